import pytest

from evaluation.measures.danish import Error, errors, errors_of
from evaluation.measures.facts import sentences
from evaluation.meetings.minuted import MinutedSplit, minuted_meetings


@pytest.mark.parametrize(
    ("sentence", "error"),
    [
        ("Lars Juul oplyste, at vi mangler to stole.", Error.FIRST_PERSON),
        ("Lars Juul bad om, at I skal svare.", Error.SECOND_PERSON),
        ("Lars Juul oplyste, at han har ikke fået svar.", Error.WORD_ORDER),
        ("Lars Juul oplyste, at i morgen kommer de.", Error.WORD_ORDER),
        ("Lars Juul spurgte, hvornår kommer hallen.", Error.WORD_ORDER),
        ("Lars Juul bemærkede, at om han kommer, er uvist.", Error.WORD_ORDER),
        ("Lars Juul bemærkede, at kassen er tung, de løfter den hver dag.", Error.SPLICE),
        ("Lars Juul bemærkede, at tre er nok, der ligger man på 80.", Error.SPLICE),
        ("Lars Juul oplyser, at hallen er klar.", Error.TENSE),
        ("Lars Juul oplyste, at at hallen er klar.", Error.DOUBLED),
        ("Lars Juul oplyste, at hallen altså er klar.", Error.FILLER),
        ("Lars Juul spurgte, om hallen er klar?", Error.QUESTION),
        ("Lars Juul oplyste, at hallen er klar, men.", Error.HALF),
        ("lars Juul oplyste, at hallen er klar", Error.MARKS),
    ],
)
def test_an_error_is_told_by_its_kind(sentence: str, error: Error) -> None:
    assert error in errors(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lars Juul oplyste, at han ikke har fået svar.",
        "Lars Juul spurgte, hvornår hallen er klar.",
        "Lars Juul ønskede ført til referat: »Jeg er ikke enig, og det skal I vide.«",
        "Der er, der ikke er råd til det.",
        "Godkendt.",
    ],
)
def test_right_danish_has_no_errors(sentence: str) -> None:
    assert errors(sentence) == []


def test_a_sentence_that_stands_twice_in_an_item_is_doubled() -> None:
    assert errors_of(["Hallen er klar.", "Bolden er rund.", "Hallen er klar."]) == {Error.DOUBLED: 1}


def test_what_a_person_wrote_has_less_than_one_error_in_a_hundred_sentences() -> None:
    splits: tuple[MinutedSplit, ...] = ("tune", "seen")
    lines = [
        line
        for split in splits
        for meeting in minuted_meetings(split).values()
        for item in meeting.items.values()
        for line in sentences(item.beslutning)
    ]
    assert sum(bool(errors(line)) for line in lines) < 0.01 * len(lines)
