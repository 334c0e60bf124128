from hypothesis import given
from hypothesis import strategies as st

from evaluation.measures.alignment import aligned, boundary_error, by_time
from service.meetings import Decision, Draft, DraftItem, Meeting, Outcome, Speaker, Transcript, Utterance

NOTHING = Decision(outcome=Outcome.NONE)


def draft_of(items: dict[int, list[str]], unassigned: list[str]) -> Draft:
    return Draft(
        meeting=Meeting(),
        items=tuple(
            DraftItem(number=number, title="", decision=NOTHING, utterances=tuple(ids)) for number, ids in items.items()
        ),
        unassigned=tuple(unassigned),
    )


def transcript_of(*times: tuple[float, float]) -> Transcript:
    utterances = tuple(
        Utterance(id=f"u{n}", start=start, end=end, speaker="s1", text="ja") for n, (start, end) in enumerate(times, 1)
    )
    return Transcript(duration=100, speakers=(Speaker(id="s1", name="Taler 1"),), utterances=utterances)


def test_counts_utterances_in_a_right_item() -> None:
    draft = draft_of({1: ["u2", "u3"], 2: ["u4"]}, ["u1"])
    reference = {
        "u1": frozenset({None}),
        "u2": frozenset({1}),
        "u3": frozenset({2}),
        "u4": frozenset({1, 2}),
    }
    assert (aligned(draft, reference).part, aligned(draft, reference).whole) == (3, 4)


def test_an_utterance_that_was_lost_or_doubled_is_wrong() -> None:
    draft = draft_of({1: ["u1"], 2: ["u1"]}, [])
    assert aligned(draft, {"u1": frozenset({1, 2}), "u2": frozenset({None})}).part == 0


@given(st.lists(st.sampled_from([None, 1, 2, 3]), min_size=1, max_size=30))
def test_the_reference_itself_is_all_right(items: list[int | None]) -> None:
    ids = {f"u{n}": item for n, item in enumerate(items)}
    draft = draft_of(
        {number: [u for u, item in ids.items() if item == number] for number in (1, 2, 3)},
        [u for u, item in ids.items() if item is None],
    )
    assert aligned(draft, {u: frozenset({item}) for u, item in ids.items()}).rate == 1


def test_an_utterance_belongs_where_it_overlaps_most() -> None:
    spoken = [(0.0, 10.0, frozenset({1})), (10.0, 20.0, frozenset({2}))]
    found = by_time(transcript_of((1, 9), (8, 19), (30, 31)), spoken)
    assert found == {"u1": frozenset({1}), "u2": frozenset({2})}


def test_a_boundary_one_off_costs_less_than_one_that_is_missing() -> None:
    ids = [f"u{n}" for n in range(12)]
    right = {u: frozenset({1 if n < 6 else 2}) for n, u in enumerate(ids)}
    found = draft_of({1: ids[:6], 2: ids[6:]}, [])
    near = draft_of({1: ids[:7], 2: ids[7:]}, [])
    none = draft_of({1: ids}, [])
    assert boundary_error(found, right).rate == 0
    assert 0 < boundary_error(near, right).rate < boundary_error(none, right).rate


def test_where_two_items_are_right_there_is_no_boundary_error() -> None:
    reference = {"u1": frozenset({1}), "u2": frozenset({1, 2}), "u3": frozenset({2})}
    assert boundary_error(draft_of({1: ["u1", "u2"], 2: ["u3"]}, []), reference).rate == 0
    assert boundary_error(draft_of({1: ["u1"], 2: ["u2", "u3"]}, []), reference).rate == 0
