from evaluation.measures.outcome import outcomes
from service.meetings import Decision, Draft, DraftItem, Meeting, Outcome


def draft_of(found: dict[int, Outcome]) -> Draft:
    return Draft(
        meeting=Meeting(),
        items=tuple(DraftItem(number=n, title="", decision=Decision(outcome=o)) for n, o in found.items()),
    )


def test_any_accepted_outcome_is_right() -> None:
    reference = {1: frozenset({Outcome.NOTED, Outcome.DISCUSSED}), 2: frozenset({Outcome.APPROVED})}
    told = outcomes(draft_of({1: Outcome.DISCUSSED, 2: Outcome.REJECTED}), reference)
    assert (told.accuracy.part, told.accuracy.whole) == (1, 2)
    assert told.confusion == {(Outcome.DISCUSSED, Outcome.DISCUSSED): 1, (Outcome.APPROVED, Outcome.REJECTED): 1}


def test_an_item_that_the_draft_lacks_is_wrong() -> None:
    told = outcomes(draft_of({}), {7: frozenset({Outcome.NONE})})
    assert told.accuracy.part == 0
    assert told.confusion == {(Outcome.NONE, None): 1}


def test_items_of_the_draft_that_nobody_asked_for_do_not_count() -> None:
    assert outcomes(draft_of({3: Outcome.NOTED}), {}).accuracy.whole == 0
