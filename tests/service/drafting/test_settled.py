"""What a talk settles, though others speak in between: other words for the same."""

import pytest

from service.drafting.remarks import Remark
from service.drafting.repairs import heard_of
from service.drafting.settled import settled


def left(*talk: str) -> str:
    """What is left of a talk; each line "A: …" is one utterance of one sentence or more, split at " | "."""
    remarks: list[Remark] = []
    for place, line in enumerate(talk):
        speaker, _, text = line.partition(": ")
        for piece in text.split(" | "):
            at = float(len(remarks))
            remarks.append(Remark(f"u{place}", speaker, piece, at, at + 1, (), len(remarks)))
    return " ".join(h.text for h in settled(heard_of(remarks)))


@pytest.mark.parametrize(
    ("talk", "lost", "held"),
    [
        (
            ("A: Skiltet må være højst 90 centimeter.", "B: Det er lavt.", "C: 110?", "A: Så siger vi 110 centimeter."),
            "90",
            "110",
        ),
        (
            (
                "A: Sommerfesten holdes den 4. juni.",
                "B: Der er afslutning på skolen.",
                "A: Torsdag den 11. så?",
                "B: Fint.",
                "A: Så bliver det den 11. juni.",
            ),
            "4. juni",
            "11. juni",
        ),
        (
            (
                "A: Man kan sige lejen op med to måneders varsel.",
                "B: Det er for kort.",
                "C: Vi bad om et halvt år.",
                "A: Godt, så tager vi fire måneders varsel.",
            ),
            "to måneders",
            "fire måneders",
        ),
        (
            (
                "A: Klubberne søger senest den 3. april.",
                "B: De skal have mere tid.",
                "A: Så får klubberne frist den 20. april.",
            ),
            "3. april",
            "20. april",
        ),
        (
            ("A: Kan I komme mandag?", "B: Onsdag passer bedre.", "A: Så er det onsdag. | Aftalt."),
            "mandag",
            "onsdag",
        ),
        (
            (
                "A: Opslaget skal ligge i 14 dage.",
                "B: Det når ingen at se.",
                "A: Opslaget ligger i tre uger. | Vedtaget.",
            ),
            "14 dage",
            "tre uger",
        ),
        (
            (
                "A: Stakittet flyttes to meter.",
                "B: Naboen ville have fem.",
                "C: Halvanden?",
                "A: Vi lander på, at stakittet flyttes tre meter.",
            ),
            "to meter",
            "tre meter",
        ),
        (
            (
                "A: Turen går til Odense fredag.",
                "B: Bussen er optaget.",
                "A: Okay, så kører turen lørdag.",
            ),
            "fredag",
            "lørdag",
        ),
    ],
)
def test_a_value_that_was_given_up_is_not_told(talk: tuple[str, ...], lost: str, held: str) -> None:
    told = left(*talk)
    assert lost not in told
    assert held in told


@pytest.mark.parametrize(
    "talk",
    [
        ("A: Festen er den 4. juni.", "A: Så er der regnskabet den 11. juni."),
        ("A: Taksten var 40 kroner sidste år.", "A: Så taksten bliver 45 kroner."),
        ("A: Vi bruger tre timer på vagten.", "A: Så siger vi, at mødet varer to timer."),
        ("A: Hækken er 90 centimeter.", "A: Så siger vi 110 centimeter.", "B: Nej, det går ikke."),
        ("A: Festen er den 4. juni.", "A: Så bliver det den 4. juni, og oprydningen den 5. juni."),
        ("A: Puljen er på 60 procent.", "B: Og 20 procent til leje.", "A: Så er vi enige om puljen."),
        ("A: Kurset holdes mandag og onsdag.", "A: Så tager vi kurset mandag og onsdag."),
        ("A: Prøven er i uge 7.", "A: Så er prøven to dage."),
        ("A: Otte dage til høringen er for lidt.", "A: Så siger vi, at høringen er på 20 dage."),
    ],
)
def test_what_tells_of_something_else_stays(talk: tuple[str, ...]) -> None:
    told = left(*talk)
    assert all(piece in told for line in talk for piece in line.partition(": ")[2].split(" | "))


@pytest.mark.parametrize(
    "talk",
    [
        (
            "A: 3. marts, 9. juni, 1. september.",
            "B: Den 9. juni er skolen lukket.",
            "A: Så er planen vedtaget med den 16. juni.",
        ),
        ("A: 3. marts, 9. juni og 1. september.", "B: Så hellere den 16. juni?", "A: Ja, så tager vi den 16. juni."),
        (
            "A: Møderne er 3. marts, 9. juni og 1. september.",
            "B: Den 9. juni er der valg.",
            "A: Så siger vi den 16. juni.",
        ),
    ],
)
def test_a_list_of_days_has_the_one_that_was_settled(talk: tuple[str, ...]) -> None:
    told = left(*talk)
    assert "9. juni" not in told
    assert "3. marts" in told
    assert told.count("16. juni") >= 2


def test_another_day_of_the_month_that_is_told_again_stays() -> None:
    told = left("A: Fristen er den 3. juni.", "B: Så holder vi mødet den 16. juni, og fristen er den 3. juni.")
    assert told.count("3. juni") == 2


def test_of_bare_days_in_one_exchange_the_settled_one_is_told() -> None:
    told = left("A: Den 1. september.", "B: Helst efter den 6.", "A: Så mandag den 13. september.")
    assert "1. september" not in told.replace("13. september", "")
