import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.talks.privacy import private
from service.talks.private import harmless
from tests.service.talks.conftest import Drafted


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "Jeg kan tage telefonerne, men ikke løfte, fordi min ryg gør ondt.",
            "Jeg kan tage telefonerne, men ikke løfte.",
        ),
        ("Jeg har fået piller for min depression.", ""),
        ("Jeg kan skrive journaler.", "Jeg kan skrive journaler."),
    ],
)
def test_the_clauses_that_stand_by_themselves_are_kept(said: str, kept: str) -> None:
    assert harmless(said) == kept


@given(st.lists(st.sampled_from(["jeg har angst", "jeg kan skrive", "fordi", "men", "lægen sagde", "tage telefonen"])))
def test_nothing_kept_tells_of_health(pieces: list[str]) -> None:
    assert not private(harmless(", ".join(pieces)))


@pytest.mark.parametrize(
    "talk",
    [
        "L: Hvad kan du lave?\nM: Jeg kan ikke så meget med den der sag i hovedet.\nL: Det behøver du ikke fortælle.",
        "L: Hvad kan du lave nu?\nM: Jeg kan ikke så meget med den der sag i hovedet.\nL: Det skriver jeg ikke.",
        "L: Hvad kan du lave nu?\nM: Jeg kan ikke så meget med den der sag i hovedet. Skal det stå der?\nL: Nej.",
    ],
)
def test_what_was_said_to_stay_unwritten_does(drafted: Drafted, talk: str) -> None:
    assert "hovedet" not in drafted(talk).to_json()
