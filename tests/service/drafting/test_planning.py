"""An order agreed on before the first item."""

import pytest

from service.drafting.cues import CueReader
from service.drafting.planning import agreed_order
from service.drafting.remarks import Remark
from service.meetings import Item

TITLES = ("Godkendelse af dagsorden", "Legepladsen", "Kantineordning", "Busparkering", "Eventuelt")
ITEMS = [Item(number=n, title=title) for n, title in enumerate(TITLES, 1)]


def order_of(*lines: str) -> tuple[int, ...]:
    talk = [Remark(f"u{i}", line[0], line[3:], i, i + 1, position=i) for i, line in enumerate(lines)]
    reader = CueReader(ITEMS)
    return agreed_order(ITEMS, talk, [reader.read(r.text) for r in talk], "K")


@pytest.mark.parametrize(
    ("wish", "reply", "order"),
    [
        ("M: Kan vi tage busserne før legepladsen?", "K: Ja, det gør vi.", (0, 3, 1, 2, 4)),
        ("M: Må vi tage fireren inden toeren?", "K: Det er i orden.", (0, 3, 1, 2, 4)),
        ("M: Jeg vil gerne have kantinen tidligt, jeg skal gå.", "K: Så gør vi det.", (0, 2, 1, 3, 4)),
        ("M: Kunne vi tage legepladsen til sidst?", "K: Okay.", (0, 2, 3, 1, 4)),
        ("K: Jeg tager busserne lige efter legepladsen.", "M: Fint.", (0, 1, 3, 2, 4)),
        ("M: Kan vi rykke punkt 4 frem før punkt 3?", "K: Jo, selvfølgelig.", (0, 1, 3, 2, 4)),
    ],
)
def test_an_order_that_is_granted_is_followed(wish: str, reply: str, order: tuple[int, ...]) -> None:
    assert order_of("K: Dagsordenen. Er der bemærkninger?", wish, reply, "K: Så er den godkendt.") == order


@pytest.mark.parametrize(
    ("wish", "reply"),
    [
        ("M: Kan vi tage busserne før legepladsen?", "K: Nej, vi tager dem, som de står."),
        ("M: Kan vi tage busserne før legepladsen?", "K: Det når vi nok."),
        ("M: Der er kommet nyt om busserne, før vi mødtes.", "K: Ja."),
    ],
)
def test_what_nobody_grants_changes_nothing(wish: str, reply: str) -> None:
    assert order_of("K: Dagsordenen. Er der bemærkninger?", wish, reply) == (0, 1, 2, 3, 4)


def test_what_is_said_after_the_first_item_began_is_no_plan() -> None:
    assert order_of(
        "K: Dagsordenen.", "K: Så er det legepladsen.", "M: Kan vi tage busserne før kantinen?", "K: Ja."
    ) == (*range(5),)
