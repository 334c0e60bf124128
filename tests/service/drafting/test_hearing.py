"""Closings as people say them, one a line in closings.txt, and what they decide."""

from pathlib import Path

import pytest

from service.drafting.outcome import decide
from tests.service.drafting import spoken

PUT = {
    "approve": spoken.APPROVE,
    "money": spoken.MONEY,
    "elect": spoken.ELECT,
    "note": spoken.NOTE,
    "discuss": spoken.DISCUSS,
    "unproposed": spoken.UNPROPOSED,
    "miscellany": spoken.MISCELLANY,
}
CLOSINGS = [
    tuple(line.split(" | ", 2))
    for line in (Path(__file__).parent / "closings.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("put", "outcome", "talk"), CLOSINGS)
def test_a_closing_decides_what_its_words_come_to(put: str, outcome: str, talk: str) -> None:
    assert decide(PUT[put], spoken.heard(talk), "K").outcome == outcome
