import datetime
from pathlib import Path

import pytest

from evaluation.figures import talks_sound
from evaluation.figures.figure import Figures, Part
from evaluation.figures.report import markdown
from evaluation.figures.sound import Listened
from evaluation.meetings.spoken import SpokenMeeting, Turn
from evaluation.talks.script import talks
from models.weights import Store
from service.meetings import Agenda
from service.stages.equipment import Equipment

PART = Part(measured=datetime.date(2026, 1, 7), machine="2 kerner, 24 GB")
TALK = talks("tune")["havn_sparsom"]


def turns() -> tuple[Turn, ...]:
    return tuple(
        Turn(start=u.start, end=u.end, speaker=name, text=u.text)
        for (name, _), u in zip(TALK.utterances, TALK.transcript().utterances, strict=True)
    )


def heard_rightly(agenda: Agenda, *_: object) -> Listened:
    assert agenda.meeting.participants == TALK.participants
    return Listened(words=(), turns=(), transcript=TALK.transcript(), seconds=1, peak_bytes=1)


def test_what_is_heard_rightly_fills_the_fields_as_the_reference_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talks_sound, "listened", heard_rightly)
    none = Equipment(Store(tmp_path), "embedded", ())
    spoken = {"havn_sparsom": (TALK, SpokenMeeting(tmp_path / "none.wav", turns()))}
    reference, named, heard = talks_sound.measured(spoken, none, tmp_path)
    assert reference.counts == named.counts == heard.counts
    assert reference.wer is None
    assert heard.wer is not None
    assert heard.wer.part == 0
    table = markdown(Figures(talks=(reference, named, heard), parts={"talks": PART}))
    assert "lyd, talerne ikke navngivet" in table
    assert "ordfejl (WER) 0,0 %" in table


def test_without_spoken_talks_there_is_no_figure(tmp_path: Path) -> None:
    assert talks_sound.measured({}, Equipment(Store(tmp_path), "embedded", ()), tmp_path) == ()
