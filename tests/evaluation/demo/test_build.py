import json
import re
import tomllib
from pathlib import Path

import av
import pytest
from docx import Document
from pypdf import PdfReader

import evaluation.demo
from evaluation.demo.documents import write_docx, write_pdf
from evaluation.measures.der import read_rttm

DEMO = Path(evaluation.demo.__file__).parent
AGENDA = tomllib.loads((DEMO / "agenda.toml").read_text(encoding="utf-8"))
TURNS = json.loads((DEMO / "turns.json").read_text(encoding="utf-8"))


def test_the_sound_lasts_as_long_as_its_turns_and_is_small() -> None:
    path = DEMO / "demo.ogg"
    assert path.stat().st_size < 2_000_000
    with av.open(str(path)) as sound:
        stream = sound.streams.audio[0]
        assert stream.codec_context.name.endswith("opus")
        assert sound.duration is not None
        seconds = sound.duration / av.time_base
    assert seconds >= 240
    assert 0 <= seconds - TURNS[-1]["end"] < 2


def test_turns_script_and_rttm_say_the_same() -> None:
    script = json.loads((DEMO / "script.json").read_text(encoding="utf-8"))
    named = [[script["speakers"][who]["name"], text] for who, text in script["utterances"]]
    assert [[turn["speaker"], turn["text"]] for turn in TURNS] == named
    assert [turn["item"] for turn in TURNS] == script["items"]
    spoken = read_rttm(DEMO / "demo.rttm")
    assert len({speaker for _, _, speaker in spoken}) >= 4
    assert [start for start, _, _ in spoken] == pytest.approx([turn["start"] for turn in TURNS])


def test_every_item_of_the_dagsorden_is_spoken_of_and_has_a_reference() -> None:
    reference = json.loads((DEMO / "reference.json").read_text(encoding="utf-8"))
    numbers = list(range(1, len(AGENDA["items"]) + 1))
    assert [item["number"] for item in reference["items"]] == numbers
    assert {turn["item"] for turn in TURNS if isinstance(turn["item"], int)} == set(numbers)


def test_word_and_pdf_hold_the_whole_dagsorden(tmp_path: Path) -> None:
    write_docx(AGENDA, tmp_path / "d.docx")
    write_pdf(AGENDA, tmp_path / "d.pdf")
    document = Document(str(tmp_path / "d.docx"))
    word = _bare(" ".join(paragraph.text for paragraph in document.paragraphs))
    pdf = _bare(" ".join(page.extract_text() for page in PdfReader(tmp_path / "d.pdf").pages))
    texts = [AGENDA["date_text"], AGENDA["place"], *AGENDA["participants"], *AGENDA["absent"]]
    for item in AGENDA["items"]:
        texts += [item["title"], item["case_number"], *(s["text"] for s in item.get("sections", ()))]
    for text in map(_bare, texts):
        assert text in word
        assert text in pdf


def _bare(text: str) -> str:
    """Letters and digits: bullets, line breaks and hyphenation differ between the two."""
    return "".join(re.findall(r"[^\W_]", re.sub(r"Side \d+ af \d+", "", text)))
