import pytest

from tests.service.talks.conftest import Drafted


@pytest.mark.parametrize(
    "talk",
    [
        "L: Næste samtale, kan du onsdag den ellevte klokken ti?\nM: Ja, det passer fint.",
        "L: Hvornår mødes vi igen?\nM: Onsdag i næste uge?\nL: Onsdag den 11. Klokken ti?\nM: Ja.",
        "L: Vi ses igen på fredag.\nM: Fredag kan jeg ikke.\nL: Så onsdag den 11. marts klokken ti.\nM: Fint.",
        "L: Næste møde tirsdag den tiende?\nM: Nej, der har jeg fri.\nL: Dagen efter så? Klokken ti.\nM: Ja.",
        "L: Næste gang den 12., nej undskyld, den 11. marts?\nM: Ja.\nL: Klokken ni?\nM: Hellere ti.\nL: Ti.",
        "L: Opfølgning den 4. februar gik godt.\nL: Næste samtale er onsdag den 11. marts kl. 10.",
    ],
)
def test_the_last_agreed_moment_counts(drafted: Drafted, talk: str) -> None:
    field = drafted(talk).field("next_meeting")
    assert field is not None
    assert field.value == "2026-03-11T10:00"
    assert field.sources


@pytest.mark.parametrize(
    "talk",
    [
        "L: Din første sygedag var den niende februar?\nM: Ja.",
        "L: Hvornår blev du sygemeldt?\nM: Det var mandag den niende februar.",
        "L: Første sygedag, det var fredag den sjette?\nM: Nej, jeg var her om fredagen. Det var mandag den niende.",
        "L: Jeg har den tiende februar som første sygedag.\nM: Nej, den niende.\nL: Det er tre uger i dag.",
        "M: Jeg meldte mig syg for tre uger siden, den 9. februar.",
    ],
)
def test_the_first_sick_day_lies_behind(drafted: Drafted, talk: str) -> None:
    draft = drafted(talk)
    field, weeks = draft.field("first_sick_day"), draft.field("within_four_weeks")
    assert field is not None
    assert weeks is not None
    assert field.value == "2026-02-09"
    assert weeks.value is True


def test_a_stretch_has_no_value_and_is_flagged(drafted: Drafted) -> None:
    draft = drafted("L: Næste samtale tager vi engang i uge 12.\nM: Ja.")
    field = draft.field("next_meeting")
    assert field is not None
    assert field.value is None
    assert field.flags
    assert "next_meeting" in {question.field for question in draft.questions}


@pytest.mark.parametrize(
    "talk",
    ["L: Første sygedag var vist omkring den niende februar.", "L: Næste samtale er mandag den 11. marts klokken ti."],
)
def test_what_was_said_roughly_or_does_not_fit_is_flagged(drafted: Drafted, talk: str) -> None:
    draft = drafted(talk)
    assert [field for field in draft.fields if field.flags]


def test_what_was_not_said_is_asked(drafted: Drafted) -> None:
    draft = drafted("L: Hej Palle.\nM: Hej.")
    assert {question.field for question in draft.questions} >= {"first_sick_day", "next_meeting", "within_four_weeks"}
    assert all(field.empty for field in draft.fields if field.name not in {"participants"})


MEETING = "L: Så er der næste gang. Onsdag den 18. marts, kvart i ni?\nM: Der har vi børn i hallen.\n"


@pytest.mark.parametrize(
    ("after", "value"),
    [
        ("L: Så halv ti i stedet for. Samme dag.\nM: Halv ti, det kan jeg.", "2026-03-18T09:30"),
        ("L: Hvad så med klokken ti, når vagten er gået?\nM: Ja, det passer.", "2026-03-18T10:00"),
        ("L: Så kan vi tage pausen klokken elleve.\nM: Klokken elleve er fint.", "2026-03-18T11:00"),
        ("L: Kan vi sige kvart over ti?\nM: Så siger vi kvart over ti.", "2026-03-18T10:15"),
    ],
)
def test_another_hour_is_the_meetings_whatever_is_named_with_it(drafted: Drafted, after: str, value: str) -> None:
    field = next(one for one in drafted(MEETING + after).fields if one.name == "next_meeting")
    assert (field.value, field.flags) == (value, ())


@pytest.mark.parametrize("end", ["Så ses vi den 9. marts.", "Vi ses mandag den 9.", "Velkommen tilbage den 9. marts."])
def test_a_day_alone_at_the_end_does_not_move_a_meeting_with_its_hour(drafted: Drafted, end: str) -> None:
    talk = "L: Næste samtale torsdag den 26. marts klokken halv tre?\nM: Torsdag den 26. klokken 14.30, ja.\n"
    talk += "L: Er der noget, du vil have med i referatet?\n" + "M: Det er fint.\nL: Godt.\n" * 6 + f"L: {end}\nM: Tak."
    field = next(one for one in drafted(talk).fields if one.name == "next_meeting")
    assert field.value == "2026-03-26T14:30"
