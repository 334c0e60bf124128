import itertools
from pathlib import Path

import pytest

from evaluation.figures import sound
from evaluation.figures.figure import MinutesFigure, SystemFigure
from evaluation.figures.minutes_report import markdown
from evaluation.figures.sound import (
    CONDITIONS,
    HEARD,
    Listened,
    conditions,
    hearing,
    measured,
    named,
    turns_of,
    words_of,
)
from evaluation.figures.writers import known_agenda
from evaluation.meetings.minuted import minuted_meetings
from evaluation.meetings.spoken import SpokenMeeting, Turn
from models.speakers import Turn as HeardTurn
from models.weights import Store
from service import transcript as transcripts
from service.settings import Settings
from service.stages.equipment import LISTENING, Equipment

MEETING = minuted_meetings("seen")["storkoekken"]


def placed(early: float = 0.0) -> tuple[Turn, ...]:
    """The meeting's turns at 3 words a second with a pause of half a second, or each begun early."""
    turns, clock = [], 0.5
    for name, text, _ in MEETING.utterances:
        end = clock + len(text.split()) / 3
        turns.append(Turn(start=round(clock, 3), end=round(end, 3), speaker=name, text=text))
        clock = end - min(early, (end - clock) / 3) if early else end + 0.5
    return tuple(turns)


class Told(SpokenMeeting):
    """A spoken meeting whose sound nobody needs."""

    @property
    def seconds(self) -> float:
        return self.turns[-1].end + 1


def told(turns: tuple[Turn, ...]) -> SpokenMeeting:
    return Told(Path("no.wav"), turns)


def heard_rightly(turns: tuple[Turn, ...]) -> Listened:
    """What a machine without a fault would hear."""
    words, voices = words_of(turns), turns_of(turns)
    transcript = transcripts.utterances_of(words, voices, turns[-1].end + 1)
    return Listened(words=tuple(words), turns=tuple(voices), transcript=transcript, seconds=10, peak_bytes=10**9)


def test_a_machine_without_a_fault_makes_no_error() -> None:
    found = hearing(MEETING, told(placed()), heard_rightly(placed()))
    assert {name: share.rate for name, share in found.items()} == {
        **dict.fromkeys(("wer", "cer", "wer_heard", "false_repairs", "harmful_repairs", "der", "jer"), 0),
        "names": 1,
        "terms": 0,  # nobody says any of them in this meeting
    }
    assert found["terms"].whole == 0


def test_what_is_misheard_and_mistaken_counts_where_it_belongs() -> None:
    right = heard_rightly(placed())
    one_voice = tuple(HeardTurn(start=t.start, end=t.end, speaker=0) for t in right.turns)
    deaf = right.transcript.model_copy(update={"utterances": right.transcript.utterances[::2]})
    found = hearing(MEETING, told(placed()), right.model_copy(update={"turns": one_voice, "transcript": deaf}))
    assert found["wer"].rate > 0.2
    assert found["jer"].rate > found["der"].rate > 0.2
    assert found["names"].rate < 1


def test_the_words_of_two_who_speak_at_once_are_not_mixed() -> None:
    words = words_of(placed(early=0.4))
    assert [word.text for word in words] == [word for _, text, _ in MEETING.utterances for word in text.split()]
    assert all(one.end <= other.start + 1e-6 for one, other in itertools.pairwise(words))


def test_a_voice_is_named_as_the_person_it_mostly_is() -> None:
    turns = placed()
    heard = heard_rightly(turns).transcript
    assert {speaker.name for speaker in heard.speakers} == {f"Taler {n}" for n in (1, 2, 3)}
    known = named(heard, turns)
    for utterance in known.utterances:
        middle = (utterance.start + utterance.end) / 2
        speaking = next(turn.speaker for turn in turns if turn.start <= middle <= turn.end)
        assert known.name_of(utterance.speaker) == speaking


def test_each_condition_takes_its_part_from_the_machine_and_the_rest_from_the_reference() -> None:
    turns = placed()
    right = heard_rightly(turns)
    wrong_words = tuple(word.__class__(word.start, word.end, "hm", 0.5) for word in right.words)
    one_voice = tuple(HeardTurn(start=t.start, end=t.end, speaker=0) for t in right.turns)
    transcript = transcripts.utterances_of(wrong_words, one_voice, turns[-1].end + 1)
    found = right.model_copy(update={"words": wrong_words, "turns": one_voice, "transcript": transcript})
    of = {name: transcript for name, (transcript, _) in conditions(MEETING, told(turns), found).items()}
    assert list(of) == list(CONDITIONS)
    said = {name: {word.text for u in one.utterances for word in u.words} for name, one in of.items()}
    assert all(("hm" in words) == (name in {"words", "named", "heard"}) for name, words in said.items())
    speakers = {name: {speaker.name for speaker in one.speakers} for name, one in of.items()}
    people = {name for name, _, _ in MEETING.utterances}
    assert speakers["reference"] == speakers["words"] == people
    assert len(speakers["turns"]) == len(speakers["named"]) == 1
    assert speakers["heard"] == {"Taler 1"}
    assert not speakers["unnamed"] & people


def test_the_table_tells_what_was_heard_and_what_the_difference_is_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = placed()
    monkeypatch.setattr(sound, "listened", lambda *_: heard_rightly(turns))
    none = Equipment(Store(tmp_path), "embedded", ())
    figures = measured({"seen/storkoekken": (MEETING, told(turns))}, none, tmp_path)
    assert [one.condition for one in figures] == list(CONDITIONS)
    ceiling, worst = figures[0], figures[-1]
    recall = {one.condition: next(c.rate for c in one.counts if c.measure == "recall") for one in figures}
    assert recall["words"] == recall["named"]
    assert recall["heard"].part <= recall["named"].part
    assert (ceiling.seconds_per_minute, ceiling.peak_bytes) == (0, 0)
    assert {one.measure for one in worst.counts} >= set(HEARD)
    assert measured({}, none, tmp_path) == ()
    rules = SystemFigure(system="rules", meetings=1, items=7, seconds_per_minute=1, peak_bytes=1, counts=())
    text = "\n".join(markdown(MinutesFigure(splits=("seen",), systems=(rules,), sound=figures)))
    assert all(label in text for label in (*CONDITIONS.values(), "ordfejl (WER) 0,0 %"))


@pytest.mark.weights
def test_the_programs_own_stages_listen_and_are_not_asked_twice(demo: Path, tmp_path: Path) -> None:
    import soundfile

    from models.sound import decode

    decoded = decode(demo / "demo.ogg", tmp_path / "whole.wav")
    short = tmp_path / "short.wav"
    soundfile.write(short, decoded.read(0, 25 * 16_000), 16_000)
    spoken = SpokenMeeting(short, placed())
    equipment = Equipment(Store(Settings().weights), "embedded", LISTENING)
    kept = tmp_path / "kept"
    first = sound.listened(known_agenda(MEETING), spoken, equipment, kept)
    assert first.words
    assert first.turns
    assert first.transcript.utterances
    assert first.peak_bytes > 10**8
    assert not list(kept.rglob("*.wav"))
    assert sound.listened(known_agenda(MEETING), spoken, equipment, kept) == first
