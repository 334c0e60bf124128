from evaluation.figures import talks as figures
from evaluation.figures.figure import Figures
from evaluation.figures.report import markdown
from evaluation.talks.script import talks


def test_every_kind_of_talk_has_its_template() -> None:
    for talk in talks("tune").values():
        for source in talk.sources:
            draft = figures.drafted(talk, source, None)
            assert {field.name for field in draft.fields} == set(talk.expected)


def test_the_figures_have_their_lines_and_tell_no_talk_of_the_kept_ones() -> None:
    measured = figures.measured()
    assert {(one.split, one.source) for one in measured} >= {("tune", "utterances"), ("tune", "notes")}
    section = markdown(Figures(talks=measured))
    for name in talks("kept"):
        assert name not in section
