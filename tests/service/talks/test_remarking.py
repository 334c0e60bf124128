import pytest

from tests.service.talks.conftest import Drafted

PAD = "L: Så er vi her.\nM: Ja.\n" * 6


@pytest.mark.parametrize(
    "said",
    [
        "M: Skriv, at jeg helst vil have tirsdage fri.",
        "M: Kan der stå, at jeg helst vil have tirsdage fri?\nL: Det skriver jeg.",
        "L: Bemærkninger?\nM: Ja, skriv, at a helst vil have tirsdage fri.",
        "M: Jeg vil gerne have skrevet, at planen er god.\nM: Nej, skriv hellere, at jeg helst vil have tirsdage fri.",
    ],
)
def test_what_the_employee_bids_be_written_stands_alone(drafted: Drafted, said: str) -> None:
    field = drafted(PAD + said).field("employee_remarks")
    assert field is not None
    assert "helst" in field.text
    assert "tirsdage fri" in field.text
    assert "kriv" not in field.text
    assert "planen" not in field.text


def test_how_something_else_is_to_be_written_is_no_remark(drafted: Drafted) -> None:
    field = drafted("M: Skriv, at jeg regner med maj.\n" + PAD).field("employee_remarks")
    assert field is not None
    assert field.value is None


@pytest.mark.parametrize(
    "said",
    [
        "Ja, jeg vil gerne have, at der står, at jeg er så ked af det hele.",
        "Skriv, at jeg er bange for at miste jobbet på grund af min depression.",
        "Der må gerne stå, at pillerne gør mig træt.",
        "Jeg vil gerne have med, at jeg går til psykolog.",
    ],
)
def test_a_remark_that_is_left_out_is_said_to_be(drafted: Drafted, said: str) -> None:
    field = drafted(f"L: Har du bemærkninger til referatet?\nM: {said}\nL: Tak.").field("employee_remarks")
    assert field is not None
    assert field.value is None
    assert any("udeladt" in flag.reason for flag in field.flags)


@pytest.mark.parametrize("said", ["Nej, min depression skal du ikke skrive.", "Skriv det ikke, det med pillerne."])
def test_what_is_not_to_be_written_is_no_remark_left_out(drafted: Drafted, said: str) -> None:
    field = drafted(f"L: Har du bemærkninger til referatet?\nM: {said}\nL: Nej.").field("employee_remarks")
    assert field is not None
    assert field.flags == ()
