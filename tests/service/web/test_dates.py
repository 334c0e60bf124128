import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from service.meetings.calendar import written_out
from service.web.dates import shown_date, typed_date

FOURTEENTH = datetime.date(2026, 1, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14-01-2026",
        "14/1 2026",
        "14.1.26",
        "14. januar 2026",
        "14 jan. 2026",
        "2026-01-14",
        " 14-1-2026 ",
        "d. 14. januar 2026",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert typed_date(text) == FOURTEENTH


@given(some.dates(min_value=datetime.date(1000, 1, 1)))
def test_what_is_shown_is_read_back(date: datetime.date) -> None:
    assert typed_date(shown_date(date)) == typed_date(written_out(date)) == typed_date(date.isoformat()) == date


@pytest.mark.parametrize(
    "text", ["31-02-2026", "14-13-2026", "i morgen", "14-01", "14 foo 2026", "0-0-0000", "١٤-٠١-٢٠٢٦"]
)
def test_what_is_no_date_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match="dag, måned og år"):
        typed_date(text)


@given(some.text())
def test_no_text_breaks_it(text: str) -> None:
    with contextlib.suppress(ValueError):
        typed_date(text)
