"""What is stripped, and what no referat may hold."""

import pytest

from service.drafting.plain import plain, without_health


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Den anden ting er, at vi får en ny kollega.", "Vi får en ny kollega."),
        ("Og for det første, vi mangler stole.", "Vi mangler stole."),
        ("For det første mangler der stole.", "For det første mangler der stole."),
        ("Jamen øh altså printeren larmer", "Printeren larmer."),
        ("Jeg har tre ting. Huset lukker.", "Huset lukker."),
        ("Så er vi færdige.", "Så er vi færdige."),
        ("", ""),
    ],
)
def test_what_leads_up_to_a_sentence_is_stripped(said: str, left: str) -> None:
    assert plain(said) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Bente har meldt afbud, fordi hun er syg.", "Bente har meldt afbud."),
        ("Skal vi ikke vente, til hun er rask igen?", "Skal vi ikke vente?"),
        ("Karen Holm er sygemeldt med stress.", ""),
        ("Hans operation trækker ud, og han er stadig indlagt.", ""),
        ("Jeg har været syg i uge 4.", ""),
        ("Sygefraværet er faldet til 4 procent.", "Sygefraværet er faldet til 4 procent."),
        ("Syge medarbejdere får et brev.", "Syge medarbejdere får et brev."),
    ],
)
def test_a_persons_health_is_left_out(said: str, left: str) -> None:
    assert without_health(said) == left
