"""The house's phrases filled from the indstilling, and what departs from it."""

from service.drafting.closing import closing
from service.drafting.deviations import deviations
from service.drafting.outcome import Finding
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
        Outcome.POSTPONED: (Phrase(text="Udsat."),),
        Outcome.NONE: (Phrase(text="Ingen beslutning."),),
    },
)


def item(*clauses: str) -> Item:
    text = "\n".join(["Formanden indstiller,", *clauses])
    return Item(number=1, title="Støj", sections=(Section(heading="Indstilling", text=text),))


def remark(text: str) -> Remark:
    return Remark("u1", "s1", text, 0, 1)


def test_every_clause_has_its_phrase_with_a_capital() -> None:
    found = closing(item("- referatet godkendes", "- dagsordenen godkendes"), Finding(Outcome.APPROVED), FAMILY)
    assert found == ("Referatet blev godkendt.", "Dagsordenen blev godkendt.")


def test_the_general_phrase_closes_what_no_clause_fits() -> None:
    assert closing(item("at der handles"), Finding(Outcome.APPROVED), FAMILY) == ("Godkendt.",)


def test_where_nothing_was_decided_nothing_is_written() -> None:
    assert closing(item("at planen godkendes"), Finding(Outcome.NONE), FAMILY) == ()


def test_votes_changes_and_where_it_goes_are_written_out() -> None:
    votes = Finding(Outcome.APPROVED, votes=(4, 1, 2), counted=(remark("Fire for, en imod, to undlod."),))
    assert deviations(votes)[0][0] == "Ved afstemningen stemte 4 for og 1 imod, og 2 undlod at stemme."
    change = remark("Så er den godkendt med den ændring, at den gælder fra maj.")
    assert deviations(Finding(Outcome.APPROVED_WITH_CHANGES, (change,), change))[0][0] == (
        "Det blev ændret, så den gælder fra maj."
    )
    referred = Finding(Outcome.REFERRED, (remark("Den sender vi videre til HovedMED."),))
    assert deviations(referred)[0][0] == "Punktet sendes videre til HovedMED."
