"""What no referat tells however it is chosen."""

import pytest

from service.drafting.fact import Fact, FactKind
from service.drafting.writable import writable


def told(text: str, kind: FactKind = FactKind.INFORMATION) -> str:
    fact = writable(Fact(kind, "s1", text, ()))
    return fact.text if fact else ""


@pytest.mark.parametrize(
    "text",
    [
        "Hellere to gode end fem, der går i stykker.",
        "Jeg vil hellere have det gamle skilt.",
        "Tror jeg hellere, vi skal sige tyve.",
        "Så hellere ingenting.",
        "Ovre i kælderen er der mug i ... nej, det er lige meget.",
        "Der er fem til Per Holm og en til ... det kan jeg ikke læse.",
        "Nummer to er bassinet.",
        "Jeg skal være i Hobro klokken fire.",
        "Jeg har et møde klokken ti.",
        "Det er noget med, at ...",
        "For tolv hundrede meter er det ...",
        "Det er ikke den 4. maj, der står i brevet.",
        "Det er ikke 40, som avisen skrev.",
        "Jeg kan ikke den 8.",
    ],
)
def test_what_breaks_off_or_only_denies_or_likes_better_is_not_told(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der er 40 pladser, og de er ikke i brug.",
        "Det er ikke den 4. maj, det er den 11. maj.",
        "Vi har ikke fået svar fra regionen.",
        "Foreningen vil hellere have grus.",
        "Jeg har haft et møde med ministeren om broen.",
        "Vi skal til at skære ned på kurserne.",
    ],
)
def test_what_says_something_of_its_own_is_told(text: str) -> None:
    assert told(text) == text


def test_the_clause_that_breaks_off_is_cut() -> None:
    assert told("Nye borde koster 900 kr. stykket, så det er ...") == "Nye borde koster 900 kr. stykket."


def test_what_binds_somebody_is_told_however_it_is_said() -> None:
    text = "Jeg vil hellere tage den 12. maj."
    assert told(text, FactKind.TASK) == text
