import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.error import UdkastError
from service.access.naming import EmailRefusedError, NameRefusedError, alphabetical, email_of, lookup, name_of


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ada@eksempel.dk", "ada@eksempel.dk"),
        ("  Ada.Holm@EKSEMPEL.dk ", "ada.holm@eksempel.dk"),
        ("søren@søborg.dk", "søren@søborg.dk"),
        ("sa\u030a@eksempel.dk", "så@eksempel.dk"),
        ("ada+test@a.b.eksempel.dk", "ada+test@a.b.eksempel.dk"),
    ],
)
def test_an_address_has_one_form_however_it_is_typed(typed: str, stored: str) -> None:
    assert email_of(typed) == stored
    assert lookup(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "", "ada", "ada@", "@eksempel.dk", "ada@eksempel", "ada@@eksempel.dk", "a da@eksempel.dk", "ada@eksempel.dk\nx",
        "a" * 250 + "@x.dk", "ada@.dk", "ada@eksempel..dk", "<b>@eksempel.dk", "ada\x00@eksempel.dk",
        "ada\u202e@eksempel.dk", "x" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(EmailRefusedError):
        email_of(typed)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" Ada   Holm ", "Ada Holm"),
        ("Ada\tHolm\r\n", "Ada Holm"),
        ("\u202eAda\u200f Holm\u2066", "Ada Holm"),
        ("A\u030age Holm", "Åge Holm"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("O’Brien-Sørensen", "O’Brien-Sørensen"),
    ],
)
def test_a_name_is_one_line_of_visible_text(typed: str, stored: str) -> None:
    assert name_of(typed) == stored


@pytest.mark.parametrize("typed", ["", "  ", "\u202e\u200f", "\x00", "x" * 101, "x" * 10_000, "\u202e" * 10_000])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(NameRefusedError):
        name_of(typed)


def test_names_are_sorted_as_in_a_danish_list() -> None:
    names = ["Åse", "Øjvind", "Ærø", "aage", "Zenia", "anna", "Bo", "Østen"]
    assert sorted(names, key=alphabetical) == ["anna", "Bo", "Zenia", "Ærø", "Øjvind", "Østen", "aage", "Åse"]


@given(st.text())
def test_a_stored_form_is_its_own_stored_form(typed: str) -> None:
    for form in (email_of, name_of):
        try:
            once = form(typed)
        except UdkastError:
            continue
        assert form(once) == once
