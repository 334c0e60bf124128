"""Short invented talks about one item each: what must be found in the draft, and what must not stand in it.

`scenes/known.txt` is looked at while drafting is tuned; of `scenes/blind.txt` only the counts are, so that a rule that
fits nothing but what was seen shows. A scene:

    == name
    punkt: title
    indstilling: proposal, where there is one
    Birgit: what she says
    + Karl | words of a fact | that are found     (by Karl; with nobody in front it is the meeting's)
    - words | that must not stand together
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from evaluation.measures import danish, facts, grounds
from evaluation.meetings.minuted import FactKind as ReferenceKind
from evaluation.meetings.minuted import Forbidden, ForbiddenKind, ReferenceFact
from evaluation.meetings.scripted import spoken
from models.grammar import Apertium, Grammar
from service import families
from service.drafting.again import redraft
from service.meetings import Agenda, Decision, Item, Meeting, Outcome, Participant, Section

HERE = Path(__file__).parent / "scenes"
GRAMMAR = pytest.mark.skipif(not Apertium.available(), reason="Apertium's Danish data aren't installed")
PEOPLE = tuple(
    Participant(name=name, role=role)
    for name, role in {
        "Birgit Holst": "formand",
        "Amina Yusuf": "næstformand",
        "Jens Ravn": "medlem",
        "Peder Dam": "medlem",
        "Karl Bech": "TR",
        "Lise Munk": "AMR",
        "Torben Falk": "centerchef",
        "Sofie Krag": "HR-konsulent",
    }.items()
)
_BY_FIRST = {person.name.split()[0]: person.name for person in PEOPLE}


@dataclass(frozen=True)
class Scene:
    """A talk, `said` as (first name, text), and what its draft must and must not hold."""

    name: str
    title: str
    proposal: str
    said: tuple[tuple[str, str], ...]
    wanted: tuple[ReferenceFact, ...]
    unwanted: tuple[Forbidden, ...]


@dataclass(frozen=True)
class Result:
    """What a draft of a scene holds. `wrong` and `unsupported` are unflagged sentences."""

    scene: Scene
    sentences: tuple[str, ...]
    missing: tuple[ReferenceFact, ...]
    forbidden: tuple[Forbidden, ...]
    errors: tuple[str, ...]
    unsupported: tuple[str, ...]


@cache
def scenes(name: str) -> tuple[Scene, ...]:
    """The scenes of a file."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(_scene(block.strip().splitlines()) for block in re.split(r"(?m)^== ", text) if block.strip())


def drafted(scene: Scene, grammar: Grammar | None) -> Result:
    """The scene's draft, held against it. Of a talk without an end nothing is written: there the chair ends it."""
    decision = _decided(scene, grammar, scene.said)
    if decision.outcome is Outcome.NONE:
        chair = PEOPLE[0].name.split()[0]
        decision = _decided(scene, grammar, (*scene.said, (chair, "Godt. Så har vi drøftet det, og vi går videre.")))
    lines = [line for s in decision.sentences for line in facts.sentences(s.text)]
    talk = " ".join(text for _, text in scene.said)
    ground = grounds.Grounds(f"{talk} {scene.title} {scene.proposal}", f"{talk} {scene.title} {scene.proposal}", PEOPLE)
    return Result(
        scene,
        tuple(s.text for s in decision.sentences),
        tuple(fact for fact in scene.wanted if not facts.found(fact, lines, PEOPLE)),
        tuple(one for one in scene.unwanted if facts.written(one, lines)),
        tuple(s.text for s in decision.sentences if danish.errors(s.text)),
        tuple(s.text for s in decision.sentences if not s.flags and grounds.doubt(s.text, ground).unsupported),
    )


def _decided(scene: Scene, grammar: Grammar | None, said: tuple[tuple[str, str], ...]) -> Decision:
    transcript = spoken([(_BY_FIRST[who], text, 1) for who, text in said])
    sections = (Section(heading="Indstilling", text=scene.proposal),) if scene.proposal else ()
    agenda = Agenda(
        meeting=Meeting(committee="Udvalget", date=None, time="", place="", participants=PEOPLE),
        items=(Item(number=1, title=scene.title, sections=sections),),
    )
    own = {u.id for u in transcript.utterances}
    return redraft(agenda, 0, transcript, own, families.load("standard"), None, grammar)


def _scene(lines: list[str]) -> Scene:
    heads = {"punkt": "", "indstilling": ""}
    said, wanted, unwanted = [], [], []
    for line in lines[1:]:
        if line.startswith("+ "):
            wanted.append(_fact(line[2:]))
        elif line.startswith("- "):
            parts = tuple(part.strip() for part in line[2:].split("|"))
            unwanted.append(Forbidden(kind=ForbiddenKind.PRIVATE, what=line[2:], parts=parts))
        else:
            key, _, text = line.partition(": ")
            if key in heads:
                heads[key] = text
            elif key:
                said.append((key, text))
    return Scene(lines[0], heads["punkt"], heads["indstilling"], tuple(said), tuple(wanted), tuple(unwanted))


def _fact(line: str) -> ReferenceFact:
    first, *rest = [part.strip() for part in line.split("|")]
    who = _BY_FIRST.get(first.split("/")[0], "")
    parts = ("@", *rest) if who else tuple(part for part in (first, *rest) if part)
    return ReferenceFact(kind=ReferenceKind.INFORMATION, who=who, what=line, parts=parts)


@GRAMMAR
@pytest.mark.parametrize(("name", "least", "most"), [("known", 0.75, 2), ("blind", 0.75, 2)])
def test_most_facts_are_found_and_hardly_anything_private_or_taken_back_is(name: str, least: float, most: int) -> None:
    grammar = Apertium()
    results = [drafted(scene, grammar) for scene in scenes(name)]
    wanted = sum(len(r.scene.wanted) for r in results)
    assert sum(len(r.missing) for r in results) <= (1 - least) * wanted
    assert sum(len(r.forbidden) for r in results) <= most
    assert not [error for r in results for error in r.errors]
    assert sum(len(r.unsupported) for r in results) <= 1
