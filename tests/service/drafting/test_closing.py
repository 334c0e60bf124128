"""The house's phrases filled from the indstilling, and what departs from it."""

import pytest

from service.drafting.closing import closing
from service.drafting.deviations import deviations
from service.drafting.finding import Finding
from service.drafting.remarks import Remark
from service.meetings import Family, Item, Outcome, Phrase, Section

FAMILY = Family(
    id="x",
    name="X",
    sections=("Beslutning",),
    phrases={
        Outcome.APPROVED: (
            Phrase(when="(?P<hvad>.+) godkendes", text="{hvad} blev godkendt."),
            Phrase(text="Godkendt."),
        ),
        Outcome.NOTED: (Phrase(text="Taget til efterretning."),),
        Outcome.POSTPONED: (Phrase(text="Udsat til {hvornår}."), Phrase(text="Udsat.")),
        Outcome.REFERRED: (Phrase(text="Sendt til {hvortil}."),),
        Outcome.APPROVED_WITH_CHANGES: (
            Phrase(text="Godkendt, men {ændring}."),
            Phrase(when="(?P<hvad>.+) godkendes", text="{hvad} blev godkendt med ændringer."),
            Phrase(text="Godkendt med ændringer."),
        ),
        Outcome.NONE: (Phrase(text="Ingen beslutning."),),
    },
)


def remark(text: str) -> Remark:
    return Remark("u1", "s1", text, 0, 1)


POSTPONED = Finding(Outcome.POSTPONED, (remark("Det tager vi på næste møde."),))
REFERRED = Finding(Outcome.REFERRED, (remark("Den sender vi videre til HovedMED."),))


def item(*clauses: str) -> Item:
    text = "\n".join(["Formanden indstiller,", *clauses])
    return Item(number=1, title="Støj", sections=(Section(heading="Indstilling", text=text),))


def test_every_clause_has_its_phrase_with_a_capital() -> None:
    found = closing(item("- referatet godkendes", "- dagsordenen godkendes"), Finding(Outcome.APPROVED), FAMILY)
    assert found == ("Referatet blev godkendt.", "Dagsordenen blev godkendt.")


def test_the_general_phrase_closes_what_no_clause_fits() -> None:
    assert closing(item("at der handles"), Finding(Outcome.APPROVED), FAMILY) == ("Godkendt.",)


def test_where_nothing_was_decided_nothing_is_written() -> None:
    assert closing(item("at planen godkendes"), Finding(Outcome.NONE), FAMILY) == ()


def test_votes_are_written_out() -> None:
    votes = Finding(Outcome.APPROVED, votes=(4, 1, 2), counted=(remark("Fire for, en imod, to undlod."),))
    assert deviations(votes)[0][0] == "Ved afstemningen stemte 4 for og 1 imod, og 2 undlod at stemme."


def test_the_phrase_tells_when_and_where_it_goes_on() -> None:
    assert closing(item("at planen godkendes"), POSTPONED, FAMILY) == ("Udsat til næste møde.",)
    assert closing(item("at planen godkendes"), Finding(Outcome.POSTPONED, (remark("Vi udsætter."),)), FAMILY) == (
        "Udsat.",
    )
    assert closing(item("at planen godkendes"), REFERRED, FAMILY) == ("Sendt til HovedMED.",)


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("Den er godkendt med den ændring, at den gælder fra maj.", "at den gælder fra maj"),
        ("Så er det godkendt sådan, at fredagen er en anbefaling.", "at fredagen er en anbefaling"),
        ("Den er vedtaget, men med en kortere frist.", "med en kortere frist"),
    ],
)
def test_a_change_is_written_out_and_the_old_content_is_not(said: str, change: str) -> None:
    found = Finding(Outcome.APPROVED_WITH_CHANGES, (remark(said),), remark(said))
    assert closing(item("at planen om to dage godkendes"), found, FAMILY) == (f"Godkendt, men {change}.",)


def test_what_was_put_to_the_vote_is_the_change() -> None:
    asked, decided = remark("Hvem er for tre dage efter aftale med lederen?"), remark("Godkendt med de ændringer.")
    found = Finding(Outcome.APPROVED_WITH_CHANGES, (decided,), decided, votes=(4, 1, 0), counted=(asked,))
    assert closing(item("at planen om to dage godkendes"), found, FAMILY) == (
        "Godkendt, men tre dage efter aftale med lederen.",
    )


def test_a_change_that_nobody_put_in_words_repeats_no_number() -> None:
    found = Finding(Outcome.APPROVED_WITH_CHANGES, (remark("Godkendt med de ændringer."),))
    assert closing(item("at planen om to dage godkendes"), found, FAMILY) == ("Godkendt med ændringer.",)
