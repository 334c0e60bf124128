from evaluation.figures.figure import Figures
from evaluation.figures.report import markdown
from evaluation.figures.statements import measured


def test_both_catch_at_least_what_either_does_on_every_split() -> None:
    figures = measured()
    for split in ("tune", "kept"):
        recall = {(one.by, one.doubt): one.recall.part for one in figures if one.split == split}
        assert recall["both", 0.5] >= max(recall["lexicon", None], recall["model", 0.5])
        assert recall["both", 0.3] >= recall["both", 0.5] >= recall["both", 0.7]
    markdown(Figures(statements=figures))
