"""Case numbers of KLE and of other systems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.agenda import CaseNumbers


@given(
    st.from_regex(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}", fullmatch=True),
    st.from_regex(r"[A-ZÆØÅ][0-9]{2}", fullmatch=True),
    st.integers(1, 999999),
    st.from_regex(r"[0-9]{2}|20[0-9]{2}", fullmatch=True),
    st.sampled_from(["{}-{}", "{}{}", "Sagsnr. {}-{}", "Sagsnummer: {}-{}", "Journalnr.: {} {}", "J.nr. {}-{}"]),
)
def test_a_kle_number_comes_apart(emne: str, facet: str, sequence: int, year: str, form: str) -> None:
    line = f"{form.format(emne, facet)}-{sequence}-{year}"
    text = line[line.index(emne) :]
    found = CaseNumbers().read(line)
    assert found is not None
    number, rest = found
    assert (number.text, number.emne, number.facet, number.sequence, number.year) == (
        text,
        emne,
        facet,
        str(sequence),
        year,
    )
    assert rest == ""


@pytest.mark.parametrize(
    ("line", "text", "rest"),
    [
        ("Sagsnr. 24/12345", "24/12345", ""),
        ("Sagsnummer: EMN-2025-00017", "EMN-2025-00017", ""),
        ("Journalnr. 2024-0123456", "2024-0123456", ""),
        ("24/12345", "24/12345", ""),
        ("Sags ID: 778812", "778812", ""),
        ("Sagsnr.: 24/1234  Sagsbehandler: Else", "24/1234", "Sagsbehandler: Else"),
        ("(81.38.00-P35-1-24)", "81.38.00-P35-1-24", ""),
    ],
)
def test_numbers_of_other_systems_are_kept_whole(line: str, text: str, rest: str) -> None:
    found = CaseNumbers().read(line)
    assert found is not None
    assert (found[0].text, found[1]) == (text, rest)


@pytest.mark.parametrize(
    "line",
    ["12.03.2025", "kl. 9.00-11.30", "2025", "Sagen 81.38.00-P35-1-24 drøftes", "Sagsbehandler: Else", "Sagsnr."],
)
def test_other_lines_are_none(line: str) -> None:
    assert CaseNumbers().read(line) is None


def test_a_municipality_can_bring_its_own_pattern() -> None:
    own = CaseNumbers(pattern=r"S(?P<year>\d{4})-(?P<sequence>\d+)")
    found = own.read("S2025-77")
    assert found is not None
    assert (found[0].text, found[0].year, found[0].sequence, found[0].emne) == ("S2025-77", "2025", "77", "")


@pytest.mark.parametrize(
    ("line", "title", "number"),
    [
        ("Budgetopfølgning (sagsnr. 24/1234)", "Budgetopfølgning", "24/1234"),
        ("Økonomi – 00.30.00-Ø00-1-26", "Økonomi", "00.30.00-Ø00-1-26"),
        ("Økonomi, drift og anlæg, j.nr. 24/1234", "Økonomi, drift og anlæg", "24/1234"),
        ("00.30.00-Ø00-1-26 Økonomi", "Økonomi", "00.30.00-Ø00-1-26"),
        ("Ny skole (lukket) [EMN-2024-00123]", "Ny skole (lukket)", "EMN-2024-00123"),
        ("Stibro\tSagsnr.: 2024-0123456", "Stibro", "2024-0123456"),
    ],
)
def test_a_number_parted_from_the_title_is_the_items(line: str, title: str, number: str) -> None:
    found = CaseNumbers().split(line)
    assert found is not None
    assert (found[0], found[1].text) == (title, number)


@pytest.mark.parametrize(
    "title",
    ["Budget (2024/2025)", "Årsplan – 2024-2025", "Nyt sagsnummer til alle", "Tilsyn (sag nr. 5)", "Sag om KLE 2024"],
)
def test_years_and_words_at_a_titles_end_stay_in_the_title(title: str) -> None:
    assert CaseNumbers().split(title) is None
