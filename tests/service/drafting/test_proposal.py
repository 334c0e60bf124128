"""How much an indstilling leaves to the meeting."""

import pytest

from service.drafting.proposal import ProposalKind, proposal_of
from service.meetings import Item, Section


def item(title: str, *clauses: str) -> Item:
    text = "Formanden indstiller,\n" + ",\n".join(clauses) + "."
    return Item(number=1, title=title, sections=(Section(heading="Indstilling", text=text),) if clauses else ())


@pytest.mark.parametrize(
    ("title", "clause", "kind"),
    [
        ("Høring om støj", "at rådet afgiver høringssvar", ProposalKind.OPEN),
        ("Udvalg", "at Seniorrådet udpeger to medlemmer", ProposalKind.OPEN),
        ("Valg", "at der vælges en kasserer for 2027", ProposalKind.OPEN),
        ("Valg", "at Karla Holm vælges", ProposalKind.SET),
        ("Indkøb", "at løsningen fra Nordtel vælges", ProposalKind.SET),
        ("Puljen", "at puljens 40.000 kr. fordeles", ProposalKind.OPEN),
        ("Puljen", "at puljen fordeles efter bilaget", ProposalKind.SET),
        ("Udflugt", "at datoen fastlægges", ProposalKind.OPEN),
        ("Udflugt", "at datoen fastlægges til lørdag den 12. juni", ProposalKind.SET),
        ("Takst", "at taksten fastsættes til 70 kr.", ProposalKind.SET),
        ("Gruppe", "at der nedsættes en arbejdsgruppe", ProposalKind.OPEN),
        ("Plan", "at planen godkendes", ProposalKind.PAPER),
        ("Aftale", "at aftalen udvides", ProposalKind.SET),
        ("Godkendelse af dagsorden", "at dagsordenen godkendes", ProposalKind.ORDER),
        ("Godkendelse af referat fra den 4. maj", "at referatet godkendes", ProposalKind.ORDER),
        ("Opfølgning på referat", "at listen godkendes", ProposalKind.PAPER),
    ],
)
def test_an_indstilling_is_told_by_what_it_leaves_open(title: str, clause: str, kind: ProposalKind) -> None:
    assert proposal_of(item(title, clause)).kind is kind


def test_where_nothing_is_proposed_there_is_nothing_to_depart_from() -> None:
    assert proposal_of(item("Sommerfest")).kind is ProposalKind.OPEN


def test_what_is_to_be_discussed_first_does_not_close_what_is_left_open() -> None:
    both = item("Trivsel", "at målingen drøftes", "at der nedsættes en gruppe")
    assert proposal_of(both).kind is ProposalKind.OPEN
