import itertools
from typing import get_args

import pytest

from evaluation.meetings.scripted import ScriptedMeeting, Split, scripted_meetings

MEETINGS = scripted_meetings()


def test_every_split_holds_enough_to_tell_and_no_meeting_of_another() -> None:
    assert len(MEETINGS) >= 8
    assert sum(len(meeting.outcomes) for meeting in MEETINGS.values()) >= 60
    styles = {split: {m.style for m in scripted_meetings(split).values()} for split in ("tune", "held")}
    assert styles["tune"] == styles["held"]
    for split in ("held", "fresh"):
        meetings = scripted_meetings(split).values()
        # Fresh meetings are released once they have been looked at; until new ones are written there are none.
        if meetings or split == "held":
            assert sum(len(meeting.outcomes) for meeting in meetings) >= 50
            assert sum(len(meeting.utterances) for meeting in meetings) >= 300
    splits = [scripted_meetings(split).keys() for split in get_args(Split)]
    assert sum(map(len, splits)) == len(MEETINGS)
    assert frozenset().union(*splits) == MEETINGS.keys()


@pytest.mark.parametrize("meeting", MEETINGS.values(), ids=MEETINGS)
def test_every_utterance_is_said_by_somebody_present_in_a_known_item(meeting: ScriptedMeeting) -> None:
    present = {person.name for person in meeting.participants if person.present}
    assert {name for name, _, _ in meeting.utterances} <= present
    named = frozenset().union(*meeting.items_of_utterances().values())
    assert named <= {None, *meeting.outcomes}


@pytest.mark.parametrize("meeting", MEETINGS.values(), ids=MEETINGS)
def test_the_transcript_holds_every_word_once_at_rising_times(meeting: ScriptedMeeting) -> None:
    transcript = meeting.transcript()
    assert [(transcript.name_of(u.speaker), u.text) for u in transcript.utterances] == [
        (name, " ".join(text.split())) for name, text, _ in meeting.utterances
    ]
    assert transcript.utterances[-1].end <= transcript.duration
    assert [u.id for u in transcript.utterances] == list(meeting.items_of_utterances())
    words = [word for u in transcript.utterances for word in u.words]
    assert all(word.start < word.end for word in words)
    assert all(one.end <= other.start for one, other in itertools.pairwise(words))
