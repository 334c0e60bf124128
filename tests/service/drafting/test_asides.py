"""What is said beside the matter."""

import pytest

from service.drafting.asides import to_the_matter
from service.drafting.remarks import Remark
from service.drafting.repairs import Heard

AGENDA = ("budget", "for", "svømmehallen", "cafeens", "kager", "hundeskov")


def kept(*lines: tuple[str, str]) -> list[str]:
    heard = [Heard(t, (Remark(f"u{n}", who, t, n, n + 1, (), n),)) for n, (who, t) in enumerate(lines)]
    return [h.text for h in to_the_matter(heard, AGENDA)]


@pytest.mark.parametrize(
    "text",
    [
        "Min datter har bagt pølsehorn, og der er pizza bagefter.",
        "Sikke et regnvejr, jeg er våd helt ind på skindet.",
        "De sad i bilen og spiste smørrebrød hele vejen.",
        "Min svoger spiller harmonika til alle fester.",
        "Jeg så landskampen i går, det var sørgeligt.",
        "Vi havde en kat, der hed Viggo, den sov altid dér.",
        "Da jeg gik i skole, sad vi på træbænke.",
        "I min tid cyklede man ned til stationen.",
        "Sanne har født i nat.",
        "Han fik en flødebolle og gik sin vej.",
    ],
)
def test_small_talk_and_memories_are_left_out(text: str) -> None:
    assert kept(("s1", text), ("s2", "Billetten stiger til 45 kroner i svømmehallen.")) == [
        "Billetten stiger til 45 kroner i svømmehallen."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cafeens kager er for søde, siger gæsterne.",
        "Hundeskoven er mudret, og hundene løber ud på vejen.",
        "Vi bør købe pizza til de frivillige.",
        "Der er 300 kroner til øl og vand.",
        "Bestyrelsen holder jubilæum den 4. maj.",
        "Der er en konference i Vejle om demens.",
        "Hvor er pølsevognen henne?",
        "Der mangler te og sukker, så jeg sørger for det.",
    ],
)
def test_what_is_of_the_matter_binds_or_asks_stays(text: str) -> None:
    assert kept(("s1", text)) == [text]


def test_a_memory_that_another_takes_up_stays() -> None:
    talk = (("s1", "Vi huskede at låse porten til slusen dengang."), ("s2", "Porten til slusen er ikke låst nu."))
    assert len(kept(*talk)) == 2
