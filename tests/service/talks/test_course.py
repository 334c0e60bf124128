"""The same is agreed in a hundred ways: what, by whom, from and until when."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.talks.conftest import Drafted
from tests.service.talks.test_adjusting import agreed

L = "Gerda Holt"


def day(text: str) -> datetime.date | None:
    """ "9/3" as the day of the year of the talks; "" is none."""
    if not text:
        return None
    number, month = text.split("/")
    return datetime.date(2026, int(month), int(number))


@pytest.mark.parametrize(
    ("talk", "words", "first", "last"),
    [
        # how much, put forward by either side and taken up by the other
        (
            (
                "L: Jeg tænkte tolv timer om ugen.\n"
                "M: Det lyder fint.\n"
                "L: Fra mandag den 9. marts til og med den 29. marts.\n"
                "M: Ja."
            ),
            "tolv",
            "9/3",
            "29/3",
        ),
        (
            (
                "M: Jeg kan godt gå op til femten timer.\n"
                "L: Femten timer. Fra hvornår?\n"
                "M: Fra på mandag.\n"
                "L: Til og med april?\n"
                "M: Ja."
            ),
            "15",
            "9/3",
            "30/4",
        ),
        (
            (
                "L: Hvor meget kan du?\n"
                "M: Fire timer om dagen.\n"
                "L: Fire timer om dagen. Fra den 9. marts.\n"
                "M: Ja.\n"
                "L: Hvor længe?\n"
                "M: Fire uger."
            ),
            "fire",
            "9/3",
            "5/4",
        ),
        (
            (
                "M: Jeg har tænkt ti timer.\n"
                "L: Det kunne vi godt. Fra?\n"
                "M: Fra den 16. marts.\n"
                "H: Og til og med?\n"
                "L: Til og med april.\n"
                "M: Det passer mig."
            ),
            "10/ti",
            "16/3",
            "30/4",
        ),
        (
            ("L: Hvad med tre vagter om ugen?\nM: Hellere to.\nL: To vagter om ugen. Fra på mandag.\nM: Ja tak."),
            "to",
            "9/3",
            "",
        ),
        (
            (
                "L: Tyve timer?\n"
                "M: Det lyder af meget.\n"
                "L: Femten timer, så?\n"
                "M: Femten timer. Ja.\n"
                "L: Fra den 9. marts til og med den 31. marts.\n"
                "M: Ja."
            ),
            "15/femten",
            "9/3",
            "31/3",
        ),
        (
            (
                "M: Jeg vil gerne begynde på onsdag.\n"
                "L: Godt. Hvor meget ad gangen?\n"
                "M: Tre timer.\n"
                "L: Tre timer om dagen. Det siger vi.\n"
                "M: Ja."
            ),
            "tre",
            "4/3",
            "",
        ),
        (
            (
                "H: Timerne?\n"
                "M: Jeg kan godt gå op.\n"
                "H: Til hvor mange?\n"
                "M: Tyve.\n"
                "H: Tyve. Fra på mandag?\n"
                "M: Fra på mandag, ja."
            ),
            "20/tyve",
            "9/3",
            "",
        ),
        (
            ("L: Så seksten timer fra på mandag.\nM: Ja.\nL: Og fuld tid fra mandag den 13. april.\nM: Det er fint."),
            "16/seksten",
            "9/3",
            "12/4",
        ),
        (
            (
                "L: Så seksten timer fra på mandag.\n"
                "M: Ja.\n"
                "L: Og fuldt skema igen fra …\n"
                "M: Fra mandag den 13. april.\n"
                "L: Godt."
            ),
            "16/seksten",
            "9/3",
            "12/4",
        ),
        (
            "H: Fjorten timer om ugen fra niende marts til og med femte april.\nM: Det er rigtigt.",
            "14/fjorten",
            "9/3",
            "5/4",
        ),
        ("H: Ti timer om ugen, niende marts til tredivte april.\nM: Ja.", "10/ti", "9/3", "30/4"),
        (
            (
                "L: Påsken begynder i uge 14. Men altså, tolv timer fra på mandag?\n"
                "M: Ja.\n"
                "L: Til og med søndag i uge 13.\n"
                "M: Fint."
            ),
            "tolv",
            "9/3",
            "29/3",
        ),
        # spared, in the employee's words or the leader's
        (
            ("M: Og aftenvagterne?\nL: Dem slipper du for. Ingen aftenvagter fra på mandag til og med april.\nM: Tak."),
            "aftenvagt",
            "9/3",
            "30/4",
        ),
        (
            (
                "L: Og snevagten?\n"
                "M: Den vil jeg helst være fri for.\n"
                "L: Det er du. Ingen snevagt til og med den 4. april.\n"
                "M: Ja."
            ),
            "snevagt",
            "",
            "4/4",
        ),
        (
            (
                "M: Men ikke udrykning de første to uger.\n"
                "L: Nej.\n"
                "M: Til og med den 22. marts.\n"
                "L: Ja, fra den 9. marts til og med den 22. marts."
            ),
            "udrykning",
            "9/3",
            "22/3",
        ),
        ("L: Så aftalen: du har ikke den klasse mere.\nM: Okay.\nL: Fra i dag.\nM: Tak.", "klasse", "2/3", ""),
        ("L: Du skal ikke være alene på vagt.\nM: Nej.\nL: Til og med april.\nM: Ja.", "alene", "", "30/4"),
        (
            "M: Kan jeg blive fri for borgermøderne?\nL: Ja, det kan du. Fra på mandag.\nM: Tak.",
            "borgermøde",
            "9/3",
            "",
        ),
        (
            "H: Du fritages for tilkaldevagt fra den 9. marts og april ud.\nM: Det er godt.",
            "tilkaldevagt",
            "9/3",
            "30/4",
        ),
        (
            ("L: Du løfter ikke kasser foreløbig. Fra i morgen til og med den 31. marts.\nM: Nej, det er godt."),
            "kasser",
            "3/3",
            "31/3",
        ),
        # somebody else takes it
        (
            ("L: Hvem tager kasserne? Det gør Villads.\nM: Fint.\nL: Fra på mandag til og med marts.\nM: Ja."),
            "Villads",
            "9/3",
            "31/3",
        ),
        ("M: Jeg kan ikke have skranken.\nL: Nej. Den tager Kaja. Fra på mandag.\nM: Tak.", "Kaja", "9/3", ""),
        ("L: Nanna overtager dine vagter fra på mandag.\nM: Det er godt.", "Nanna", "9/3", ""),
        ("L: Sagen går til Sofie. Fra i dag.\nM: Tak, det er jeg glad for.", "Sofie", "2/3", ""),
        ("L: En vikar passer telefonen fra på mandag til og med den 20. marts.\nM: Godt.", "telefon", "9/3", "20/3"),
        # given
        (
            (
                "L: Skal du have et andet bord? Et, der kan køre op og ned?\n"
                "M: Ja, det ville være rart.\n"
                "L: Det får du. Fra den 9. marts.\n"
                "M: Tak."
            ),
            "bord",
            "9/3",
            "",
        ),
        (
            (
                "M: Jeg har brug for et sted med ro.\n"
                "L: Du kan få Bents kontor.\n"
                "M: Perfekt.\n"
                "L: Fra den 9. og til og med marts."
            ),
            "kontor",
            "9/3",
            "31/3",
        ),
        ("L: Vi sætter dig sammen med Ulla fra på mandag.\nM: Ja, det vil jeg gerne.", "Ulla", "9/3", ""),
        (
            ("H: Hvad med en makker?\nM: Ja, gerne.\nL: Så bliver det Bente. Fra den 9. marts.\nM: Godt."),
            "makker",
            "9/3",
            "",
        ),
        (
            (
                "M: Kan jeg arbejde hjemmefra om fredagen?\n"
                "L: Ja, det kan du godt. Fra på fredag og til og med april.\n"
                "M: Tak."
            ),
            "hjemme",
            "6/3",
            "30/4",
        ),
        ("L: Du kan sidde i mødelokalet indtil den 3. april.\nM: Det vil jeg gerne.", "mødelokale", "", "3/4"),
        (
            (
                "M: Jeg vil gerne møde senere. Klokken ni.\n"
                "L: Klokken ni i stedet for otte. Fra i morgen.\n"
                "M: Ja, fra i morgen."
            ),
            "ni/9",
            "3/3",
            "",
        ),
        (
            (
                "L: Vi tager en kort snak hver fredag.\n"
                "M: Hver fredag klokken ni, kan du det?\n"
                "L: Hver fredag klokken ni.\n"
                "M: Fint."
            ),
            "fredag",
            "",
            "",
        ),
        (
            (
                "L: Jeg kunne tilbyde seks borgere.\n"
                "M: Seks? Nej, det går ikke.\n"
                "L: Fire borgere, så?\n"
                "M: Fire. Ja.\n"
                "L: Fire borgere fra den 9. marts til og med den 30. april."
            ),
            "fire",
            "9/3",
            "30/4",
        ),
        ("L: Hvor mange timer?\nM: Tre?\nL: Tre om dagen. Fra den 9. marts.\nM: Ja.", "3/tre", "9/3", ""),
        ("M: Jeg har brug for et headset.\nL: Det køber vi. Jeg bestiller det i morgen.\nM: Tak.", "headset", "", ""),
        ("M: Jeg mangler en vogn til posten.\nL: Det får du. Jeg bestiller den i dag.\nM: Tak.", "vogn", "", ""),
        (
            ("M: Og morgenåbning, den kan jeg ikke.\nL: Nej, ingen morgenåbning. Til og med den 30. april.\nM: Tak."),
            "morgenåbning",
            "",
            "30/4",
        ),
        (
            (
                "M: Og helst ikke borgermøder.\n"
                "L: Ikke borgermøder. Jeg finder en anden til borgermøderne. Fra den 9. marts.\n"
                "M: Tak."
            ),
            "borgermøde",
            "9/3",
            "",
        ),
        (
            (
                "L: Tolv timer fra på mandag.\n"
                "M: Ja.\n"
                "L: Til og med fredag den 3. april … nej, lad os tage ugen med. Fredag den 10.\n"
                "M: Ja."
            ),
            "tolv/12",
            "9/3",
            "10/4",
        ),
        (
            (
                "L: Femten timer?\n"
                "M: Ja.\n"
                "L: Fra hvornår?\n"
                "M: I morgen?\n"
                "L: Nej, lad os lige få papirerne på plads. Fra torsdag den 5. marts.\n"
                "M: Fint."
            ),
            "femten/15",
            "5/3",
            "",
        ),
        (
            (
                "L: Femten timer fra på mandag.\n"
                "M: Ja.\n"
                "H: Skal der dato på, hvornår det slutter?\n"
                "M: Nej.\n"
                "H: Så står den åben."
            ),
            "femten/15",
            "9/3",
            "",
        ),
        (
            ("M: Ikke nattevagter.\nL: Nej. Så dagvagter i stedet. Fra den 9. marts.\nM: Det vil jeg gerne."),
            "dagvagt",
            "9/3",
            "",
        ),
    ],
)
def test_it_is_agreed_with_its_days(drafted: Drafted, talk: str, words: str, first: str, last: str) -> None:
    [one] = agreed(drafted(talk))
    assert any(word.casefold() in one.what.casefold() for word in words.split("/"))
    assert (one.from_, one.until) == (day(first), day(last))


@pytest.mark.parametrize(
    ("note", "words", "owner", "days"),
    [
        ("Ingen snevagt til og med 4/4, jeg tager ham af listen", "snevagt", L, ("", "4/4")),
        ("Aldrig alene på aftenvagt til og med 30/4, det sørger jeg for", "alene", L, ("", "30/4")),
        ("Fortsætter med to tilsyn om ugen, april ud", "tilsyn", "", ("", "30/4")),
        ("12 t/uge fra 9/3 til og med 29/3. Gerda retter vagtplan", "12", L, ("9/3", "29/3")),
        ("Aftalt: hjemmearbejde fredag fra 6/3 til 30/4", "hjemme", "", ("6/3", "30/4")),
        ("Villads overtager kasserne fra 9/3", "Villads", "Villads", ("9/3", "")),
        ("Kan op på 28 timer fra mandag 9/3 til og med 29/3. Jeg skriver til løn", "28", L, ("9/3", "29/3")),
        ("Hæve-sænke-bord fra lageret, fra 9/3 (Gerda)", "bord", L, ("9/3", "")),
        ("Fri for telefonvagt i marts", "telefonvagt", "", ("2/3", "31/3")),
        (
            "Forslag: 10 timer om ugen. Palle mente det var for meget. Endte på 6 timer om ugen fra 9/3",
            "6",
            "",
            ("9/3", ""),
        ),
    ],
)
def test_notes_are_as_good(noted: Drafted, note: str, words: str, owner: str, days: tuple[str, str]) -> None:
    [one] = agreed(noted(note))
    assert words.casefold() in one.what.casefold()
    assert (one.owner, one.from_, one.until) == (owner, day(days[0]), day(days[1]))


def test_what_was_only_spoken_of_is_flagged(drafted: Drafted) -> None:
    field = drafted("M: Jeg kan ikke have telefonen.\nL: Nej. Til og med april.\nM: Ja.").field("adjustments")
    assert field is not None
    assert field.flags


LINES = (
    "Skal vi sige ti timer om ugen?",
    "Tolv timer, tænkte jeg.",
    "Kan jeg slippe for telefonen?",
    "Så slipper du for telefonen.",
    "Vi kan flytte dig til arkivet.",
    "Jeg køber en hæve-sænkebord.",
    "Fra på mandag.",
    "Til og med den 29. marts.",
    "I fire uger.",
    "Torsdag og fredag.",
    "Det gør Bo.",
    "Hvem tager vagten?",
    "Ja.",
    "Nej.",
    "Nej, hellere tirsdag.",
    "Nej, det vil jeg ikke.",
    "Det dur ikke.",
    "Det er en aftale.",
    "Vi har kassen, og Bo har nøglen.",
    "Bo henter bilen.",
)


@given(st.lists(st.tuples(st.sampled_from("LM"), st.sampled_from(LINES)), min_size=1, max_size=14))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_put_forward_and_turned_down_there_is_a_draft(
    drafted: Drafted, talk: list[tuple[str, str]]
) -> None:
    assert drafted("\n".join(f"{who}: {line}" for who, line in talk)).field("adjustments") is not None
