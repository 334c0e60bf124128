from itertools import pairwise

from evaluation.figures.figure import Figures
from evaluation.figures.report import markdown
from evaluation.figures.statements import measured


def test_a_lower_bound_catches_no_less_and_both_no_less_than_either_on_what_was_tuned_on() -> None:
    figures = measured()
    for split in ("tune", "kept"):
        both = {one.doubt: one for one in figures if (one.split, one.by) == (split, "both")}
        ordered = [both[bound] for bound in sorted(both, key=lambda bound: bound or 0.0)]
        for lower, higher in pairwise(ordered):
            assert lower.recall.part >= higher.recall.part
            assert lower.alarms.part >= higher.alarms.part
    tuned = [one for one in figures if one.split == "tune"]
    assert max(one.recall.part for one in tuned if one.by == "both") >= max(one.recall.part for one in tuned)
    markdown(Figures(statements=figures))
