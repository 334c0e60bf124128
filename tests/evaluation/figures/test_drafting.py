import pytest

from evaluation.figures import drafting
from evaluation.figures.figure import DraftingFigure
from evaluation.meetings.scripted import ScriptedMeeting, scripted_meetings

MEETINGS = scripted_meetings()


@pytest.mark.parametrize("meeting", [pytest.param(m, id=name) for name, m in MEETINGS.items()])
def test_the_dagsorden_is_read_with_the_items_of_the_reference(meeting: ScriptedMeeting) -> None:
    assert [item.number for item in drafting.agenda_of(meeting).items] == list(meeting.outcomes)


@pytest.fixture(scope="module")
def figures() -> tuple[DraftingFigure, ...]:
    return drafting.measured()


def test_figures_count_every_utterance_and_item_of_every_split(figures: tuple[DraftingFigure, ...]) -> None:
    # Between two sets of fresh meetings there are none.
    assert {figure.split for figure in figures if figure.meetings} == {meeting.split for meeting in MEETINGS.values()}
    for figure in figures:
        meetings = [m for m in MEETINGS.values() if m.split == figure.split]
        assert figure.alignment.whole == sum(len(m.utterances) for m in meetings)
        assert figure.outcome.whole == sum(len(m.outcomes) for m in meetings)
        assert (figure.outcome.low is not None) == (len(meetings) > 1)
        assert (figure.alignment.low is not None) == (len(meetings) > 1)
        wrong = figure.outcome.whole - figure.outcome.part
        assert sum(c.count for c in figure.confused) == (0 if figure.split == "fresh" else wrong)


def test_mistakes_are_told_of_the_tuned_meetings_only(figures: tuple[DraftingFigure, ...]) -> None:
    told: list[str] = []
    drafting.mistakes(told.append)
    tuned = {name for name, meeting in MEETINGS.items() if meeting.split == "tune"}
    assert {line.split(":")[0] for line in told} <= tuned
    wrong = sum(f.alignment.whole - f.alignment.part for f in figures if f.split == "tune")
    assert sum(": u" in line for line in told) == wrong
