import pytest

from service.agreeing import Part
from service.meetings import Participant
from service.talks.people import People
from service.talks.saying import sayings_of
from service.transcript import jottings
from tests.service.talks.conftest import PEOPLE, Drafted, transcript


def said(text: str, people: tuple[Participant, ...] = PEOPLE) -> list[str]:
    talk = transcript(text)
    return [saying.text for saying in sayings_of(talk, People(people, talk))]


def test_thinking_aloud_and_taking_back_is_left_out() -> None:
    assert said("L: Til og med, skal vi sige januar ud.") == ["Til og med januar ud."]
    assert said("L: På mandag, nej undskyld, på tirsdag.") == ["på tirsdag."]


def test_the_jutlandic_i_is_understood() -> None:
    assert said("M: A kan godt tage telefonen. Det vil a gerne.") == [
        "Jeg kan godt tage telefonen.",
        "Det vil jeg gerne.",
    ]


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("12 t/uge 9/3-29/3", ["12 timer om ugen fra 9/3 til og med 29/3."]),
        ("Sygemeldt 9.2", ["Sygemeldt 9/2"]),
        ("Møde kl. 9.30", ["Møde kl. 9.30."]),
        ("Taler m. Rosa", ["Taler med Rosa."]),
        ("Fik brev 24/2 og han kom i går", ["Fik brev 24/2", "Medarbejderen kom i går."]),
    ],
)
def test_shortened_notes_are_read_as_they_are_said(note: str, read: list[str]) -> None:
    notes = jottings.parse(note, PEOPLE)
    assert [saying.text for saying in sayings_of(notes, People(PEOPLE, notes))] == read


def test_parts_are_heard_where_nobody_tells_them() -> None:
    talk = transcript(
        "L: Hvornår blev du sygemeldt? Jeg skriver det.\nM: Jeg blev det i mandags.\nL: Vil du have en plan?"
    )
    people = People((), talk)
    assert people.part("L") is Part.LEADER
    assert people.part("M") is Part.EMPLOYEE


def test_notes_have_lists_under_headings_and_several_fields_on_a_line(noted: Drafted) -> None:
    draft = noted("Aftaler:\n- 12 t/uge 9/3-29/3 (Gerda)\nFHP nej, mulighedserklæring ja\n")
    values = {field.name: field.value for field in draft.fields}
    [one] = values["adjustments"] if isinstance(values["adjustments"], tuple) else ()
    assert str(getattr(one, "until", None)) == "2026-03-29"
    assert values["retention_plan"] is False
    assert values["capability_statement"] is True
