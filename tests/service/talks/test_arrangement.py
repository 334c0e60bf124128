"""A change is known by its form, whatever it is about: by its days, by who promises it, by its label in notes."""

import datetime

import pytest

from service.meetings.field import Adjustment
from service.meetings.talk import TalkDraft
from service.talks.arrangement import courteous, words_of
from tests.service.talks.conftest import Drafted


def agreed(draft: TalkDraft) -> list[Adjustment]:
    field = draft.field("adjustments")
    assert field is not None
    return [one for one in field.value if isinstance(one, Adjustment)] if isinstance(field.value, tuple) else []


def one_of(draft: TalkDraft, word: str) -> Adjustment:
    return next(one for one in agreed(draft) if word in one.what.casefold())


@pytest.mark.parametrize(
    ("talk", "word"),
    [
        ("L: Så siger jeg værkstedet. Fast. Fra på mandag og april ud.\nM: Det er fint.", "værkstedet"),
        ("L: Så værkstedet. Fra mandag den 9. marts til og med den 30. april.\nM: Ja.", "værkstedet"),
        ("L: Du møder i værkstedet fra på mandag og til og med april.\nM: Godt.", "værkstedet"),
        ("L: Værkstedet er dit fra mandag den 9. marts og april ud.\nM: Tak.", "værkstedet"),
        ("L: Vi siger værkstedet fra på mandag. Til og med den 30. april.\nM: Ja.", "værkstedet"),
        ("L: Så sidder du i værkstedet fra mandag den 9. marts til og med april.\nM: Det vil jeg gerne.", "værkstedet"),
        (
            "M: Hvad så med værkstedet?\nL: Værkstedet tager du fra på mandag og til og med den 30. april.\nM: Ja.",
            "værksted",
        ),
        ("L: Altså værkstedet fra mandag den 9. marts og til udgangen af april.\nM: Ja, det er aftalt.", "værkstedet"),
    ],
)
def test_what_is_said_with_its_days_is_agreed(drafted: Drafted, talk: str, word: str) -> None:
    one = one_of(drafted(talk), word)
    assert one.from_ == datetime.date(2026, 3, 9)
    assert one.until == datetime.date(2026, 4, 30)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("Jeg sætter en ventilator op på kontoret inden mandag.", "ventilator"),
        ("Jeg hænger en gardinstang op ved din plads.", "gardin"),
        ("Jeg monterer et armstøttebræt på din plads i morgen.", "armstøtte"),
        ("Jeg får IT til at åbne din fjernadgang inden mandag.", "fjernadgang"),
        ("Jeg beder pedellen om at flytte din reol i morgen.", "reol"),
        ("Jeg skruer en bordplade på din plads.", "bordplade"),
        ("Jeg fjerner nogle kørevagter fra din uge.", "kørevagter"),
        ("Jeg kobler en følgevikar på dine formiddage.", "følgevikar"),
    ],
)
def test_what_the_leader_promises_is_agreed_and_theirs(drafted: Drafted, said: str, word: str) -> None:
    one = one_of(drafted(f"L: {said}\nM: Tak, det er fint."), word)
    assert one.owner == "Gerda Holt"


@pytest.mark.parametrize(
    "said",
    [
        "Jeg slukker vagttelefonen hver dag.\nL: Fra?\nM: På mandag.\nL: Palle slukker vagttelefonen fra på mandag.",
        "Jeg parkerer ved bagindgangen fra på mandag.\nL: Ja. Palle parkerer ved bagindgangen fra på mandag.",
    ],
)
def test_what_the_employee_takes_on_is_agreed_when_it_is_said_again(drafted: Drafted, said: str) -> None:
    assert any(one.from_ == datetime.date(2026, 3, 9) for one in agreed(drafted(f"M: {said}\nM: Ja.")))


@pytest.mark.parametrize(
    ("line", "word", "owner"),
    [
        ("aftale: følges med Tove på landruten fra 9/3 t.o.m. 30. april", "landruten", ""),
        ("Aftalt: landruten køres af Tove fra 9/3 til og med 30/4", "landruten", "Tove"),
        ("Landruten overtages af Tove 9/3 - 30/4", "landruten", "Tove"),
        ("Tove tager landruten 9/3-30/4, jeg taler med hende", "landruten", "Gerda Holt"),
        ("Landruten dækkes af Tove Bang fra 9/3 til 30/4", "landruten", "Tove Bang"),
        ("Aftale - landruten hos Tove fra 9/3 til og med 30/4", "landruten", ""),
        ("landruten varetages af Tove fra 9/3 t.o.m. 30/4", "landruten", "Tove"),
        ("Vi aftalte: Tove med på landruten fra 9/3 og april ud", "landruten", ""),
    ],
)
def test_a_line_of_notes_with_its_days_or_its_label_is_an_agreement(
    noted: Drafted, line: str, word: str, owner: str
) -> None:
    one = one_of(noted(line), word)
    assert (one.from_, one.until) == (datetime.date(2026, 3, 9), datetime.date(2026, 4, 30))
    assert one.owner in {owner, "Tove"}


@pytest.mark.parametrize(
    "talk",
    [
        "L: Vi mangler én på kranen. Kunne du køre den?\nM: Nej. Den ryster.\nL: Nej, så ikke kranen.",
        "L: Jeg havde en idé om, at du gik med radio.\nM: Nej, den larmer.\nL: Så ingen radio.",
        "L: Kunne du måske tage en lørdag?\nM: Nej, helst ikke.\nL: Helt i orden. Så bliver det uden lørdage.",
        "L: Jeg har tænkt på, om du skulle over i arkivet.\nM: Nej tak.\nL: Okay, så ikke arkivet.",
        "L: Du skal bare sige til, hvis du vil have en pause.\nM: Det skal jeg nok.",
        "L: Så er vi over de fire uger. Vi skulle have holdt den senest den anden marts.\nM: Nå.",
        "M: Jeg har ferie fra den tredje august.\nL: Det er godt.",
        "L: Sommerferien begynder den 29. juni.\nM: Ja.",
    ],
)
def test_what_was_turned_down_or_is_about_something_else_is_none(drafted: Drafted, talk: str) -> None:
    assert agreed(drafted(talk)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Lederen foreslog 20 timer, men det fandt han for meget",
        "Leder foreslog én aften om ugen i april - det bliver ikke til noget",
        "Kranen blev foreslået, men nej",
        "30 timer er for meget",
    ],
)
def test_a_noted_proposal_that_came_to_nothing_is_none(noted: Drafted, line: str) -> None:
    assert agreed(noted(line)) == []


def test_a_day_by_which_somebody_does_it_does_not_end_it(drafted: Drafted) -> None:
    [one] = agreed(
        drafted(
            "L: Tolv timer om ugen fra på mandag til og med den 27. april.\nM: Ja.\n"
            "L: Jeg taster det i systemet senest fredag.\nM: Godt."
        )
    )
    assert one.until == datetime.date(2026, 4, 27)


def test_the_one_after_the_verb_does_it_where_many_days_stand_first(drafted: Drafted) -> None:
    one = one_of(drafted("L: Lørdagene tager Finn. Fra den 7. marts og marts ud.\nM: Godt."), "lørdagene")
    assert one.owner == "Finn"


def test_words_in_definite_form_come_first_and_days_are_left_out() -> None:
    assert words_of("Værkstedet overtager Finn fra mandag den 9. marts") == ["værkstedet"]
    assert words_of("Fra på mandag og april ud.") == []
    assert words_of("Lørdagene tager Finn") == ["lørdagene"]


def test_asking_somebody_to_speak_up_is_a_courtesy() -> None:
    assert courteous("Sig til, hvis du vil have en pause.")
    assert not courteous("Du får en pause hver time.")


@pytest.mark.parametrize(
    ("talk", "word", "owner"),
    [
        ("L: Flemming kan køre bussen. Fra i dag af.\nM: Godt.", "bussen", "Flemming"),
        ("L: Vikaren, Kim, kan tage telefonen om morgenen. Hele april.\nM: Tak.", "telefonen", "Kim"),
        ("L: Sanne tager indberetningen.\nM: Har hun sagt ja?\nL: Ja.", "indberetningen", "Sanne"),
        ("L: Og Birgit tager telefonvagten, i hvert fald marts ud.\nM: Godt.", "telefonvagten", "Birgit"),
    ],
)
def test_who_else_takes_it_is_told_by_name(drafted: Drafted, talk: str, word: str, owner: str) -> None:
    assert one_of(drafted(talk), word).owner == owner


def test_what_was_too_much_leaves_what_was_agreed(noted: Drafted) -> None:
    [one] = agreed(noted("16 t/uge fra 9/3 t.o.m. 30/4. (18 var for meget)"))
    assert one.until == datetime.date(2026, 4, 30)
