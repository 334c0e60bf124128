"""`udkast draft` of a talk: its files, and one Danish line for whatever is wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from service.export.schema import FOLDER

Udkast = Callable[..., Any]
ORDER = ("draft", "--template", "sygefravaer", "--date", "2025-12-01", "--out", "ud")
SAID = [
    ("Gerda Holt (leder)", "Kom indenfor, Palle. Din første sygedag var mandag den tiende november, ikke?"),
    ("Palle Vinther (medarbejder)", "Jo, det passer."),
    ("Gerda Holt (leder)", "Vil du have en fastholdelsesplan?"),
    ("Palle Vinther (medarbejder)", "Nej tak. Det er den depression, der driller, og jeg får piller for den."),
    ("Gerda Holt (leder)", "Næste samtale, skal vi sige på fredag klokken halv ti?"),
    ("Palle Vinther (medarbejder)", "Ja, det er fint."),
]
NOTES = """Fremmøde på kontoret
Første sygedag: 10/11
Fastholdelsesplan: nej
Tager piller for depression
Næste samtale: 5/12 kl. 9.30
"""


@pytest.fixture
def here(tmp_path: Path, udkast: Udkast) -> Path:
    folder = tmp_path / "her"
    cues = "".join(
        f"00:{2 * n:02}.000 --> 00:{2 * n + 2:02}.000\n<v {who}>{text}</v>\n\n" for n, (who, text) in enumerate(SAID)
    )
    (folder / "samtale.vtt").write_text(f"WEBVTT\n\n{cues}", encoding="utf-8")
    (folder / "noter.md").write_text(NOTES, encoding="utf-8")
    (folder / "tom.txt").write_text("", encoding="utf-8")
    (folder / "dagsorden.txt").write_text("1. Velkommen\n", encoding="utf-8")
    return folder


def fields(folder: Path) -> dict[str, Any]:
    draft = json.loads((folder / "draft.json").read_text(encoding="utf-8"))
    schema = json.loads((FOLDER / "talk.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(draft)
    assert all(set(field) == {"name", "value", "text", "sources", "flags"} for field in draft["fields"])
    return {field["name"]: field["value"] for field in draft["fields"]}


@pytest.mark.parametrize(
    "source", [("--transcript", "samtale.vtt"), ("--notes", "noter.md"), ("--transcript", "noter.md")]
)
def test_a_talk_becomes_its_files(udkast: Udkast, here: Path, source: tuple[str, str]) -> None:
    answer = udkast(*ORDER, *source)
    assert answer.status == 0, answer.lines
    made = {path.name for path in (here / "ud").iterdir()}
    assert made == {"draft.json", "transcript.json", "referat.docx", "referat.pdf", "referat.html", "run.json"}
    values = fields(here / "ud")
    assert values["form"] == "fysisk"
    assert values["first_sick_day"] == "2025-11-10"
    assert values["within_four_weeks"] is True
    assert values["retention_plan"] is False
    assert values["next_meeting"] == "2025-12-05T09:30"
    assert values["invitation"] is None


def test_no_document_tells_of_health(udkast: Udkast, here: Path) -> None:
    udkast(*ORDER, "--transcript", "samtale.vtt")
    printed = "".join(page.extract_text() for page in PdfReader(here / "ud" / "referat.pdf").pages)
    for text in (
        printed,
        (here / "ud" / "referat.html").read_text(encoding="utf-8"),
        (here / "ud" / "draft.json").read_text(encoding="utf-8"),
    ):
        assert "depression" not in text.casefold()
        assert "piller" not in text.casefold()
    assert "AI-assisteret udkast" in printed
    assert "Ikke oplyst – spørg: Hvordan og hvornår blev medarbejderen indkaldt" in " ".join(printed.split())


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (("--template", "sygefravaer", "--transcript", "samtale.vtt"), "--date"),
        (("--template", "sygefravaer", "--date", "1. december", "--transcript", "samtale.vtt"), "ÅÅÅÅ-MM-DD"),
        ((*ORDER[1:5], "--transcript", "samtale.vtt", "--agenda", "dagsorden.txt"), "--agenda"),
        (ORDER[1:5], "--transcript"),
        ((*ORDER[1:5], "--transcript", "samtale.vtt", "--notes", "noter.md"), "kun én"),
        ((*ORDER[1:5], "--transcript", "væk.vtt"), "findes ikke"),
        ((*ORDER[1:5], "--notes", "tom.txt"), "noterne"),
        ((*ORDER[1:5], "--notes", "væk.txt"), "findes ikke"),
        ((*ORDER[1:5], "væk.wav"), "findes ikke"),
        (("--template", "sygefravær", "--date", "2025-12-01", "--transcript", "samtale.vtt"), "sygefravaer"),
        (("--agenda", "dagsorden.txt", "--date", "2025-12-01", "--transcript", "samtale.vtt"), "sygefravaer"),
    ],
)
def test_bad_input_is_one_line_that_says_what_to_do(
    udkast: Udkast, here: Path, order: tuple[str, ...], says: str
) -> None:
    answer = udkast("draft", *order, "--out", "ud")
    assert answer.status == 2
    assert len(answer.lines) == 1
    assert says in answer.lines[0]
    assert not (here / "ud").exists()
