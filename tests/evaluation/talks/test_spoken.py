from pathlib import Path
from typing import get_args

from evaluation.talks.script import TalkKind, TalkSplit, talks
from evaluation.talks.spoken import SPOKEN_TALKS, spoken_talks


def test_two_talks_of_every_kind_are_spoken_half_of_them_kept() -> None:
    for split in get_args(TalkSplit):
        of = [talk for name, talk in talks(split).items() if name in SPOKEN_TALKS]
        assert [talk.kind for talk in of].count(TalkKind.FIRST) == 1
        assert {talk.kind for talk in of} == set(TalkKind)
        assert len(of) == len(SPOKEN_TALKS) / 2


def test_a_talk_without_sound_is_left_out_with_the_reason(tmp_path: Path) -> None:
    told: list[str] = []
    assert spoken_talks([], tmp_path, told.append) == {}
    assert len(told) == len(SPOKEN_TALKS)
    assert all("--speak" in line for line in told)
