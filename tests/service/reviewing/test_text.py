import unicodedata

import hypothesis.strategies as st
import pytest
from hypothesis import given

from service.reviewing import EditRefusedError
from service.reviewing.text import cleaned


@given(st.text(max_size=200))
def test_a_cleaned_text_is_one_line_of_what_can_be_seen(text: str) -> None:
    line = cleaned(text)
    assert line == " ".join(line.split()) == unicodedata.normalize("NFC", line)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in line)
    assert cleaned(line) == line


@given(st.text("abcæøå0189.,-»«", max_size=60))
def test_danish_comes_through_to_the_letter(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Planen \n\tsendes\u00a0i høring ", "Planen sendes i høring"),
        ("A\u030arhus", "Århus"),
        ("Pla\x00nen\u202e\ufeff", "Planen"),
        ("\u200b\u200d \u2060", ""),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
    ],
)
def test_what_is_typed_becomes(text: str, line: str) -> None:
    assert cleaned(text) == line


def test_too_long_a_text_is_refused_and_just_long_enough_is_not() -> None:
    assert len(cleaned("o" * 5_000)) == 5_000
    with pytest.raises(EditRefusedError, match=r"højst stå 5\.000 tegn"):
        cleaned("o" * 5_001)
