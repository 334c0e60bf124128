"""Alignment and outcome on the scripted meetings."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

from evaluation.figures.figure import Confused, DraftingFigure, Rate
from evaluation.measures.alignment import aligned
from evaluation.measures.outcome import outcomes
from evaluation.meetings.minuted import MinutedMeeting
from evaluation.meetings.scripted import ScriptedMeeting, Split, scripted_meetings
from models.progress import Progress, silent
from service import agenda as dagsorden
from service import drafting, families
from service.meetings import Agenda, Draft
from service.participants import joined

TEMPLATE = "standard"


def measured(progress: Progress = silent) -> tuple[DraftingFigure, ...]:
    """The figures of every split. No language model takes part: it words sentences, it decides nothing."""
    splits: tuple[Split, ...] = get_args(Split)
    figures = []
    for done, split in enumerate(splits):
        figures.append(_of(split, scripted_meetings(split)))
        progress((done + 1) / len(splits))
    return tuple(figures)


def drafted(meeting: ScriptedMeeting) -> Draft:
    """The meeting's draft, its participants known."""
    agenda = agenda_of(meeting)
    agenda = agenda.model_copy(update={"meeting": joined(agenda.meeting, meeting.participants)})
    return drafting.draft(agenda, meeting.transcript(), families.load(TEMPLATE))


def agenda_of(meeting: ScriptedMeeting | MinutedMeeting) -> Agenda:
    """The meeting's dagsorden, read as the file it would be."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("dagsorden.md" if meeting.agenda.startswith("#") else "dagsorden.txt")
        path.write_text(meeting.agenda, encoding="utf-8")
        return dagsorden.read(path)


def mistakes(tell: Callable[[str], None]) -> None:
    """Tell what went wrong in the meetings that may be looked at, utterance by utterance and item by item."""
    for name, meeting in scripted_meetings("tune").items():
        for line in _mistakes(meeting):
            tell(f"{name}: {line}")


def _mistakes(meeting: ScriptedMeeting) -> Iterator[str]:
    draft = drafted(meeting)
    given: dict[str, int | None] = {u: item.number for item in draft.items for u in item.utterances}
    said = {u.id: u.text for u in meeting.transcript().utterances}
    for utterance, right in meeting.items_of_utterances().items():
        if given.get(utterance) not in right:
            yield f"{utterance} i {given.get(utterance)}, ikke {_either(right)}: {said[utterance]}"
    found = {item.number: item.decision.outcome for item in draft.items}
    for number, expected in meeting.outcomes_of_items().items():
        if found.get(number) not in expected:
            yield f"punkt {number} blev {found.get(number)}, ikke {_either(expected)}"


def _either(values: frozenset[int | None] | frozenset[str]) -> str:
    return " eller ".join(sorted(map(str, values)))


def _of(split: Split, meetings: dict[str, ScriptedMeeting]) -> DraftingFigure:
    # Items of one meeting are not independent of one another (one chair, one style): meetings are what is drawn again.
    alignments, accuracies, confusion = [], [], Counter[tuple[str, str | None]]()
    for meeting in meetings.values():
        draft = drafted(meeting)
        alignments.append(aligned(draft, meeting.items_of_utterances()))
        told = outcomes(draft, meeting.outcomes_of_items())
        accuracies.append(told.accuracy)
        confusion.update(told.confusion)
    return DraftingFigure(
        split=split,
        meetings=len(meetings),
        alignment=Rate.of(alignments),
        outcome=Rate.of(accuracies),
        confused=tuple(
            Confused(expected=expected, found=found, count=count)
            for (expected, found), count in confusion.most_common()
            # What goes wrong in the fresh meetings stays unsaid: who tunes would tune to it.
            if expected != found and split != "fresh"
        ),
    )
