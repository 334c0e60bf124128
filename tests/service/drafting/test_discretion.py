"""What is told of people who only the speaker knows, and what was told by those who are not there."""

import pytest

from models.grammar import Apertium
from service.drafting.discretion import discreet
from service.drafting.parsed import Parsed
from service.drafting.remarks import Remark
from service.drafting.repairs import Heard


def written(text: str) -> list[str]:
    remark = Remark("u1", "s1", text, 0, 2)
    return [h.text for h in discreet([Heard(text, (remark,))], Parsed(), {"birk", "birkevej"})]


@pytest.mark.parametrize(
    "text",
    [
        "Der er en, jeg kender, hun måtte betale det hele selv.",
        "Jeg kender en, der har solgt sit hus på den måde.",
        "Jeg mødte ham nede ved havnen, og han var sur.",
        "Der er nogle, jeg kender, de flytter derfra.",
        "Jeg kendte en familie, der boede til leje.",
        "Det var et tab på en halv million for den ene mand.",
        "Han har lige solgt sin bådplads.",
        "Hun havde jo lånt til det hele.",
        "Kurt ringede i går og sagde, at skibet er solgt.",
        "Og Vibeke skrev til mig, at hun er skuffet.",
        "Så er der en sag om hærværk, som jeg ikke kan sige mere om.",
        "Der er desværre en klage fra en familie, men den er fortrolig.",
    ],
)
def test_what_concerns_people_outside_the_room_is_left_out(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Jeg kender reglerne fra min tid i nævnet.",
        "Birk ringede i går og sagde, at porten er lukket.",
        "Jeg mødte op klokken otte, og der var lukket.",
        "Regionen skrev i maj, at puljen er brugt.",
        "Den ene bro er lukket for lastbiler.",
    ],
)
def test_what_belongs_to_the_meeting_stays(text: str) -> None:
    assert written(text) == [text]


def talk(*lines: str) -> list[str]:
    """What is left of a talk; each line "A: …" is one utterance, its sentences split at " | "."""
    heard: list[Heard] = []
    for place, line in enumerate(lines):
        speaker, _, text = line.partition(": ")
        for piece in text.split(" | "):
            at = float(len(heard))
            heard.append(Heard(piece, (Remark(f"u{place}", speaker, piece, at, at + 1, (), len(heard)),)))
    return [h.text for h in discreet(heard, Parsed(), {"birk"})]


@pytest.mark.parametrize(
    "request_",
    [
        "Det tager vi ikke her.",
        "Det snakker vi om bagefter.",
        "Den tager jeg med dig efter mødet.",
        "Det går vi ikke ind i her.",
        "Det skal vi ikke diskutere her.",
        "Det tager vi på tomandshånd.",
        "Det med ham bliver her.",
        "Det er en personsag.",
        "Lad os ikke have det med.",
        "Det vender vi under fire øjne.",
    ],
)
def test_what_is_personal_before_a_request_to_leave_it_is_left_out(request_: str) -> None:
    left = talk("A: Der er otte pladser. | Ham Kaj er begyndt at drikke igen.", f"B: {request_}")
    assert left == ["Der er otte pladser."]


@pytest.mark.parametrize(
    "line",
    [
        "B: Så vil jeg hellere skrive ti og så ikke noget om Rotary.",
        "B: Skal vi ikke bare skrive ti og intet om Rotary?",
        "B: Så lad det stå uden noget om Rotary.",
    ],
)
def test_what_somebody_wants_no_word_of_is_left_out(line: str) -> None:
    left = talk("A: Hvis Rotary giver to, er det otte. | Der skal stå en ved åen.", line, "A: Det er i orden.")
    assert left == ["Der skal stå en ved åen.", "Det er i orden."]


def test_what_a_paper_says_nothing_of_is_told() -> None:
    line = "Der står ikke noget om Rotary i bilaget."
    assert talk(f"A: {line}") == [line]


@pytest.mark.parametrize(
    "request_",
    [
        "Det skal vi ikke have i referatet, vel?",
        "Det må ikke komme med i referatet.",
        "Det sidste er sagen uvedkommende.",
        "Det er ikke noget, vi tager her.",
        "Det rager ikke os.",
        "Det behøver ikke stå i protokollen.",
    ],
)
def test_what_is_said_of_a_person_before_a_request_is_left_out(request_: str) -> None:
    left = talk("A: Der er otte pladser. | Han ligger hjemme med en diskus.", f"B: {request_}")
    assert left == ["Der er otte pladser."]


@pytest.mark.skipif(not Apertium.available(), reason="needs apertium-dan-nor")
@pytest.mark.parametrize(
    "place", ["på Kærvej 14", "i Møllegade 3", "fra Engvænget 22", "der bor på Strandvejen 108", "på Havneallé 1"]
)
def test_whose_home_is_named_is_not_told_of_by_name(place: str) -> None:
    said = [
        f"Der er kommet ét spørgsmål i dag, det er fra Poul Erling Mikkelsen {place}.",
        "Mikkelsen får svaret på skrift.",
        "Der er seks kilometer rør i jorden.",
    ]
    heard = [Heard(text, (Remark(f"u{n}", "s1", text, n, n + 1, (), n),)) for n, text in enumerate(said)]
    left = " ".join(h.text for h in discreet(heard, Parsed(Apertium()), {"birk"}))
    assert "Mikkelsen" not in left
    assert place not in left
    assert "seks kilometer" in left


@pytest.mark.skipif(not Apertium.available(), reason="needs apertium-dan-nor")
def test_a_house_of_ones_own_and_a_surname_without_an_address_are_told() -> None:
    for text in ["Hallen på Kærvej 14 lukker i maj.", "Vi har fået tilbud fra Poul Erling Mikkelsen på otte både."]:
        assert [h.text for h in discreet([Heard(text, (Remark("u1", "s1", text, 0, 2),))], Parsed(Apertium()), ())] == [
            text
        ]
