"""Who sees to what was agreed."""

import pytest

from tests.service.talks.conftest import Drafted
from tests.service.talks.test_adjusting import agreed

L, H = "Gerda Holt", "Rosa Lykke"


@pytest.mark.parametrize(
    ("talk", "owner"),
    [
        ("L: Så tolv timer fra på mandag.\nM: Ja.\nH: Hvem retter vagtplanen?\nL: Det gør jeg.", L),
        (("L: Så tolv timer fra på mandag.\nM: Ja.\nH: Er det dig, der retter vagtplanen, Gerda?\nL: Ja."), L),
        ("L: Ingen aftenvagter fra på mandag.\nM: Tak.\nL: Det sørger jeg for.", L),
        ("H: Jeg bestiller en kontorstol til dig.\nM: Tak.", H),
        ("L: Du kan få Bents kontor.\nM: Perfekt.\nL: Jeg sørger for, at det bliver tømt.", L),
        ("L: Så tolv timer fra på mandag.\nM: Ja.\nL: Rosa skriver det til løn.\nH: Ja.", H),
        (("L: Du får et hæve-sænke-bord.\nM: Tak.\nL: Pedellen Ib stiller det op. Jeg ringer til ham."), L),
        ("H: Hvad med en makker?\nM: Ja, gerne.\nL: Det bliver Bente. Jeg aftaler det med hende.", L),
    ],
)
def test_who_sees_to_it(drafted: Drafted, talk: str, owner: str) -> None:
    [one] = agreed(drafted(talk))
    assert one.owner == owner
