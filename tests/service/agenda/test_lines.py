"""Wrapped lines become whole again."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.agenda.lines import join
from service.agenda.text import read_text

WORDS = st.sampled_from(
    [
        *("udvalget", "drøftede", "sagen", "og", "besluttede", "at", "forslaget", "til", "byrådet", "den", "med"),
        *("arbejdsmiljøet", "Karen", "MED-udvalget", "e-mail", "1.250.000", "kr.", "2025,", "handleplan.", "§", "7b"),
        *("81.38.00-P35-58-23", "kl.", "9.00-11.30"),
    ]
)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("en møde-", "plan for", "en mødeplan for"),
        ("for MED-", "udvalget", "for MED-udvalget"),
        ("Hoved-", "MED", "Hoved-MED"),
        ("en e-", "mail", "en e-mail"),
        ("de 0-", "6-årige", "de 0-6-årige"),
        ("børne-", "og ungeområdet", "børne- og ungeområdet"),
        ("Social-, Børne-", "eller Skoleudvalget", "Social-, Børne- eller Skoleudvalget"),
        ("Kommunen -", "som helhed", "Kommunen - som helhed"),
        ("syge\N{SOFT HYPHEN}", "fravær", "sygefravær"),
        ("et ord", "til", "et ord til"),
    ],
)
def test_a_hyphen_goes_only_where_it_parts_a_word(first: str, second: str, whole: str) -> None:
    assert join(first, second) == whole


@given(st.lists(st.lists(WORDS, min_size=30, max_size=80), min_size=2, max_size=4), st.integers(55, 90))
def test_wrapped_paragraphs_come_back_whole(paragraphs: list[list[str]], width: int) -> None:
    texts = [" ".join(words) for words in paragraphs]
    wrapped = "\n\n".join("\n".join(textwrap.wrap(t, width, break_on_hyphens=False)) for t in texts)
    assert [word for b in read_text(wrapped) for word in b.text.split()] == " ".join(texts).split()
    assert [b.text for b in read_text(wrapped) if b.gap] == texts


LONG_LINES = """\
{0} Nyt fra biblioteket
Indstilling: Lederen foreslår, at alle bøger på hylden ved døren flyttes ud i foyeren
{1} Ny maskine til kaffe
Indstilling: Lederen foreslår, at maskinen købes, så snart den gamle er gået i stykker
{2} Eventuelt
"""


@pytest.mark.parametrize("mark", ["Pkt. {}", "Punkt {}", "{}"])
def test_an_item_is_never_the_end_of_a_long_line_before_it(mark: str) -> None:
    text = LONG_LINES.format(*(mark.format(n) for n in (1, 2, 3)))
    assert [b.text for b in read_text(text)] == text.splitlines()


def test_a_number_that_the_line_before_asks_for_stays_with_it() -> None:
    text = (
        "1. Nyt fra biblioteket\n"
        "Udvalget mødes i den store sal på første sal hver uge, som det plejer, og altid kl.\n"
        "2. Det er nemlig sådan, at salen er ledig på det tidspunkt, og der er kaffe på kanden\n"
        "3. Eventuelt\n"
    )
    assert [b.text[:2] for b in read_text(text)] == ["1.", "Ud", "3."]
