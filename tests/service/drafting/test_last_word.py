"""What is put right sentence by sentence, by the speaker or by another."""

import pytest

from service.drafting.last_word import last_words
from service.drafting.remarks import Remark
from service.drafting.repairs import heard_of


def left(*talk: str) -> list[str]:
    """What is left of a talk; each line "A: …" is one utterance, its sentences split at " | "."""
    remarks: list[Remark] = []
    for place, line in enumerate(talk):
        speaker, _, text = line.partition(": ")
        for piece in text.split(" | "):
            at = float(len(remarks))
            remarks.append(Remark(f"u{place}", speaker, piece, at, at + 1, (), len(remarks)))
    return [h.text for h in last_words(heard_of(remarks))]


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (("A: Jeg arbejdede der som ung. | Altså ikke arbejdede, jeg var i praktik der.",), ["Jeg var i praktik der."]),
        (("A: Banen er solgt. | Nej, ikke solgt, den er lejet ud til klubben.",), ["Den er lejet ud til klubben."]),
        (("A: Vi fyrede kokken. | Eller ikke fyrede, men hendes tid løb ud.",), ["Hendes tid løb ud."]),
        (("A: Døren er låst. | Det vil sige ikke låst, men bommen er nede.",), ["Bommen er nede."]),
    ],
)
def test_a_word_that_its_speaker_takes_back_goes(talk: tuple[str, ...], told: list[str]) -> None:
    assert left(*talk) == told


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (("A: Åbningen er klokken ni. | Eller var det 10, Gry?", "B: Klokken 10."), "Åbningen er klokken 10."),
        (("A: Vi fik 30.000. | Eller er det 35.000?", "B: 35.000."), "Vi fik 35.000."),
        (("A: Kurset er på tirsdag. | Eller er det torsdag?", "B: Ja."), "Kurset er på torsdag."),
        (("A: Kurset er på tirsdag. | Hov, eller var det onsdag?", "B: Nej, fredag."), "Kurset er på fredag."),
    ],
)
def test_a_doubt_that_another_settles_puts_the_value_right(talk: tuple[str, ...], told: str) -> None:
    assert left(*talk)[0] == told


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        ("A: Der er ikke flere penge i april. | Nej, i maj.", "Der er ikke flere penge i maj."),
        ("A: Vi kan ikke nå det på onsdag. | Nej, på fredag.", "Vi kan ikke nå det på fredag."),
        ("A: Ingen kommer før klokken ti. | Undskyld, klokken 11.", "Ingen kommer før klokken 11."),
    ],
)
def test_a_value_is_put_right_in_a_sentence_that_denies(talk: str, told: str) -> None:
    assert left(talk) == [told]


def test_another_statement_with_a_number_corrects_nothing() -> None:
    talk = ("A: Der var tolv gæster sidst.", "B: Avisen skriver ni i snit.", "A: Nå.")
    assert left(*talk)[:2] == ["Der var tolv gæster sidst.", "Avisen skriver ni i snit."]


def test_which_of_two_is_answered_by_what_the_answer_begins_with() -> None:
    talk = ("A: Målet er otte dage.", "B: Er det otte eller ti?", "A: Loven siger ti. | Vores mål er otte.")
    assert left(*talk)[0] == "Målet er otte dage."


def test_a_value_that_is_asked_back_and_then_granted_is_put_right() -> None:
    talk = ("A: De har 140 medlemmer.", "B: De er 40.", "A: 40? | Nå ja.")
    assert "De har 40 medlemmer." in left(*talk)


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (("A: Taget er 1,3 billigere.", "B: Så er besparelsen 700.000 og ikke 1,3."), 1),
        (("A: Kurset er den 15. januar.", "B: Det er ikke den 15. januar, det er den 22. januar."), 1),
        (("A: Der er 40 pladser.", "B: Der er ikke 40, men 36 pladser."), 1),
        (("A: Der er 40 pladser.", "B: Der er 36 pladser og ikke 40."), 1),
        (("A: Der er 40 pladser.", "B: Vi kan ikke 40 mand høje gå derind."), 2),
        (("A: Der er 40 pladser i salen.", "B: Jeg har ikke 25 stole."), 2),
    ],
)
def test_a_value_that_is_denied_for_another_goes(talk: tuple[str, ...], told: int) -> None:
    assert len(left(*talk)) == told


@pytest.mark.parametrize(
    "talk",
    [
        ("A: Festen er den 3. november.", "B: Det var den 10., så vidt jeg ved.", "A: Jo, undskyld, den 10. november."),
        ("A: Festen er den 3. november.", "B: Den 10., tror jeg.", "A: Nå ja."),
        ("A: De har 140 medlemmer.", "B: De har 40.", "A: Fyrre? | Nå ja, de var 140 til festen."),
    ],
)
def test_what_another_knows_better_stands(talk: tuple[str, ...]) -> None:
    first = left(*talk)[0]
    assert "3. november" not in first
    assert "140" not in first


@pytest.mark.parametrize(
    "after",
    [
        "Så er der 19 tilbage.",
        "Så mangler der 23.",
        "Nå, så bliver der kun 12.",
        "Okay, så kommer der otte.",
    ],
)
def test_what_follows_from_a_number_does_not_replace_it(after: str) -> None:
    assert "Vi har 42 til hegnet." in left("A: Vi har 42 til hegnet.", f"B: {after}")


@pytest.mark.parametrize("after", ["Så sender jeg det den 25.", "Fint, så skriver jeg det den 20."])
def test_a_day_of_ones_own_does_not_replace_anothers(after: str) -> None:
    assert "Fristen er den 30. april." in left("A: Fristen er den 30. april.", f"B: {after}")
