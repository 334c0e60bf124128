"""What is told of people who only the speaker knows, and what was told by those who are not there."""

import pytest

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
