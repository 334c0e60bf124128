from pathlib import Path

from evaluation.figures.style import measured, published
from evaluation.figures.writers import by_hand
from evaluation.meetings.minuted import minuted_meetings

MEETINGS = {"seen/storkoekken": minuted_meetings("seen")["storkoekken"]}
DRAFTS = {name: by_hand(meeting) for name, meeting in MEETINGS.items()}


def test_without_published_referater_nothing_is_said_of_style(tmp_path: Path) -> None:
    assert measured(tmp_path / "none", MEETINGS, DRAFTS) == ()


def test_what_is_written_as_the_reference_has_its_style(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "REFERAT Teknisk udvalg d. 02-03-2026\n\nPunkt 1: Belysning\n\nBeslutning\n\n"
        "Formanden oplyste, at lamperne skiftes. Godkendt.\n",
        encoding="utf-8",
    )
    (seeds,) = published(tmp_path)
    assert seeds.words == (5, 1)
    of = {one.whose: one for one in measured(tmp_path, MEETINGS, DRAFTS)}
    assert of["draft"].model_copy(update={"whose": "hand"}) == of["hand"]
    assert (of["seeds"].items, of["seeds"].sentences) == (1, 2)


def test_the_beslutninger_of_real_referater_are_found(shared: Path) -> None:
    styles = published(shared / "seeds")
    assert len(styles) == 3
    assert all(one.closing.whole >= 9 for one in styles)
