"""One scene: an item, its last talk and what became of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures.drafting import agenda_of
from evaluation.meetings.minuted import MinutedMeeting
from evaluation.meetings.scripted import ScriptedMeeting
from service.drafting.alignment import leader
from service.drafting.chairing import chairing
from service.drafting.people import People
from service.drafting.remarks import Remark, remarks_of
from service.meetings import Item, Outcome, Section, Speaker, Transcript, Utterance
from service.participants import joined

HERE = Path(__file__).parent
CHAIR = "K"


@dataclass(frozen=True)
class Scene:
    """`outcomes` are several where either would do; `group` is the file or meeting it comes from."""

    group: str
    item: Item
    remarks: tuple[Remark, ...]
    chair: str | None
    outcomes: frozenset[Outcome]


def scenes(folder: str) -> list[Scene]:
    """The scenes of a folder, in the order of its files.

    In a file an empty line parts them; the first line of one is "= title | clause; clause | outcome/outcome" ("-" for
    no indstilling), the others "speaker: words", K leading the meeting.
    """
    found = []
    for path in sorted((HERE / folder).glob("*.txt")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
            head, *lines = block.split("\n")
            found.append(_scene(path.stem, head, lines))
    return found


def _scene(group: str, head: str, lines: Sequence[str]) -> Scene:
    title, proposal, outcome = (part.strip() for part in head[1:].split("|"))
    clauses = ",\n".join(clause.strip() for clause in proposal.split(";"))
    sections = () if proposal == "-" else (Section(heading="Indstilling", text=f"Formanden indstiller,\n{clauses}."),)
    said = [line.split(": ", 1) for line in lines]
    transcript = Transcript(
        duration=10.0 * len(said),
        speakers=tuple(Speaker(id=name, name=name) for name in dict.fromkeys(name for name, _ in said)),
        utterances=tuple(
            Utterance(id=f"u{n}", start=10.0 * n, end=10.0 * n + 9, speaker=name, text=text)
            for n, (name, text) in enumerate(said)
        ),
    )
    item = Item(number=1, title=title, sections=sections)
    return Scene(group, item, remarks_of(transcript), CHAIR, frozenset(Outcome(o) for o in outcome.split("/")))


def of_meeting(name: str, meeting: MinutedMeeting | ScriptedMeeting) -> list[Scene]:
    """Every item of a meeting that was talked of, with the talk that belongs to it by the reference."""
    agenda = agenda_of(meeting)
    agenda = agenda.model_copy(update={"meeting": joined(agenda.meeting, meeting.participants)})
    transcript = meeting.transcript()
    remarks = remarks_of(transcript)
    people = People(agenda.meeting, transcript)
    chair = people.chair or leader(remarks, None, agenda.items)
    places, outcomes = meeting.items_of_utterances(), meeting.outcomes_of_items()
    found = []
    for item in agenda.items:
        own = tuple(r for r in remarks if item.number in places[r.utterance])
        if own and outcomes.get(item.number):
            found.append(Scene(name, item, own, chairing(chair, own, people), outcomes[item.number]))
    return found
