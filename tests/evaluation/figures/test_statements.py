from itertools import pairwise

from evaluation.figures.figure import Figures
from evaluation.figures.report import markdown
from evaluation.figures.statements import measured
from service.talks.privacy import DOUBT


def test_a_lower_bound_catches_no_less_and_both_no_less_than_either() -> None:
    figures = measured()
    for split in ("tune", "kept"):
        both = {one.doubt: one for one in figures if (one.split, one.by) == (split, "both")}
        ordered = [both[bound] for bound in sorted(both, key=lambda bound: bound or 0.0)]
        for lower, higher in pairwise(ordered):
            assert lower.recall.part >= higher.recall.part
            assert lower.alarms.part >= higher.alarms.part
        of = [one for one in figures if one.split == split]
        assert both[DOUBT].recall.part >= max(one.recall.part for one in of if one.by != "both")
    markdown(Figures(statements=figures))
