from typing import get_args

import pytest

from evaluation.figures.drafting import agenda_of
from evaluation.measures.facts import problems
from evaluation.meetings.minuted import MinutedMeeting, MinutedSplit, minuted_meetings

SPLITS: tuple[MinutedSplit, ...] = get_args(MinutedSplit)
MEETINGS = {f"{split}/{name}": meeting for split in SPLITS for name, meeting in minuted_meetings(split).items()}


@pytest.mark.parametrize("meeting", MEETINGS.values(), ids=MEETINGS)
def test_the_dagsorden_is_read_with_the_items_of_the_reference(meeting: MinutedMeeting) -> None:
    assert [item.number for item in agenda_of(meeting).items] == list(meeting.items)


@pytest.mark.parametrize("meeting", MEETINGS.values(), ids=MEETINGS)
def test_the_beslutning_holds_its_facts_and_nothing_forbidden_and_every_number_was_said(
    meeting: MinutedMeeting,
) -> None:
    assert list(problems(meeting)) == []


@pytest.mark.parametrize("meeting", MEETINGS.values(), ids=MEETINGS)
def test_every_utterance_is_said_by_somebody_present(meeting: MinutedMeeting) -> None:
    present = {person.name for person in meeting.participants if person.present}
    assert {name for name, _, _ in meeting.utterances} <= present
