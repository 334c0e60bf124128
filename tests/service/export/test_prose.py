import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.export.prose import clean, one_line, paragraphs


def marks(text: str) -> list[tuple[str, str]]:
    return [(paragraph.marker, paragraph.text) for paragraph in paragraphs(text)]


def test_blank_lines_part_paragraphs_and_marks_make_items() -> None:
    text = "Formanden siger:\n- et\n- to\n\n1. først\n2) så\n\na) den ene\nb) den anden\nog mere"
    assert marks(text) == [
        ("", "Formanden siger:"),
        ("-", "et"),
        ("-", "to"),
        ("1.", "først"),
        ("2)", "så"),
        ("a)", "den ene"),
        ("b)", "den anden\nog mere"),
    ]


@pytest.mark.parametrize(
    "text", ["1. januar holdes lukket", "E. Hansen deltog", "-5 grader", "2026 var godt", "A.P. sagde"]
)
def test_what_only_looks_like_a_mark_is_text(text: str) -> None:
    assert marks(text) == [("", text)]


def test_an_indented_item_is_deeper() -> None:
    assert [paragraph.level for paragraph in paragraphs("- a\n  - b\n    - c\n- d")] == [0, 1, 2, 0]


def test_a_heading_is_one_line_and_keeps_its_spaces() -> None:
    assert one_line(" Punkt\n om  kl.\u00a09\u2028og\tmere ") == "Punkt om  kl.\u00a09 og mere"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_letter_is_lost_and_none_added(text: str) -> None:
    whole = "".join(p.marker + p.text for p in paragraphs(text))
    assert "".join(whole.split()) == "".join(clean(text).split())
