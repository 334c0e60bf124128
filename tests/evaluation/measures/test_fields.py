import datetime

from evaluation.measures.fields import filled
from evaluation.talks.script import Talk
from service.meetings import Flag, FlagKind, Participant
from service.meetings.field import Adjustment, Field
from service.meetings.talk import TalkDraft, TalkHead

DAY = datetime.date(2026, 3, 2)
PEOPLE = (Participant(name="Gerda Holt", role="leder", present=True), Participant(name="Palle Vinther", present=True))
EMPTY = (
    "form first_sick_day within_four_weeks invitation expected_duration tasks_now adjustments retention_plan "
    "capability_statement next_meeting employee_remarks"
)
TALK = Talk.model_validate(
    {
        "kind": "first",
        "date": DAY,
        "participants": PEOPLE,
        "utterances": [["Palle Vinther", "Jeg får piller."]],
        "expected": {
            **dict.fromkeys(EMPTY.split()),
            "participants": {"value": ["Gerda Holt", "Palle Vinther"]},
            "tasks_now": {"text": "Telefoner.", "facts": [["telefon"]]},
            "next_meeting": {"value": "2026-03-16T10:00"},
            "adjustments": [
                {"what": "12 timer", "facts": [["12", "timer"]], "owner": None, "from": "2026-03-09", "until": None}
            ],
        },
        "not_agreed": [{"what": "20 timer", "parts": ["20", "timer"]}],
        "health": [{"source": "utterances", "at": 0, "kind": "medicine", "words": ["piller"]}],
    }
)
RIGHT = (
    Field(name="participants", value=PEOPLE),
    Field(name="tasks_now", value="Tager telefoner.", text="Tager telefoner."),
    Field(name="next_meeting", value="2026-03-16T10:00", text="16. marts"),
    Field(name="adjustments", value=(Adjustment(what="12 timer om ugen", from_=datetime.date(2026, 3, 9)),)),
)


def draft(*fields: Field) -> TalkDraft:
    return TalkDraft(talk=TalkHead(template="sygefravaer", title="", date=DAY), fields=fields)


def test_a_right_draft_lacks_nothing() -> None:
    held = filled(TALK, draft(*RIGHT), "utterances")
    assert (held.recall.rate, held.dates.rate, held.owners.rate, held.empty.rate) == (1, 1, 1, 1)
    assert not held.wrong
    assert not held.leaks


def test_an_empty_draft_finds_nothing_and_invents_nothing() -> None:
    held = filled(TALK, draft(), "utterances")
    assert held.recall.part == 0
    assert held.empty.rate == 1
    assert not held.wrong


def test_a_wrong_value_counts_unless_it_is_flagged() -> None:
    flag = Flag(kind=FlagKind.DATE, text="", reason="usikker")
    wrong = Field(name="next_meeting", value="2026-03-17T10:00")
    assert len(filled(TALK, draft(wrong), "utterances").wrong) == 1
    assert not filled(TALK, draft(wrong.model_copy(update={"flags": (flag,)})), "utterances").wrong


def test_what_nobody_agreed_is_wrong() -> None:
    field = Field(name="adjustments", value=(Adjustment(what="20 timer om ugen"),))
    assert len(filled(TALK, draft(field), "utterances").wrong) == 2  # no such agreement, and one that was turned down


def test_what_was_not_said_must_be_empty() -> None:
    held = filled(TALK, draft(Field(name="retention_plan", value=True, text="Ja")), "utterances")
    assert held.empty.part == held.empty.whole - 1
    assert len(held.wrong) == 1


def test_planted_words_are_found_wherever_they_stand() -> None:
    field = Field(name="tasks_now", value="Pillerne", text="Tager Piller.")
    assert len(filled(TALK, draft(field), "utterances").leaks) == 1
    assert not filled(TALK, draft(field), "notes").leaks
