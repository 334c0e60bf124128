import pytest

from service.meetings import Flag, FlagKind, Outcome
from service.reviewing import ReviewItem, ReviewSentence


@pytest.fixture
def item() -> ReviewItem:
    """Three sentences of the machine's: the second is flagged, the third the house's phrase."""
    flag = Flag(kind=FlagKind.NUMBER, text="12", reason="Tallet 12 høres ikke i kilden.")
    rows = (
        ReviewSentence(id="t1", version=1, text="Driften blev gennemgået.", sources=("u1",), placed=1),
        ReviewSentence(id="t2", version=1, text="Der købes 12 cykler.", sources=("u2",), flags=(flag,), placed=1),
        ReviewSentence(id="t3", version=1, text="Planen blev godkendt.", sources=("u3",), closing=True, placed=1),
    )
    return ReviewItem(key="i1", version=1, outcome=Outcome.APPROVED, sentences=rows, next_id=4, outcome_at=1)
