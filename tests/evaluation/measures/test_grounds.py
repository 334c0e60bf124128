import pytest

from evaluation.measures.grounds import Grounds, doubt, wrong
from evaluation.meetings.minuted import FactKind, ReferenceFact
from service.meetings import Participant

PEOPLE = (Participant(name="Gitte Bruun", role="Formand"), Participant(name="Omar Said", role="Leder"))
SAID = (
    "Skemaet skal ud den tolvte, nej den trettende marts. Det koster femogfyrre tusind. Vi mødes halv ti i Bakkehuset. "
    "Omar, kan du ikke bestille nye stole til salen? Der mangler halvanden million."
)
GROUNDS = Grounds(SAID, f"{SAID} Bussen kører 7 gange.", PEOPLE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Omar Said bestiller nye stole til salen.",
        "Skemaet sendes ud den 13. marts.",
        "Udgiften er 45.000 kr.",
        "Der mødes kl. 9.30 i Bakkehuset.",
        "Der mangler 1,5 mio. kr.",
        "Orienteringen blev taget til efterretning.",
    ],
)
def test_what_was_said_is_supported_however_it_is_written(sentence: str) -> None:
    assert not doubt(sentence, GROUNDS).unsupported


def test_numbers_dates_names_and_contents_that_nobody_said_are_unsupported() -> None:
    assert doubt("Udgiften er 46.000 kr.", GROUNDS).numbers == ("46000",)
    assert doubt("Skemaet sendes ud den 14. marts.", GROUNDS).dates == ("14 marts",)
    assert doubt("Mødet holdes i Skovgården.", GROUNDS).names == ("skovgården",)
    assert doubt("Parkeringspladsen asfalteres efter sommerferien.", GROUNDS).unsupported


def task(what: str, *parts: str, who: str = "") -> ReferenceFact:
    return ReferenceFact(kind=FactKind.TASK, who=who, what=what, parts=parts)


def test_another_person_number_or_date_than_the_reference_is_wrong() -> None:
    chairs = task("Omar Said bestiller stole til salen", "@", "bestil", "stole", who="Omar Said")
    skema = task("Skemaet sendes ud den 13. marts", "skema", "ud", "13. marts")
    assert wrong("Gitte Bruun bestiller nye stole.", [chairs], GROUNDS) == ("person",)
    assert wrong("Gitte Bruun spurgte, om Omar Said bestiller nye stole.", [chairs], GROUNDS) == ()
    assert wrong("Omar Said bestiller nye stole.", [chairs], GROUNDS) == ()
    assert wrong("Skemaet sendes ud den 12. marts.", [skema], GROUNDS) == ("date",)
    assert wrong("Skemaet sendes ud den 13. marts.", [skema], GROUNDS) == ()
    assert wrong("Det koster 47 kr.", [], GROUNDS) == ("number",)


def test_what_was_said_of_another_item_is_no_wrong_number() -> None:
    assert doubt("Skemaet sendes ud 7 gange.", GROUNDS).numbers == ()
    assert doubt("Skemaet sendes ud 8 gange.", GROUNDS).numbers == ("8",)


def test_a_quotation_that_opens_with_a_number_in_words_names_nobody() -> None:
    grounds = Grounds("tres tusind kroner til klubben", "tres tusind kroner til klubben")
    assert not doubt("Lederen sagde: »Tres tusind kroner til klubben.«", grounds).names
