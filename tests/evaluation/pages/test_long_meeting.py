from evaluation.pages.long_meeting import ITEMS, SECONDS, UTTERANCES, long_meeting


def test_it_is_as_long_as_it_says_and_nothing_is_in_two_places() -> None:
    agenda, draft, transcript = long_meeting()
    assert len(agenda.items) == len(draft.items) == ITEMS
    assert len(transcript.utterances) == UTTERANCES
    assert transcript.duration == SECONDS
    placed = [u for item in draft.items for u in item.utterances] + list(draft.unassigned)
    assert sorted(placed) == sorted(u.id for u in transcript.utterances)


def test_it_is_the_same_each_time() -> None:
    assert long_meeting() == long_meeting()
    assert long_meeting() != long_meeting(seed=4)


def test_people_speak_as_fast_as_people_do() -> None:
    words = sum(len(u.words) for u in long_meeting()[2].utterances)
    assert 2 < words / SECONDS < 3.5
