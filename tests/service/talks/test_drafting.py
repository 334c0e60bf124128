"""The fields of whole talks, with grammar where it is installed."""

import pytest

from models.grammar import Grammar
from tests.service.talks.conftest import Drafted

TALK = """
L: Kom indenfor, Palle. Rosa fra HR er med.
M: Tak.
L: Du fik indkaldelsen i e-Boks den 24. februar, ikke?
M: Jo, det gjorde jeg.
L: Hvor længe regner du med at være væk?
M: Jeg regner med at være på fuld tid fra den første maj.
L: Hvilke opgaver kan du klare nu?
M: Jeg kan godt tage telefonerne. Mine piller gør mig træt, så jeg kan ikke køre bil.
L: Så telefoner, og ikke kørsel.
H: Mulighedserklæring?
L: Ja, den vil jeg gerne have. Jeg udfylder første del på onsdag.
M: Det er fint.
H: Er der noget, du selv vil have skrevet?
M: Ja, jeg vil gerne have skrevet, at jeg savner faglig sparring. Nej, slet det. At jeg gerne vil beholde mine opgaver.
"""


def test_a_text_tells_what_was_said_in_third_person(drafted: Drafted, grammar: Grammar | None) -> None:
    draft = drafted(TALK, grammar=grammar)
    texts = {field.name: field.text for field in draft.fields}
    assert texts["form"] == "Fremmøde"
    assert "e-Boks" in texts["invitation"]
    assert "24. februar" in texts["invitation"]
    assert "maj" in texts["expected_duration"]
    assert "telefone" in texts["tasks_now"]
    assert "Gerda Holt" in texts["capability_statement"]
    assert "4. marts" in texts["capability_statement"]
    assert "beholde" in texts["employee_remarks"]
    for text in texts.values():
        assert "piller" not in text
        assert " jeg " not in f" {text.split('»')[0]} "


def test_what_somebody_is_able_to_do_is_no_offer_and_an_agreement_begins_with_what_is_agreed(
    drafted: Drafted, grammar: Grammar | None
) -> None:
    talk = """
L: Hvilke opgaver kan du klare nu?
M: Jeg kan godt lave vagtplanen.
L: Så aftaler vi, at du arbejder hjemme om torsdagen fra på mandag. Jeg sørger for en skærm.
M: Det er fint.
"""
    fields = {field.name: field for field in drafted(talk, grammar=grammar).fields}
    assert "tilbød" not in fields["tasks_now"].text
    assert "kan" in fields["tasks_now"].text
    assert not fields["adjustments"].text.startswith("Vi,")


def test_every_field_says_what_it_rests_on(drafted: Drafted) -> None:
    for field in drafted(TALK).fields:
        assert field.sources or field.empty or field.name == "participants"


def test_the_same_talk_gives_the_same_draft(drafted: Drafted) -> None:
    assert drafted(TALK).to_json() == drafted(TALK).to_json()


@pytest.mark.parametrize(
    "said",
    [
        "Så siger vi, at du kommer tirsdag og torsdag fra ni til tolv, fra på tirsdag.",
        "Du møder mandag og onsdag fra otte til elleve fra på mandag.",
        "Tolv timer om ugen fra mandag den niende til og med marts.",
        "Altså tre dage om ugen fra på mandag.",
        "Birgit tager telefonvagten fra på mandag og marts ud.",
        "Du slipper for telefonvagten fra i morgen og til og med april.",
        "Så bliver det fire formiddage om ugen fra den 9. marts.",
        "Ingen aftenvagter fra på mandag og april ud.",
    ],
)
def test_an_agreement_stands_among_the_agreements_alone(drafted: Drafted, said: str) -> None:
    draft = drafted(
        f"L: Hvilke opgaver kan du tage nu?\nM: Jeg kan tage fakturaerne.\nL: {said}\nM: Ja, det lyder godt."
    )
    tasks, agreed = draft.field("tasks_now"), draft.field("adjustments")
    assert tasks is not None
    assert agreed is not None
    assert isinstance(agreed.value, tuple)
    assert "faktura" in tasks.text
    assert not any(word in tasks.text for word in ("siger", "mandag", "tirsdag", "timer", "vagt", "formiddage"))


@pytest.mark.parametrize(
    "said",
    [
        "Så laver jeg et udkast, og I får det senest fredag.",
        "Jeg laver et udkast, og I får det på mail.",
        "Den skriver jeg, og så sender jeg den til jer.",
    ],
)
def test_who_is_spoken_to_is_told_by_name(drafted: Drafted, said: str) -> None:
    field = drafted(f"H: Vil du have en fastholdelsesplan?\nM: Ja, den vil jeg gerne have.\nH: {said}").field(
        "retention_plan"
    )
    assert field is not None
    assert "»" not in field.text
    assert not any(word in field.text.replace(".", " ").split() for word in ("I", "jer", "jeg"))
