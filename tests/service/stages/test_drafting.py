"""The main job on real weights: from sound and from a Teams transcript, stopped and taken up again."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import av
import pytest

from service.drafting.prompts import PROMPTS
from service.meetings import Draft, Transcript
from service.settings import Settings
from service.stages.drafting import Order, draft_meeting
from service.stages.run import Run
from service.stages.watch import Unwatched

FILES = ["draft.json", "referat.docx", "referat.html", "referat.pdf", "run.json", "transcript.json"]

pytestmark = pytest.mark.weights


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(work=tmp_path / "work")


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Path:
    """The demo meeting's first minute."""
    path = tmp_path_factory.mktemp("lyd") / "begyndelsen.ogg"
    with av.open(str(demo / "demo.ogg")) as source, av.open(str(path), "w") as target:
        stream = source.streams.audio[0]
        copy = target.add_stream_from_template(stream)
        for packet in source.demux(stream):
            if packet.dts is None or packet.dts * packet.time_base > 60:
                break
            packet.stream = copy
            target.mux(packet)
    return path


def read(out: Path) -> tuple[Draft, Transcript, Run]:
    assert sorted(p.name for p in out.iterdir()) == FILES
    return (
        Draft.model_validate_json((out / "draft.json").read_bytes()),
        Transcript.model_validate_json((out / "transcript.json").read_bytes()),
        Run.model_validate_json((out / "run.json").read_bytes()),
    )


def check_whole(draft: Draft, transcript: Transcript) -> None:
    """The invariants of design: every utterance in one place, every sentence on utterances of the meeting."""
    placed = [u for item in draft.items for u in item.utterances] + list(draft.unassigned)
    assert sorted(placed) == sorted(u.id for u in transcript.utterances)
    known = set(placed)
    for item in draft.items:
        for sentence in item.decision.sentences:
            assert sentence.sources
            assert set(sentence.sources) <= known
            assert sentence.text.strip()
        if item.decision.outcome == "none":
            assert item.decision.sentences == ()


def test_a_teams_transcript_becomes_a_draft(tmp_path: Path, demo: Path, settings: Settings) -> None:
    out = tmp_path / "ud"
    order = Order(agenda=demo / "dagsorden.pdf", transcript=demo / "demo.vtt", out=out)
    draft_meeting(order, settings, Unwatched())
    draft, transcript, run = read(out)
    check_whole(draft, transcript)
    assert [item.number for item in draft.items] == list(range(1, 9))
    reference: Any = json.loads((demo / "reference.json").read_text(encoding="utf-8"))
    outcomes = {item["number"]: item["outcome"] for item in reference["items"]}
    right = sum(item.decision.outcome == outcomes[item.number] for item in draft.items)
    assert right >= 7
    (model,) = run.models
    prompt = PROMPTS / "reported_speech.toml"
    assert (model.task, model.id, model.title[:4]) == ("language", "qwen2.5-coder-1.5b", "Qwen")
    assert [(p.name, p.sha256) for p in model.prompts] == [
        ("reported_speech", hashlib.sha256(prompt.read_bytes()).hexdigest())
    ]
    known = {"rules", model.id}
    assert {s.writer for item in draft.items for s in item.decision.sentences} <= known
    assert {w.item: sum(w.sentences.values()) for w in run.writers} == {
        item.number: len(item.decision.sentences) for item in draft.items
    }
    assert run.audio_seconds == 0


def test_sound_becomes_a_draft_and_finished_stages_are_not_repeated(
    tmp_path: Path, demo: Path, opening: Path, settings: Settings
) -> None:
    order = Order(agenda=demo / "dagsorden.docx", recording=opening, out=tmp_path / "ud", template="vejle")
    draft_meeting(order, settings, Unwatched())
    draft, transcript, run = read(tmp_path / "ud")
    check_whole(draft, transcript)
    assert 55 < run.audio_seconds < 65
    assert len(transcript.speakers) >= 2
    assert all(w.probability <= 1 for u in transcript.utterances for w in u.words)
    assert [stage.name for stage in run.stages] == [
        "sound", "speech", "speakers", "transcript", "drafting", "export"
    ]  # fmt: skip
    assert {model.task for model in run.models} == {"speech", "segmentation", "embedding", "language"}
    assert not list(settings.work.rglob("*.wav"))
    again = draft_meeting(
        Order(agenda=demo / "dagsorden.docx", recording=opening, out=tmp_path / "igen", template="vejle"),
        settings,
        Unwatched(),
    )
    assert {stage.name for stage in again.stages if stage.reused} == {"sound", "speech", "speakers", "drafting"}
    assert (tmp_path / "igen" / "draft.json").read_bytes() == (tmp_path / "ud" / "draft.json").read_bytes()


def test_a_failed_diarisation_keeps_the_words(
    tmp_path: Path, demo: Path, opening: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An embedding that is whole by its hash and still can't be run: the process must fail, and the job must not.
    monkeypatch.setattr("service.stages.listening.turns", _broken)
    run = draft_meeting(
        Order(agenda=demo / "dagsorden.docx", recording=opening, out=tmp_path / "ud"), settings, Unwatched()
    )
    _, transcript, _ = read(tmp_path / "ud")
    assert len(transcript.speakers) == 1
    assert transcript.utterances
    assert "Talerne" in run.warnings[0]


def _broken(*_: object) -> None:
    raise RuntimeError("nothing works today")


def test_ctrl_c_leaves_nothing_and_the_next_run_goes_on(tmp_path: Path, demo: Path, opening: Path) -> None:
    out, work = tmp_path / "ud", tmp_path / "work"
    udkast = Path(sys.executable).with_name("udkast")
    command: list[str | Path] = [udkast, "draft", opening, "--agenda", demo / "dagsorden.docx"]
    environment = {**os.environ, "UDKAST_WORK": str(work)}
    # Tests in a shell's background are born deaf to Ctrl-C, and so is what they start.
    heeding = ["env", "--default-signal=INT", *command]
    process = subprocess.Popen(
        [*heeding, "--out", out], env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 240
    while not list(work.rglob("speech-*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert said.splitlines() == ["Afbrudt. Færdige trin er gemt; kør samme kommando igen for at gå videre."]
    assert not out.exists()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".udkast")]
    subprocess.run([*command, "--out", out], env=environment, check=True, capture_output=True)
    _, _, run = read(out)
    assert "speech" in {stage.name for stage in run.stages if stage.reused}
