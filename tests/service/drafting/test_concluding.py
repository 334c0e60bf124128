"""The chair's conclusion: what of it is a decision, where it ends, and when it leaves the indstilling."""

import pytest

from service.drafting.concluding import closes, counts, departure, with_conclusions
from service.drafting.decided import decided
from service.drafting.fact import Fact, FactKind
from service.drafting.facts import facts_of
from service.drafting.finding import Finding
from service.drafting.outcome import decide
from service.drafting.remarks import Remark
from service.meetings import Item, Outcome, Section

ITEM = Item(number=4, title="Nyt hegn", sections=(Section(heading="Indstilling", text="at hegnet bliver 40 meter"),))


def said(*lines: str) -> list[Remark]:
    return [Remark(f"u{i}", line[0], line[3:], i, i + 1, (), i) for i, line in enumerate(lines)]


def concluded(*lines: str) -> list[str]:
    remarks = said(*lines)
    facts = with_conclusions(facts_of(remarks, "K"), remarks, decide(ITEM, remarks, "K"), ITEM, "K")
    return [f.text for f in facts if f.kind is FactKind.DECISION]


def test_every_sentence_of_the_conclusion_that_says_something_is_a_decision() -> None:
    talk = "M: Stolperne er rådne hele vejen ned mod bækken, og de gamle lamper blænder naboerne."
    told = concluded(talk, "K: Så maler vi lågen grøn.", "K: Ved stien sættes fire lamper.", "K: Det er vedtaget.")
    assert told == ["Maler vi lågen grøn.", "Ved stien sættes fire lamper."]


def test_what_was_said_before_somebody_else_spoke_at_length_is_no_conclusion() -> None:
    talk = "M: Stolperne er rådne hele vejen ned mod bækken, og de gamle lamper blænder naboerne."
    assert concluded("K: Så bliver lågen malet grøn.", talk, "K: Det er vedtaget.") == []


def test_where_nothing_was_decided_nothing_is_a_decision() -> None:
    assert concluded("K: Så maler vi lågen grøn engang.", "K: Det får vi ikke afgjort i dag.") == []


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("K: De 30 meter hegn er vedtaget.", Outcome.APPROVED_WITH_CHANGES),
        ("K: De 40 meter hegn er vedtaget.", Outcome.APPROVED),
        ("K: Det er vedtaget med fem stemmer mod tre.", Outcome.APPROVED),
    ],
)
def test_another_number_than_the_indstillings_is_a_change_but_votes_are_none(line: str, outcome: Outcome) -> None:
    finding = decide(ITEM, said(line), "K")
    assert finding.outcome is outcome
    assert (departure(said(line), finding, ITEM, "K") is None) is (outcome is Outcome.APPROVED)


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("Så udskyder vi malingen til maj.", "Det blev besluttet at udskyde malingen til maj."),
        ("Vi køber altså to lamper.", "Det blev besluttet at købe to lamper."),
        ("Den flytter vi til skolen.", "Det blev besluttet at flytte den til skolen."),
        ("Så bygger vi ikke skuret.", "Det blev besluttet ikke at bygge skuret."),
        ("Så har vi et nyt skur.", ""),
        ("Så køber vi min gamle plæneklipper.", ""),
        ("Lampen lyser hele natten.", ""),
    ],
)
def test_what_we_do_becomes_a_decision_whatever_the_verb(spoken: str, written: str) -> None:
    assert decided(spoken) == written


@pytest.mark.parametrize(
    ("text", "closing", "again"),
    [
        ("Så udsætter vi punktet til næste møde.", "Punktet blev udsat til næste møde.", True),
        ("Det venter vi med til april.", "Punktet blev udsat til april.", True),
        ("Sagen sender vi til byrådet.", "Sagen blev sendt til byrådet.", True),
        ("Så udsætter vi punktet til næste møde.", "Punktet blev udsat.", False),
        ("Vi venter, til brøndborerne har svaret.", "Punktet blev udsat.", False),
        ("Hegnet bliver 35 meter.", "Hegnet bliver 40 meter.", False),
    ],
)
def test_a_decision_is_told_once(text: str, closing: str, *, again: bool) -> None:
    (remark,) = said(f"K: {text}")
    fact = Fact(FactKind.DECISION, "K", text, (remark,), needed=True)
    assert closes(fact, Finding(Outcome.POSTPONED, (remark,)), ITEM, (closing,)) is again


def test_a_task_stays_whatever_closes_the_item() -> None:
    (remark,) = said("K: Mia sender sagen til byrådet.")
    fact = Fact(FactKind.TASK, "K", remark.text, (remark,), owner="Mia")
    assert not closes(fact, Finding(Outcome.REFERRED, (remark,)), ITEM, ("Sagen blev sendt til byrådet.",))


def test_hands_that_are_counted_are_no_information() -> None:
    asked, told, other = said("K: Hvem er imod?", "K: Det er en, to.", "K: Det er dyrt.")
    finding = Finding(Outcome.APPROVED, (told,), votes=(3, 2, 0), counted=(asked, told))
    assert counts(Fact(FactKind.INFORMATION, "K", told.text, (told,)), finding)
    assert not counts(Fact(FactKind.INFORMATION, "K", other.text, (other,)), finding)
    assert not counts(Fact(FactKind.STATEMENT, "K", told.text, (told,)), finding)
