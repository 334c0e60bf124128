"""What is brought up and comes to nothing is not agreed."""

import pytest

from tests.service.talks.conftest import Drafted
from tests.service.talks.test_adjusting import agreed


@pytest.mark.parametrize(
    "talk",
    [
        (
            "H: En mentor? Det har vi haft gode erfaringer med.\n"
            "M: Nej, det har jeg ikke brug for.\n"
            "H: Så noterer jeg det ikke."
        ),
        "H: Skal du have en makker?\nM: Nej.\nL: Nej, lad os ikke det.",
        (
            "L: Jeg havde tænkt på, at du kunne få et kontor i stueetagen.\n"
            "M: Nej, jeg vil gerne blive, hvor jeg er.\n"
            "L: Så flytter vi dig ikke."
        ),
        (
            "H: Jeg vil foreslå en makker.\n"
            "M: Tja. Jeg ved ikke. Kan vi ikke vente med det?\n"
            "H: Jo. Så gør vi ikke noget ved det."
        ),
        "L: Kunne du tage telefonvagten i weekenden?\nM: Helst ikke.\nL: Så gør vi ikke det.",
        "L: Vi kunne måske lave en hjemmedag.\nM: Måske.\nL: Det venter vi med.",
        ("L: Skulle vi ikke sætte dig sammen med Bruno?\nM: Nej, jeg vil hellere køre alene.\nL: Så kører du alene."),
        "L: Så er kaffen på bordet.\nM: Tak.",
        "L: Vi er alle fire på skærmen.\nM: Ja.",
        "M: Jeg har kørt den lille traktor i fire uger. Tyve timer om ugen.\nL: Ja.",
        "L: Rosa tager notater.\nM: Det er fint.",
        "L: Lad os få datoen.\nM: Ja.",
        "L: Og hjemmedagen?\nM: Den har jeg ikke brugt.\nL: Godt.",
        "M: Det kunne være rart med et andet bord.\nL: Det ved jeg ikke, om vi har penge til.",
        "M: Jeg vil gerne have en ny stol.\nL: Det må vi se på en anden gang.",
        "L: Hvis du nu fik en fast hjemmedag?\nM: Nej, det duer ikke.\nL: Nej.",
        "L: Hvad med femten timer?\nM: Det er for meget.\nL: Ja, så venter vi med det.",
        "H: Hvad med hjemmearbejde?\nM: Nej, ikke hjemme.\nH: Så ikke hjemmearbejde.",
        "L: Ikke broerne?\nM: Nej, ikke broerne.\nL: Godt. Jeg skriver det.",
        "H: Fastholdelsesplan?\nM: Ja.\nL: Jeg tager HR med på den.\nM: Godt.",
    ],
)
def test_what_came_to_nothing_is_not_agreed(drafted: Drafted, talk: str) -> None:
    assert agreed(drafted(talk)) == []


@pytest.mark.parametrize(
    "note",
    [
        "Mentor nej",
        "Bruno som makker: nej, han vil køre alene",
        "Fast hjemmedag? Nej, det ville han ikke have",
        "Foreslog nyt kontor - nej tak",
        "Kan: måltider og aktiviteter. Ikke broerne",
        "10 timer foreslået, afslog",
        "Har siden kørt lille traktor 20 timer om ugen i fire uger",
    ],
)
def test_a_note_of_what_came_to_nothing_is_no_agreement(noted: Drafted, note: str) -> None:
    assert agreed(noted(note)) == []
