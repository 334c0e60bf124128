import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.grammar.numerals import grouped, write_numbers

WRITTEN = [
    ("den tolvte januar", "den 12. januar"),
    ("første maj", "den 1. maj"),
    ("den femogtyvende marts klokken ni", "den 25. marts kl. 9"),
    ("senest den ottende", "senest den 8."),
    ("fyrre tusind kroner", "40.000 kr."),
    ("40000 kroner", "40.000 kr."),
    ("40 tusind kroner", "40.000 kr."),
    ("hundrede og tooghalvtreds tusind kroner", "152.000 kr."),
    ("tre komma fem millioner kroner", "3,5 mio. kr."),
    ("en million kroner", "1 mio. kr."),
    ("fem procent", "5 procent"),
    ("fem komma syv procent", "5,7 procent"),
    ("to komma nul fem procent", "2,05 procent"),
    ("klokken halv ti", "kl. 9.30"),
    ("halv et", "kl. 12.30"),
    ("kvart over otte", "kl. 8.15"),
    ("kvart i tolv", "kl. 11.45"),
    ("klokken fjorten tredive", "kl. 14.30"),
    ("klokken femten nul nul", "kl. 15.00"),
    ("tyve femogtyve", "2025"),
    ("i to tusind og seksogtyve", "i 2026"),
    ("halvfems tusind og fire ansøgninger", "90.000 og fire ansøgninger"),
    ("tolv tusind og tre børn", "12.000 og tre børn"),
    ("ti tusind og fem kroner", "10.005 kr."),
    ("to millioner og tre stillinger", "2 millioner og tre stillinger"),
    ("toogtyve medarbejdere", "22 medarbejdere"),
    ("ti til femten dage", "10 til 15 dage"),
]
LEFT = [
    "en medarbejder har fået to dage",
    "et og andet",
    "en ud af fire",
    "tusind tak",
    "halvanden time",
    "en halv time",
    "det tredje punkt",
    "den anden dag",
    "mellem fire og tyve medarbejdere",
    "fem i otte",
    "hundredvis af breve",
    "kl. 9.30",
    "den 3. maj 2025",
    "12.500 kr.",
    "sag 81.38.00-P35-58-23",
    "tre fire stykker",
    "den første i rækken",
]


@pytest.mark.parametrize(("said", "written"), WRITTEN)
def test_spoken_numbers_are_written_as_a_referat_writes_them(said: str, written: str) -> None:
    assert write_numbers(said) == written


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_number_or_could_be_two_stays(text: str) -> None:
    assert write_numbers(text) == text


_SPOKEN = st.lists(
    st.sampled_from(
        [
            "en",
            "et",
            "to",
            "tre",
            "fem",
            "syv",
            "ti",
            "tolv",
            "femten",
            "tyve",
            "toogtyve",
            "halvtreds",
            "hundrede",
            "tusind",
            "million",
            "millioner",
            "komma",
            "og",
            "halv",
            "kvart",
            "over",
            "i",
            "til",
            "den",
            "første",
            "ottende",
            "januar",
            "maj",
            "klokken",
            "kl.",
            "kroner",
            "kr.",
            "procent",
            "mellem",
            "nul",
            "3",
            "40",
            "2025",
            "12.500",
            "5,5",
            "medarbejdere",
            "vi",
            "har",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(_SPOKEN)
@example("2025 million en hundrede")
def test_writing_twice_changes_nothing_more(text: str) -> None:
    once = write_numbers(text)
    assert write_numbers(once) == once


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_numbers_keep_their_value(number: int) -> None:
    assert int(grouped(number).replace(".", "")) == number


@given(st.text(alphabet=st.characters(blacklist_categories=("Nd", "No", "Nl")), max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(write_numbers(text), str)
