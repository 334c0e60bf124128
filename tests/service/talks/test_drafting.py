"""The fields of whole talks, with grammar where it is installed."""

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
