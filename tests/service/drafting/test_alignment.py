"""Alignment on scripted meetings: jumps, returns, joint items, breaks, and mentions that move nothing."""

from collections.abc import Sequence

from service.drafting.alignment import align, heard
from service.drafting.leading import Led
from service.drafting.passing import Known
from service.drafting.people import People
from service.drafting.remarks import remarks_of
from service.drafting.ways import Ways
from service.meetings import Agenda, Item, Meeting, Participant, Section, Speaker, Transcript, Utterance, Word


def share(agenda: Agenda, transcript: Transcript, places: dict[str, int | None]) -> float:
    found = align(agenda.items, remarks_of(transcript)).utterances
    numbers = {u: None if place is None else agenda.items[place].number for u, place in found.items()}
    return sum(numbers[u] == where for u, where in places.items()) / len(places)


def test_scripted_utterances_are_given_their_item(
    agenda: Agenda, transcript: Transcript, places: dict[str, int | None]
) -> None:
    assert share(agenda, transcript, places) >= 0.95


def test_order_and_words_carry_where_a_third_of_the_words_are_misheard(
    agenda: Agenda, noisy: Transcript, places: dict[str, int | None]
) -> None:
    assert share(agenda, noisy, places) >= 0.75


def test_every_utterance_is_placed_once(agenda: Agenda, transcript: Transcript) -> None:
    found = align(agenda.items, remarks_of(transcript)).utterances
    assert set(found) == {u.id for u in transcript.utterances}


CHAIR = "Ida Lund"
ITEMS = (
    Item(number=1, title="Godkendelse af dagsorden"),
    Item(number=2, title="Budget", sections=(Section(heading="Sagsfremstilling", text="HR-chefen har tallene."),)),
    Item(number=3, title="Cykelparkering v/ Palle"),
    Item(number=4, title="HR i tal - sygefravær"),
    Item(number=5, title="HR i tal - personaleomsætning"),
    Item(number=6, title="Eventuelt"),
)
PEOPLE = (
    Participant(name=CHAIR, role="formand"),
    Participant(name="Palle Brink", role="AMR"),
    Participant(name="Sif Dam", role="HR-chef"),
)


def talk(lines: Sequence[str]) -> Transcript:
    """Each line "I: …", spoken by the participant whose name begins so."""
    utterances = tuple(
        Utterance(id=f"u{n}", start=n * 5.0, end=n * 5.0 + 4, speaker=line[0], text=line[3:])
        for n, line in enumerate(lines)
    )
    speakers = tuple(Speaker(id=p.name[0], name=p.name) for p in PEOPLE)
    return Transcript(duration=len(lines) * 5.0, speakers=speakers, utterances=utterances)


def led_talk(lines: Sequence[str]) -> Led:
    """The lines as the chair leads through them."""
    people = People(Meeting(participants=PEOPLE), talk(lines))
    return heard(ITEMS, remarks_of(talk(lines)), people.chair, people)


def places_of(*lines: str, items: tuple[Item, ...] = ITEMS) -> list[int | None]:
    """The item of each line."""
    people = People(Meeting(participants=PEOPLE), talk(lines))
    found = align(items, remarks_of(talk(lines)), people.chair, people).utterances
    return [None if place is None else items[place].number for place in found.values()]


AGREED = "I: Dagsordenen først. Den er godkendt."


def test_a_chair_who_calls_on_the_one_who_presents_an_item_opens_it() -> None:
    assert places_of(AGREED, "I: Sif, værsgo.", "S: Ja, det ligner sidste år.") == [1, 2, 2]


def test_a_member_who_takes_up_their_own_item_opens_it() -> None:
    told = "P: Der er kommet tyve nye stativer bag huset."
    assert places_of(AGREED, "P: Må jeg tage mit punkt nu?", "I: Ja.", told) == [1, 3, 3, 3]


def test_what_a_member_says_opens_no_item_by_itself() -> None:
    assert places_of("I: Nu til budgettet.", "P: Cyklerne står jo ude.", "S: Tallene er gode.") == [2, 2, 2]


def test_items_that_share_the_opening_of_their_titles_are_taken_together() -> None:
    together = "I: Skal vi tage de to HR i tal-punkter under ét?"
    assert places_of(
        AGREED, together, "S: Sygefraværet er faldet.", "S: Og så omsætningen.", "S: Den er tolv procent."
    ) == [1, 4, 4, 5, 5]


def test_an_item_that_is_put_off_until_later_is_not_opened() -> None:
    later = "I: Cykelparkering tager vi bagefter."
    assert places_of(AGREED, "I: Så er det budgettet.", later, "S: Tallene er gode.") == [1, 2, 2, 2]


def test_an_aside_is_over_when_the_others_speak_again() -> None:
    spoken = (
        "I: Budgettet.",
        "S: Skuret koster en formue i strøm.",
        "I: Og så til cykelparkering.",
        "P: Der er plads.",
    )
    back = ("P: Må jeg lige vende tilbage til det med strøm? Er det dyrt?", "S: Ja.", "I: Stativerne skal rykkes.")
    assert places_of(AGREED, *spoken, *back) == [1, 2, 2, 3, 3, 2, 2, 3]


def test_words_that_lead_up_to_an_item_belong_to_it() -> None:
    leading = "I: Klokken løber, og Palle skal snart hjem igen. Så tager vi cykelparkering."
    assert places_of(AGREED, leading, "P: Der er plads.") == [1, 3, 3]


def test_a_chair_who_says_no_more_than_a_part_of_a_title_opens_the_item() -> None:
    assert places_of("I: Nu til budgettet.", "S: Tallene er gode.", "I: Cykler.", "P: Der er plads.") == [2, 2, 3, 3]


def test_a_word_of_another_title_moves_no_item_in_a_members_mouth() -> None:
    told = "P: Sidste år var det jo et budget på 200."
    assert places_of(AGREED, "I: Så er det cykelparkering.", told, "I: Nå, ja.") == [1, 3, 3, 3]


def test_an_item_that_the_chair_opens_later_was_not_slid_into_before() -> None:
    said = (
        "I: Budgettet.",
        "S: Vi bruger flere penge.",
        "P: Til cykler.",
        *["S: Ja.", "P: Nej."] * 4,
        "I: Cykelparkering.",
    )
    led = led_talk(said)
    ways = Ways(led, [0.0] * len(said), welcome=False)
    slid, opened = [1, 1, *[2] * 10], [1] * 11 + [2]
    assert ways.opened_late(slid) == {2: 11}
    assert ways.opened_late(opened) == {}
    path = [1, 1, *[2] * 10]
    before, now = (ways.into(2, Known(path=path, opened=late), ()) for late in ({}, {2: 11}))
    assert now[1, 2] < before[1, 2]
    assert now[2, 2] == before[2, 2]


def test_who_has_come_opens_no_item() -> None:
    items = (
        *ITEMS[:2],
        Item(number=3, title="Valgsteder", sections=(Section(heading="Indstilling", text="To besøger dem."),)),
    )
    settled = ("I: Dagsordenen først.", "I: Den er godkendt.", "I: Så har vi besøg.", "S: Tallene er gode.")
    assert 3 not in places_of(*settled, items=items)


def test_what_is_said_of_the_order_under_the_dagsorden_is_a_plan() -> None:
    plan = ("I: Dagsordenen.", "I: Og så tager vi sygefravær efter pausen, og cykelparkering sammen.", "P: Ja.")
    assert places_of(*plan, "I: Så er den godkendt.", "I: Budgettet.", "S: Det går.") == [1, 1, 1, 1, 2, 2]


def test_a_pause_is_over_when_the_chair_calls_on_somebody() -> None:
    pause = ("I: Budgettet.", "P: Kan vi ikke tage en kort pause?", "I: Jo.", "P: Jeg henter te.")
    found = places_of(AGREED, *pause, "I: Sif, vil du læse op?", "S: Ja, jeg har tre ting.")
    assert found[-2:] == [2, 2]
    assert found[-3] is None


def test_a_member_who_may_take_an_item_now_opens_it() -> None:
    spoken = ("I: Budgettet.", "S: Tallene er gode.", "P: Må vi tage cykelparkeringen nu?", "I: Ja, værsgo.")
    assert places_of(AGREED, *spoken, "P: Der er plads.") == [1, 2, 2, 3, 3, 3]


def misheard(probability: float) -> list[int | None]:
    """Where a meeting is taken to be whose items are all named aloud, and of which no other word was heard right."""
    said = ["Så er vi i gang. Punkt et, godkendelse af dagsorden.", "Så er den godkendt.", "Punkt to, budget."]
    said += ["Pojd af halsmejde er besluttet.", "Den næste ding er, at vi får gentil.", "Er softlet kvist i kalaren."]
    said += ["Skal vi hæller vorrerne?", "Ja, men der kommer folk af bærdems.", "Framinsider er der kondenteng."]
    said += ["Det tager jeg.", "Satt er vi enige.", "Punkt tre, cykelparkering.", "Så er det godkendt."]
    utterances = tuple(
        Utterance(
            id=f"u{n}",
            start=4.0 * n,
            end=4.0 * n + 3,
            speaker="s1" if n % 4 else "s2",
            text=text,
            words=(Word(start=4.0 * n, end=4.0 * n + 3, text=text, probability=probability),),
        )
        for n, text in enumerate(said)
    )
    speakers = (Speaker(id="s1", name=CHAIR), Speaker(id="s2", name="Bo Juul"))
    transcript = Transcript(duration=4.0 * len(said), speakers=speakers, utterances=utterances)
    found = align(ITEMS[:3], remarks_of(transcript), CHAIR).utterances
    return [found[u.id] for u in utterances]


def test_words_that_the_recogniser_doubts_do_not_move_a_meeting_that_is_announced() -> None:
    assert misheard(0.5)[3:11] == [1] * 8
