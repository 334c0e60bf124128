import datetime

import pytest

from service.meetings.field import Adjustment
from service.meetings.talk import TalkDraft
from tests.service.talks.conftest import Drafted


def agreed(draft: TalkDraft) -> list[Adjustment]:
    field = draft.field("adjustments")
    assert field is not None
    return [one for one in field.value if isinstance(one, Adjustment)] if isinstance(field.value, tuple) else []


@pytest.mark.parametrize(
    "talk",
    [
        "L: Hvad med tolv timer om ugen fra mandag den niende til og med den 29. marts?\nM: Ja, det er fint.",
        "L: Hvad med tyve timer?\nM: For meget.\nL: Så tolv.\nM: Ja. Fra på mandag.\nL: Hvor længe?\nM: Tre uger.",
        "M: Jeg kan klare tolv timer.\nL: Tolv timer. Fra den niende marts.\nL: Til hvornår?\nM: Den niogtyvende.",
    ],
)
def test_how_much_is_agreed_with_its_days(drafted: Drafted, talk: str) -> None:
    [one] = agreed(drafted(talk))
    assert "tolv" in one.what.casefold() or "12" in one.what
    assert one.from_ == datetime.date(2026, 3, 9)
    assert one.until == datetime.date(2026, 3, 29)


def test_who_takes_it_on_is_the_owner(drafted: Drafted) -> None:
    [one] = agreed(drafted("L: Jeg kan få dig en stol. Jeg bestiller den i dag.\nM: Tak, det vil jeg gerne."))
    assert one.owner == "Gerda Holt"
    [one] = agreed(drafted("L: Så er du fri for aftenvagter.\nM: Ja.\nH: Hvem retter vagtplanen?\nL: Det gør jeg."))
    assert one.owner == "Gerda Holt"


@pytest.mark.parametrize(
    "talk",
    [
        "L: Jeg tænkte på, om du skulle have en mentor.\nM: Det behøver jeg ikke.\nL: Så gør vi ikke det.",
        "L: Hvad med tyve timer om ugen?\nM: Nej, det tør jeg ikke.",
        "L: Jeg havde overvejet at bestille et hæve-sænkebord.\nM: Nej tak.\nL: Så dropper vi det.",
        "M: Jeg har haft tre vagter om ugen siden sidst.\nL: Godt.",
    ],
)
def test_what_was_turned_down_or_has_been_is_no_agreement(drafted: Drafted, talk: str) -> None:
    assert agreed(drafted(talk)) == []


def test_two_agreements_keep_their_own_days(drafted: Drafted) -> None:
    one, other = agreed(
        drafted(
            "L: Så tolv timer om ugen fra på mandag.\nM: Ja.\n"
            "L: Og ingen aftenvagter fra den 16. marts til og med april.\nM: Det er fint."
        )
    )
    assert (one.from_, one.until) == (datetime.date(2026, 3, 9), None)
    assert (other.from_, other.until) == (datetime.date(2026, 3, 16), datetime.date(2026, 4, 30))


def test_a_line_of_notes_is_an_agreement(noted: Drafted) -> None:
    [one] = agreed(noted("Aftale: 20 timer om ugen fra 9/3 til og med 29/3. Jeg retter vagtplanen"))
    assert one.what == "20 timer om ugen"
    assert one.owner == "Gerda Holt"
    assert one.until == datetime.date(2026, 3, 29)


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Psykologen bestiller skærmen.", ""),
        ("Serviceteamet bestiller skærmen.", "Serviceteamet"),
        ("Rosa bestiller skærmen.", "Rosa Lykke"),
    ],
)
def test_nobody_is_named_as_owner_who_tells_of_a_treatment(drafted: Drafted, line: str, owner: str) -> None:
    made = agreed(drafted(f"L: Du får en ny skærm fra på mandag.\nM: Ja tak.\nL: {line}\nM: Fint."))
    assert [one.owner for one in made] == [owner]
