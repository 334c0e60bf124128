from collections.abc import Sequence

import pytest

from evaluation.figures.minutes import COUNTS, Held, count, measured, mistakes
from evaluation.figures.minutes_report import markdown
from evaluation.figures.writers import WrittenItem, WrittenMeeting, by_hand, first, ours, whole
from evaluation.meetings.minuted import KEPT, MinutedSplit, minuted_meetings
from models.grammar import Apertium
from models.language import Task
from models.progress import Progress, silent
from service.meetings import Outcome

MEETING = minuted_meetings("seen")["storkoekken"]


class Scripted:
    """A model that always gives the same answer."""

    def __init__(self, said: str) -> None:
        self._said = said
        self.asked: list[str] = []

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[str | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        self.asked += questions
        return [self._said for _ in questions]

    def close(self) -> None:
        """Nothing is held."""


def rate(held: Held, measure: str) -> float:
    part, of = held.shares[measure]
    return part / of if of else 0.0


def test_the_reference_itself_gets_the_best_of_every_measure() -> None:
    held = count(MEETING, by_hand(MEETING))
    assert {m: rate(held, m) for m in ("outcome", "recall", "precision", "forbidden", "grammar", "edits")} == {
        "outcome": 1,
        "recall": 1,
        "precision": 1,
        "forbidden": 0,
        "grammar": 0,
        "edits": 0,
    }


def test_nothing_written_holds_no_fact_and_says_nothing_wrong() -> None:
    held = count(MEETING, WrittenMeeting(items={}, seconds=0))
    assert rate(held, "outcome") == rate(held, "recall") == rate(held, "forbidden") == 0
    assert rate(held, "edits") == 1
    assert all(found is None for _, found in held.confused)


def test_a_flag_moves_an_error_from_unflagged_to_flagged() -> None:
    for flagged in (False, True):
        item = WrittenItem(sentences=(("Der købes 700 handsker.", flagged),), outcome=Outcome.DISCUSSED)
        held = count(MEETING, WrittenMeeting(items={3: item}, seconds=0))
        assert held.shares["wrong_flagged"][0] == held.shares["unsupported_flagged"][0] == int(flagged)
        assert held.shares["wrong_unflagged"][0] == held.shares["unsupported_unflagged"][0] == int(not flagged)


def test_the_baselines_write_every_item_from_what_was_said_in_it() -> None:
    draft = ours(MEETING, None, None).draft
    assert draft is not None
    written = first(MEETING, draft)
    assert written.items.keys() == MEETING.items.keys()
    spoken = {name for name, _, _ in MEETING.utterances}
    assert all(text.split(":")[0] in spoken for item in written.items.values() for text, _ in item.sentences)
    model = Scripted("Udfald: udsat\nBeslutning: Punktet blev udsat. HR svarer i april.")
    prompted = whole(MEETING, draft, model)
    assert len(model.asked) == sum(bool(item.utterances) for item in draft.items)
    assert prompted.items[5].outcome is Outcome.POSTPONED
    assert [text for text, _ in prompted.items[5].sentences] == ["Punktet blev udsat.", "HR svarer i april."]


def test_an_answer_without_an_outcome_is_taken_as_text() -> None:
    draft = ours(MEETING, None, None).draft
    assert draft is not None
    item = whole(MEETING, draft, Scripted("Punktet blev udsat.")).items[5]
    assert (item.outcome, item.sentences) == (None, (("Punktet blev udsat.", False),))


@pytest.fixture(autouse=True)
def one_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaluation.figures.minutes.minuted_meetings", lambda _: {"storkoekken": MEETING})


def test_the_table_has_every_measure_and_a_difference_with_its_interval() -> None:
    table = markdown(measured(["seen"]))
    assert all(label in table for label in COUNTS.values())
    assert " til " in table
    assert "bedre" in table


@pytest.mark.parametrize("split", KEPT)
def test_what_goes_wrong_in_the_kept_meetings_stays_unsaid(split: MinutedSplit) -> None:
    figure = measured([split])
    assert all(not (one.confused or one.wrong or one.grammar or one.forbidden) for one in figure.systems)
    assert "Forvekslet" not in markdown(figure)


def test_mistakes_tell_every_missing_fact_and_wrong_outcome_of_what_may_be_read() -> None:
    told: list[str] = []
    mistakes(told.append, ["seen"])
    held = count(MEETING, ours(MEETING, None, Apertium() if Apertium.available() else None))
    part, whole = held.shares["recall"]
    assert sum(" mangler (" in line for line in told) == whole - part
    assert sum(" blev " in line and ", ikke " in line for line in told) == sum(a != b for a, b in held.confused)
    for split in KEPT:
        with pytest.raises(ValueError, match=split):
            mistakes(told.append, ["seen", split])
