import datetime

import pytest

from service.approving import danish_date, danish_time


@pytest.mark.parametrize(
    ("at", "written"),
    [
        ("2026-01-14T13:03:00+00:00", "14. januar 2026 kl. 14.03"),
        ("2026-07-01T22:30:00+00:00", "2. juli 2026 kl. 00.30"),
    ],
)
def test_a_time_is_denmarks_in_winter_and_summer(at: str, written: str) -> None:
    moment = datetime.datetime.fromisoformat(at)
    assert danish_time(moment) == written
    assert written.startswith(danish_date(moment))
