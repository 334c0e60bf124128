from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation.figures import minutes
from evaluation.figures.minutes_order import Order, measured
from evaluation.meetings.minuted import MinutedSplit, minuted_meetings
from models.error import UdkastError
from service.settings import Settings

SHORT = minuted_meetings("seen")["storkoekken"]


def order(tmp_path: Path, splits: Sequence[MinutedSplit], names: Sequence[str] = ()) -> Order:
    return Order(
        splits=splits,
        names=names,
        model=False,
        whole=0,
        sound=True,
        speak=(),
        spoken=tmp_path / "spoken",
        seeds=tmp_path / "seeds",
    )


def test_meetings_that_nobody_tuned_on_are_told_of_by_themselves_and_what_is_left_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutes, "minuted_meetings", lambda split: {"storkoekken": SHORT} if split != "seen" else {})
    left_out: list[str] = []
    shown: list[float] = []
    chosen = order(tmp_path, ["tune", "seen", "final"])
    figures = measured(chosen, Settings(work=tmp_path / "work"), left_out.append, shown.append)
    assert [one.splits for one in figures] == [("final",), ("tune",)]
    assert any("--seeds" in line for line in left_out)
    assert shown == sorted(shown)
    assert shown[-1] == pytest.approx(1.0)


def test_meetings_that_do_not_exist_are_one_danish_line(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="--meetings"):
        measured(order(tmp_path, ["seen"], ["findes-ikke"]), Settings(work=tmp_path), print)


def test_a_spoken_meeting_without_its_sound_is_left_out_with_the_reason(tmp_path: Path) -> None:
    left_out: list[str] = []
    chosen = order(tmp_path, ["seen"], ["storkoekken"])
    (figure,) = measured(chosen, Settings(work=tmp_path / "work"), left_out.append)
    assert figure.sound == ()
    assert any("fra lyd er storkoekken udeladt" in line and "--speak" in line for line in left_out)
