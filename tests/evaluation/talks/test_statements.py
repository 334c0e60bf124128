from collections import Counter
from typing import get_args

import pytest

from evaluation.talks.script import PlantedKind, TalkSplit
from evaluation.talks.statements import HarmlessKind, statements

SPLITS: tuple[TalkSplit, ...] = get_args(TalkSplit)


@pytest.mark.parametrize(("split", "planted", "harmless"), [("tune", 120, 120), ("kept", 200, 250)])
def test_there_are_enough_statements_of_every_kind(split: TalkSplit, planted: int, harmless: int) -> None:
    found = statements(split)
    assert sum(one.planted for one in found) >= planted
    assert sum(not one.planted for one in found) >= harmless
    by_kind = Counter(one.kind for one in found)
    assert min(by_kind[kind] for kind in (*PlantedKind, *HarmlessKind)) >= 10


def test_no_statement_stands_twice_or_in_both_splits() -> None:
    texts = [one.text.casefold() for split in SPLITS for one in statements(split)]
    assert [text for text, count in Counter(texts).items() if count > 1] == []


@pytest.mark.parametrize("split", SPLITS)
def test_a_statement_is_one_sentence_as_said(split: TalkSplit) -> None:
    for one in statements(split):
        assert one.text == one.text.strip()
        assert one.text[-1] in ".?!"
        assert 2 <= len(one.text.split()) <= 40


def test_planted_statements_lead_and_know_their_kind() -> None:
    found = statements("tune")
    first_harmless = next(n for n, one in enumerate(found) if not one.planted)
    assert all(one.planted for one in found[:first_harmless])
    assert not any(one.planted for one in found[first_harmless:])
