"""What an indstilling asks for."""

import pytest

from service.drafting.aims import Aim, aims_of
from service.meetings import Item, Section


@pytest.mark.parametrize(
    ("proposal", "aims"),
    [
        ("at retningslinjen godkendes", {Aim.APPROVE}),
        ("at lukkedagene holdes i uge 29", {Aim.APPROVE}),
        ("at rådet anbefaler ti nye bænke", {Aim.APPROVE}),
        ("at forslaget sendes i høring i otte uger", {Aim.APPROVE, Aim.REFER}),
        ("at ansøgningerne fra koret og filmklubben behandles", {Aim.APPROVE, Aim.DISCUSS}),
        ("at henvendelsen behandles", {Aim.DISCUSS}),
        ("at orienteringen tages til efterretning", {Aim.NOTE}),
    ],
)
def test_what_an_indstilling_asks_for_is_read_clause_by_clause(proposal: str, aims: set[Aim]) -> None:
    item = Item(number=1, title="Et punkt", sections=(Section(heading="Indstilling", text=f"{proposal}."),))
    assert set(aims_of(item)) == aims
