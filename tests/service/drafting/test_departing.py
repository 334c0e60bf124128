"""What was approved otherwise than proposed, with no word of change."""

import pytest

from service.drafting.departing import changing
from service.drafting.hearing import Heard
from service.drafting.outcome import decide
from service.drafting.remarks import Remark
from service.meetings import Item, Outcome, Section


def item(proposal: str) -> Item:
    return Item(number=1, title="Kolonitur", sections=(Section(heading="Indstilling", text=proposal),))


def said(*lines: str) -> list[Remark]:
    return [Remark(f"u{i}", line[0], line[3:], i, i + 1, position=i) for i, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("proposal", "lines"),
    [
        (
            "at turen holdes den 12. maj",
            ["M: Der kan vi ikke.", "N: Hvad med den 19.?", "K: Så bliver det den 19. maj."],
        ),
        ("at der købes 30 telte", ["M: 30 er for mange. 20 rækker.", "K: Så tager vi 20."]),
        ("at planen vedtages", ["M: Afsnittet om mad skal ud.", "K: Det tager vi ud. Ellers er den god."]),
        (
            "at turen går til Fjordhytten",
            [
                "M: Fjordhytten er fugtig.",
                "N: Jeg er mere til Bakkegården.",
                "O: Også mig.",
                "K: Så er det Bakkegården.",
            ],
        ),
        (
            "at der lejes en bus",
            ["M: Kunne vi cykle i stedet?", "N: Ja, lad os det.", "K: Ingen bus altså. Vi cykler."],
        ),
    ],
)
def test_another_number_or_a_part_taken_out_is_a_change(proposal: str, lines: list[str]) -> None:
    found = decide(item(proposal), said(*lines), "K")
    assert found.outcome is Outcome.APPROVED_WITH_CHANGES
    assert found.change is not None


@pytest.mark.parametrize(
    ("proposal", "lines"),
    [
        ("at turen holdes den 12. maj", ["M: Er det ikke en lørdag?", "N: Nej.", "K: Så bliver det den 12. maj."]),
        ("at planen vedtages", ["M: Den er kort og klar.", "K: Så er den vedtaget."]),
        (
            "at der udpeges to tovholdere",
            ["M: Jeg vil gerne.", "N: Jeg kan godt.", "K: Så er det jer to fra den 1. maj."],
        ),
        ("at rådet afgiver høringssvar", ["M: Kunne vi bede om en bus mere?", "N: God idé.", "K: Så svarer vi det."]),
        (
            "at turen går til Fjordhytten",
            ["M: Jeg er mere til Bakkegården.", "N: Den er optaget.", "M: Nå, så Fjordhytten.", "K: Så er det den."],
        ),
    ],
)
def test_what_was_proposed_is_no_change(proposal: str, lines: list[str]) -> None:
    assert decide(item(proposal), said(*lines), "K").outcome is Outcome.APPROVED


def test_the_remark_with_the_other_value_tells_the_change() -> None:
    heard = Heard(item("at der købes 30 telte"), said("M: 20 rækker.", "K: Så tager vi 20.", "K: Fint."), "K")
    found = changing(heard, 2)
    assert found is not None
    assert found.text == "Så tager vi 20."
