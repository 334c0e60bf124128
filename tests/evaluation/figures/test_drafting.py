import pytest

from evaluation.figures import drafting
from evaluation.meetings.scripted import ScriptedMeeting, scripted_meetings

MEETINGS = scripted_meetings()


@pytest.mark.parametrize("meeting", [pytest.param(m, id=name) for name, m in MEETINGS.items()])
def test_the_dagsorden_is_read_with_the_items_of_the_reference(meeting: ScriptedMeeting) -> None:
    assert [item.number for item in drafting.agenda_of(meeting).items] == list(meeting.outcomes)


def test_figures_count_every_utterance_and_item_of_both_splits() -> None:
    for figure in drafting.measured():
        meetings = [m for m in MEETINGS.values() if m.split == figure.split]
        assert figure.alignment.whole == sum(len(m.utterances) for m in meetings)
        assert figure.outcome.whole == sum(len(m.outcomes) for m in meetings)
        assert sum(c.count for c in figure.confused) == figure.outcome.whole - figure.outcome.part


def test_mistakes_are_told_of_the_tuned_half_only() -> None:
    told: list[str] = []
    drafting.mistakes(told.append)
    tuned = {name for name, meeting in MEETINGS.items() if meeting.split == "tune"}
    assert {line.split(":")[0] for line in told} <= tuned
    wrong = sum(f.alignment.whole - f.alignment.part for f in drafting.measured() if f.split == "tune")
    assert sum(": u" in line for line in told) == wrong
