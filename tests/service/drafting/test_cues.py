"""Spoken cues as people say them, and what only sounds like one."""

import pytest

from service.drafting.cues import CueReader, Move
from service.meetings import Item

TITLES = [
    "Godkendelse af dagsorden", "Godkendelse af referat", "Orientering fra formanden", "Budget 2026", "Sygefravær",
    "Ferieplan", "Arbejdsmiljø", "Mødeplan", "Eventuelt",
]  # fmt: skip
READER = CueReader([Item(number=n, title=t) for n, t in enumerate(TITLES, 1)])


def strong(text: str) -> list[tuple[Move, tuple[int, ...]]]:
    return [(c.move, tuple(k + 1 for k in c.items)) for c in READER.read(text) if c.strength >= 0.5]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Så går vi videre til punkt 8.", 8),
        ("Punkt otte, mødeplan.", 8),
        ("Så vil jeg godt lige springe til otte, for den er der kun en ting om.", 8),
        ("Lad os hoppe til 7.", 7),
        ("så er vi fremme ved punkt fire", 4),
        ("Tilbage til punkt 3.", 3),
        ("Lige en ting til punkt to.", 2),
        ("Så er vi fremme ved eventuelt.", 9),
        ("Er der noget til eventuelt?", 9),
        ("Vi starter med første punkt.", 1),
        ("Og så punkt fem.", 5),
        ("Vi går over til punkt nummer seks.", 6),
        ("Så går vi til pung fire.", 4),
        ("Så er det ponk åtte.", 8),
        ("Sygefraværet.", 5),
        ("Og nu til ferieplanen.", 6),
        ("Tilbage til toeren.", 2),
        ("Vi begynder med sjette punkt.", 6),
    ],
)
def test_a_cue_names_its_item(text: str, number: int) -> None:
    assert (Move.TO, (number,)) in strong(text)


@pytest.mark.parametrize(
    "text",
    [
        "Det så vi på i punkt 2.",
        "Som nævnt under punkt 4.",
        "Det kommer vi til under punkt 7.",
        "Det hører til punkt 7.",
        "Det kan vi tage under eventuelt.",
        "Vi kommer tilbage til punkt 6 senere.",
        "Jeg er enig i punkt to i indstillingen.",
        "Vi kan eventuelt flytte mødet.",
        "Det tager vi på næste møde.",
        "Jeg har et punkt til dagsordenen.",
        "Så går vi videre med arbejdet.",
    ],
)
def test_a_mention_moves_nothing(text: str) -> None:
    assert not {m for m, _ in strong(text)} & {Move.TO, Move.NEXT, Move.BOTH}


@pytest.mark.parametrize(
    "text", ["Så tager vi det næste punkt.", "Det næste punkt på dagsordenen er ikke langt.", "Lad os komme videre."]
)
def test_the_next_item_need_not_be_named(text: str) -> None:
    assert (Move.NEXT, ()) in strong(text)


def test_items_are_taken_together_or_left_out() -> None:
    assert (Move.BOTH, (4, 5)) in strong("Vi tager punkt 4 og 5 sammen.")
    assert (Move.SKIP, (6,)) in strong("Vi springer punkt 6 over.")
    assert (Move.SKIP, (6,)) in strong("Vi venter lige med punkt seks.")


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Velkommen til mødet.", Move.OPEN),
        ("Så holder vi en pause på ti minutter.", Move.BREAK),
        ("Vi tager lige fem minutters pause.", Move.BREAK),
        ("Skal vi ikke holde en lille kaffepause?", Move.BREAK),
        ("Godt. Er der frokostpause nu?", Move.BREAK),
        ("Jeg trænger til en pause.", Move.BREAK),
        ("Så er vi i gang igen.", Move.RESUME),
        ("Tak for i dag.", Move.CLOSE),
    ],
)
def test_start_pause_and_end_are_heard(text: str, move: Move) -> None:
    assert (move, ()) in strong(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vaskepladsen er der, hvor folk holder pause.",
        "Chaufførerne holder pause på rastepladsen.",
        "Eleverne har pause klokken ti.",
        "De, der arbejder om natten, har ti minutters pause.",
    ],
)
def test_other_peoples_pauses_are_no_pause_of_the_meeting(text: str) -> None:
    assert not any(cue.move is Move.BREAK for cue in READER.read(text))


def test_items_that_count_through_the_year_are_found_by_place_too() -> None:
    reader = CueReader([Item(number=27, title="Godkendelse af dagsorden"), Item(number=28, title="Støj i hallen")])
    assert [c.items for c in reader.read("Så tager vi punkt otteogtyve.")] == [(1,)]
    assert [c.items for c in reader.read("Vi starter med første punkt.")] == [(0,)]


LED = CueReader([Item(number=n, title=t) for n, t in enumerate(["Dagsorden", "Budget", "Sygefravær", "Eventuelt"], 1)])


@pytest.mark.parametrize(
    "text",
    [
        "Så er det den næste.",
        "Videre.",
        "Godt, videre.",
        "Næste på listen.",
        "Hvad har vi så?",
        "Og så er vi ved det næste.",
        "Skal vi tage den næste?",
        "Så tager vi næste.",
        "Vi går videre.",
        "Så ruller vi videre.",
        "Lad os komme videre i programmet.",
        "Hvad er det næste?",
        "Næste?",
        "Ja, næste.",
        "Så hopper vi videre.",
        "Hvem har den?",
        "Så er der det næste emne.",
        "Vi kører videre.",
        "Skal vi gå videre?",
        "Så kan vi gå videre.",
        "Fint. Så videre.",
        "Hvad kommer nu?",
        "Vi må hellere skynde os videre.",
        "Så vender vi bladet.",
        "Vi tager hul på det næste.",
        "Næste sag.",
    ],
)
def test_a_chair_goes_on_in_many_words(text: str) -> None:
    assert any(c.move is Move.NEXT for c in LED.read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Så har vi sygefraværet.",
        "Det fører os til sygefraværet.",
        "Så skal vi have sygefraværet.",
        "Lad os gå til sygefraværet.",
        "Vi springer lige til sygefraværet.",
        "Tilbage til sygefraværet.",
        "Vi tager sygefraværet nu.",
        "Og så er vi ved fraværet.",
        "Skal vi tage sygefraværet?",
        "Skal jeg tage sygefraværet?",
        "Over til sygefraværet.",
        "Nu til fraværet.",
        "Så mangler vi sygefraværet.",
        "Vi skal også nå sygefraværet.",
        "Sygefraværet, Trine.",
        "Trine, sygefraværet.",
        "Hvordan står det til med sygefraværet?",
        "Så kigger vi på sygefraværet.",
        "Vi skal tale om sygefraværet.",
        "Jeg åbner for sygefraværet.",
        "Det næste er sygefraværet.",
        "Dernæst sygefravær.",
    ],
)
def test_a_chair_comes_to_a_title_in_many_words(text: str) -> None:
    assert any(c.move is Move.TO and c.items == (2,) and c.strength >= 0.5 for c in LED.read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Det kommer vi til under sygefravær.",
        "Som vi så under sygefraværet, er det dyrt.",
        "Inden vi når til sygefraværet, er der et spørgsmål.",
        "Sygefraværet tager vi til sidst.",
        "Det hænger jo sammen med sygefraværet.",
        "Hvis vi når sygefraværet, er det fint.",
        "Det sagde vi også om sygefraværet.",
    ],
)
def test_a_title_that_is_only_spoken_of_opens_nothing(text: str) -> None:
    assert not any(c.move in {Move.TO, Move.NEXT} and c.strength >= 0.5 for c in LED.read(text))


def test_a_title_in_two_words_is_heard_in_one() -> None:
    reader = CueReader([Item(number=1, title="Dagsorden"), Item(number=2, title="Forsøg med firedages uge")])
    assert any(c.move is Move.TO and c.items == (1,) for c in reader.read("Skal vi tage firedagesugen?"))


def test_an_order_turned_round_by_numbers_alone_is_heard() -> None:
    assert (Move.TO, (9,)) in strong("Jeg tager ni før otte, for en af os skal nå bussen hjem til byen.")
