"""Scripted meetings: what was said, and what a careful referent makes of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from service.meetings import Outcome, Participant, Speaker, Transcript, Utterance, Value, Word

HERE = Path(__file__).parent
WORDS_PER_SECOND = 2.6
PAUSE = 0.6  # seconds between two utterances

Split = Literal["tune", "held", "fresh"]

Items = int | tuple[int | None, ...] | None
"""The item that an utterance belongs to, None outside any; or several, where either would do."""


class ScriptedMeeting(Value):
    """One meeting as written; `utterances` are (speaker's name, text, item or items or None)."""

    split: Split
    style: str
    agenda: str
    participants: tuple[Participant, ...]
    utterances: tuple[tuple[str, str, Items], ...]
    outcomes: dict[int, Outcome | tuple[Outcome, ...]]

    def transcript(self) -> Transcript:
        """The meeting as a transcript: ids u1, u2 …, plausible times, every word heard with certainty."""
        return spoken(self.utterances)

    def items_of_utterances(self) -> dict[str, frozenset[int | None]]:
        """For every utterance's id the items it may rightly be given to; None is outside any item."""
        return of_items(self.utterances)

    def outcomes_of_items(self) -> dict[int, frozenset[Outcome]]:
        """For every item's number the outcomes that are right."""
        return {
            number: frozenset([outcome] if isinstance(outcome, Outcome) else outcome)
            for number, outcome in self.outcomes.items()
        }


def spoken(utterances: Iterable[tuple[str, str, Items]]) -> Transcript:
    """What was said as a transcript: ids u1, u2 …, plausible times, every word heard with certainty."""
    said = tuple(utterances)
    ids = {name: f"s{n}" for n, name in enumerate(dict.fromkeys(name for name, _, _ in said), 1)}
    clock, timed = 0.5, []
    for number, (name, text, _) in enumerate(said, 1):
        words = tuple(
            Word(
                start=round(clock + n / WORDS_PER_SECOND, 3),
                end=round(clock + (n + 1) / WORDS_PER_SECOND, 3),
                text=word,
                probability=1.0,
            )
            for n, word in enumerate(text.split())
        )
        start, end = words[0].start, words[-1].end
        timed.append(
            Utterance(
                id=f"u{number}", start=start, end=end, speaker=ids[name], text=" ".join(text.split()), words=words
            )
        )
        clock = end + PAUSE
    return Transcript(
        duration=round(clock, 3),
        speakers=tuple(Speaker(id=speaker, name=name) for name, speaker in ids.items()),
        utterances=tuple(timed),
    )


def of_items(utterances: Iterable[tuple[str, str, Items]]) -> dict[str, frozenset[int | None]]:
    """For every utterance's id the items it may rightly be given to; None is outside any item."""
    return {f"u{number}": one_of(item) for number, (_, _, item) in enumerate(utterances, 1)}


def one_of(item: Items) -> frozenset[int | None]:
    """The acceptable items of one entry of a script: a number, None, or several of them."""
    return frozenset([item] if item is None or isinstance(item, int) else item)


def scripted_meetings(split: Split | None = None) -> dict[str, ScriptedMeeting]:
    """All meetings of a split (None: of all) by name, in the order of their names."""
    meetings = {
        path.stem: ScriptedMeeting.model_validate_json(path.read_text(encoding="utf-8"))
        for path in sorted(HERE.glob("*.json"))
    }
    return {name: meeting for name, meeting in meetings.items() if split in (None, meeting.split)}
