import json
from pathlib import Path

import pytest

from evaluation.measures.facts import carrying, found, held, holds, names_of, sentences, written
from evaluation.meetings.minuted import (
    FactKind,
    Forbidden,
    ForbiddenKind,
    ItemReference,
    MinutedMeeting,
    MinutedSplit,
    ReferenceFact,
    minuted_meetings,
)
from service.meetings import Outcome, Participant

PEOPLE = (
    Participant(name="Gitte Bruun", role="Formand, skoleleder"),
    Participant(name="Lars Bruun", role="Forælder"),
    Participant(name="Omar Said", role="Forælder"),
)


def fact(*parts: str, who: str = "") -> ReferenceFact:
    return ReferenceFact(kind=FactKind.INFORMATION, who=who, what="x", parts=parts)


@pytest.mark.parametrize(
    ("text", "part", "does"),
    [
        ("Evalueringsskemaerne sendes ud.", "skema", True),
        ("Skemaet er klar.", "skema", True),
        ("Der er rykket for svar.", "ryk", True),
        ("Trykket er højt.", "ryk", False),
        ("HR svarer.", "HR", True),
        ("Hrn. Berg svarer.", "HR", False),
        ("Det koster femogfyrre tusind kroner.", "45.000", True),
        ("Det koster 45.000 kr.", "45.000", True),
        ("Det koster 145.000 kr.", "45.000", False),
        ("Der mangler tre millioner.", "3", True),
        ("Der mangler 1,2 mio. kr.", "1.200.000", True),
        ("Der mangler halvanden million.", "1,5", True),
        ("Fristen er tredje april.", "3. april", True),
        ("Fristen er den 13. april.", "3. april", False),
        ("Der indhentes tilbud.", "bestil/tilbud", True),
        ("Det gives ikke.", "!ikke", False),
    ],
)
def test_a_part_is_found_as_the_rule_says(text: str, part: str, does: bool) -> None:  # noqa: FBT001 - a case's answer
    assert holds(text, part) is does


def test_a_person_is_named_by_name_or_role_but_not_by_what_others_share() -> None:
    assert holds("Formanden sender den.", "@", "Gitte Bruun", PEOPLE)
    assert holds("Gitte sender den.", "@", "Gitte Bruun", PEOPLE)
    assert not holds("Bruun sender den.", "@", "Gitte Bruun", PEOPLE)
    assert not holds("En forælder sender den.", "@", "Omar Said", PEOPLE)
    assert "said" in names_of("Omar Said", PEOPLE)


def test_a_fact_is_found_in_one_sentence_or_two_neighbours_but_not_across() -> None:
    one, between, other = "Gitte sender skemaet ud.", "Lars takkede.", "Fristen er den 3. april."
    sends = fact("@", "skema", "3. april", who="Gitte Bruun")
    assert found(sends, [one, other], PEOPLE)
    assert carrying(sends, [between, one, other], PEOPLE) == {1, 2}
    assert not found(sends, [one, between, other], PEOPLE)


def test_a_person_who_only_stands_next_to_a_fact_is_not_its_person() -> None:
    said = ["Omar Said takkede for kaffen.", "Der laves et korps."]
    assert not found(fact("@", "korps", who="Omar Said"), said, PEOPLE)


def test_what_is_forbidden_must_stand_in_one_sentence() -> None:
    one = Forbidden(kind=ForbiddenKind.RETRACTED, what="fredag", parts=("møde", "fredag"))
    assert written(one, ["Mødet er fredag."]) == ["Mødet er fredag."]
    assert written(one, ["Mødet er torsdag.", "Fredag er der fri."]) == []


def test_recall_and_precision_count_facts_and_sentences() -> None:
    item = ItemReference(
        outcome=(Outcome.NOTED,),
        facts=(fact("skema", "3. april"), fact("bolde", "45.000")),
        beslutning="Skemaet sendes den 3. april. Bolde koster 45.000 kr. Orienteringen blev taget til efterretning.",
    )
    said = ["Skemaet kommer den 3. april.", "Det regner.", "Orienteringen blev taget til efterretning."]
    counted = held(item, said, PEOPLE)
    assert (counted.recall.part, counted.recall.whole) == (1, 2)
    assert [one.parts for one in counted.missing] == [("bolde", "45.000")]
    assert (counted.precision.part, counted.precision.whole) == (2, 3)
    assert counted.beside == ("Det regner.",)


def test_dates_and_abbreviations_end_no_sentence() -> None:
    text = "Mødet er den 3. april kl. 9.30 og koster 45.000 kr. pr. deltager. Gitte kommer."
    assert sentences(text) == [text.removesuffix(" Gitte kommer."), "Gitte kommer."]


def test_the_rule_agrees_with_a_person() -> None:
    pairs = json.loads((Path(__file__).parent / "judged.json").read_text(encoding="utf-8"))
    splits: tuple[MinutedSplit, ...] = ("tune", "seen")
    meetings: dict[str, MinutedMeeting] = {
        f"{split}/{name}": meeting for split in splits for name, meeting in minuted_meetings(split).items()
    }
    agreed = {True: 0, False: 0}
    for pair in pairs:
        meeting = meetings[pair["meeting"]]
        asked = next(one for one in meeting.items[pair["item"]].facts if one.what == pair["fact"])
        lines = [line for sentence in pair["draft"] for line in sentences(sentence)]
        told = found(asked, lines, meeting.participants)
        agreed[told] += told is pair["judged"]
    assert len(pairs) == 140
    assert agreed[True] >= 65
    assert agreed[False] >= 67
