"""One item drafted anew."""

from pathlib import Path

import pytest

from service import agenda as dagsorden
from service import families
from service import transcript as transcripts
from service.drafting import draft, redraft
from service.meetings import Agenda, Decision, FlagKind, Outcome, Transcript

FAMILY = families.load("standard")


@pytest.fixture(scope="module")
def meeting(demo: Path) -> tuple[Agenda, Transcript]:
    return dagsorden.read(demo / "dagsorden.docx", dagsorden.CaseNumbers()), transcripts.read(demo / "demo.vtt")


def placed_surely(decision: Decision) -> Decision:
    """The decision once a person has said where its utterances belong: nothing asks about that any more."""
    sentences = tuple(
        s.model_copy(update={"flags": tuple(f for f in s.flags if f.kind is not FlagKind.PLACE)})
        for s in decision.sentences
    )
    return decision.model_copy(update={"sentences": sentences})


def test_an_item_drafted_again_from_the_same_utterances_is_the_same(meeting: tuple[Agenda, Transcript]) -> None:
    agenda, transcript = meeting
    whole = draft(agenda, transcript, FAMILY)
    for place, item in enumerate(whole.items):
        assert redraft(agenda, place, transcript, item.utterances, FAMILY) == placed_surely(item.decision)


def test_utterances_that_a_person_moved_away_are_no_longer_drawn_on(meeting: tuple[Agenda, Transcript]) -> None:
    agenda, transcript = meeting
    whole = draft(agenda, transcript, FAMILY)
    place = max(range(len(whole.items)), key=lambda n: len(whole.items[n].decision.sentences))
    own = whole.items[place].utterances
    fewer = own[: len(own) // 2]
    again = redraft(agenda, place, transcript, fewer, FAMILY)
    assert again != whole.items[place].decision
    assert {source for s in again.sentences for source in s.sources} <= set(fewer)


def test_an_item_without_utterances_has_no_decision(meeting: tuple[Agenda, Transcript]) -> None:
    agenda, transcript = meeting
    again = redraft(agenda, 0, transcript, (), FAMILY)
    assert again.outcome is Outcome.NONE
    assert again.sentences == ()
