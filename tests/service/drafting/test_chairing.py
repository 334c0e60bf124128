"""Who leads as an item ends."""

from service.drafting.chairing import chairing
from service.drafting.people import People
from service.drafting.remarks import Remark
from service.meetings import Meeting, Participant, Speaker, Transcript

MEETING = Meeting(
    participants=(
        Participant(name="Karen Holm", role="Formand"),
        Participant(name="Lars Madsen", role="Næstformand"),
        Participant(name="Mette Frost", role="Medlem"),
    )
)
PEOPLE = People(
    MEETING,
    Transcript(
        duration=1.0,
        speakers=tuple(
            Speaker(id=i, name=name) for i, name in (("K", "Karen Holm"), ("D", "Lars Madsen"), ("M", "Mette Frost"))
        ),
        utterances=(),
    ),
)


def spoken(speakers: str) -> list[Remark]:
    return [Remark(f"u{i}", who, "Ja.", i, i + 1, position=i) for i, who in enumerate(speakers)]


def test_the_chair_leads_an_item_they_speak_to_the_end_of() -> None:
    assert chairing("K", spoken("KMDMDK"), PEOPLE) == "K"


def test_the_deputy_leads_an_item_without_the_chair() -> None:
    assert chairing("K", spoken("DMDM"), PEOPLE) == "D"


def test_the_deputy_leads_on_once_the_chair_has_left() -> None:
    assert chairing("K", spoken("KMK" + "MD" * 8), PEOPLE) == "D"


def test_a_chair_who_lets_the_others_talk_still_leads() -> None:
    assert chairing("K", spoken("KMMDMD"), PEOPLE) == "K"


def test_nobody_else_leads_where_the_deputy_is_silent() -> None:
    assert chairing("K", spoken("MMMM"), PEOPLE) == "K"
