from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import get_args

import pytest
from pydantic import ValidationError

from evaluation.measures.facts import holds, sentences
from evaluation.talks.script import FIELDS, Expected, Form, PlantedKind, Talk, TalkKind, TalkSplit, talks

SPLITS: tuple[TalkSplit, ...] = get_args(TalkSplit)
TALKS = {f"{split}/{name}": talk for split in SPLITS for name, talk in talks(split).items()}
every_talk = pytest.mark.parametrize("talk", TALKS.values(), ids=TALKS)

YES_OR_NO = {"within_four_weeks", "retention_plan", "capability_statement"}
DATES = {"first_sick_day", "return_date", "next_meeting"}
TEXTS = {"invitation", "expected_duration", "tasks_now", "employee_remarks", "since_last", "return_plan"}


def entries(talk: Talk) -> Iterator[tuple[str, Expected]]:
    for name in FIELDS[talk.kind]:
        if (entry := talk.field(name)) is not None:
            yield name, entry


def written(talk: Talk) -> list[str]:
    """Every text that a perfect referat of the talk would have."""
    return [entry.text for _, entry in entries(talk)] + [one.what for one in talk.adjustments]


@every_talk
def test_every_value_is_of_its_fields_sort(talk: Talk) -> None:
    for name, entry in entries(talk):
        if name in YES_OR_NO:
            assert isinstance(entry.value, bool)
        elif name in DATES:
            assert talk.date - timedelta(days=400) < day_of(entry) < talk.date + timedelta(days=400)
        elif name == "form":
            assert entry.value in set(Form)
        elif name == "participants":
            assert entry.value == talk.present
        else:
            assert name in TEXTS
            assert entry.value is None
            assert entry.text


def day_of(entry: Expected) -> date:
    moment = entry.moment
    return moment.date() if isinstance(moment, datetime) else moment


@every_talk
def test_days_lie_on_the_right_side_of_the_talk_and_in_working_hours(talk: Talk) -> None:
    for name, entry in entries(talk):
        if name == "first_sick_day":
            assert day_of(entry) < talk.date
        if name == "next_meeting":
            assert day_of(entry) > talk.date
            assert day_of(entry).weekday() < 5
            moment = entry.moment
            assert not isinstance(moment, datetime) or 7 <= moment.hour < 18
    for one in talk.adjustments:
        starts, ends = [d for d in one.from_ if d], [d for d in one.until if d]
        assert all(d >= talk.date for d in starts + ends)
        assert all(end >= start for start in starts for end in ends)


@every_talk
def test_a_first_talk_that_knows_the_first_sick_day_knows_whether_four_weeks_have_gone(talk: Talk) -> None:
    sick, check = talk.field("first_sick_day"), talk.field("within_four_weeks")
    if talk.kind is not TalkKind.FIRST or sick is None:
        assert check is None
    else:
        assert check is not None
        assert check.value == (talk.date <= day_of(sick) + timedelta(days=28))


@every_talk
def test_the_referents_own_words_hold_every_fact(talk: Talk) -> None:
    for name, entry in entries(talk):
        assert [(name, f) for f in entry.facts if not all(holds(entry.text, part) for part in f)] == []
        assert bool(entry.text) == bool(entry.facts)
    for one in talk.adjustments:
        assert one.facts
        assert [(one.what, f) for f in one.facts if not all(holds(one.what, part) for part in f)] == []


@every_talk
def test_nothing_proposed_in_vain_stands_in_the_referents_own_words(talk: Talk) -> None:
    lines = [line for text in written(talk) for line in sentences(text)]
    for proposal in talk.not_agreed:
        assert [line for line in lines if all(holds(line, part) for part in proposal.parts)] == []
        said = [text for source in talk.sources for text in talk.lines(source)]
        wanted = [part for part in proposal.parts if not part.startswith("!")]
        assert all(any(holds(text, part) for text in said) for part in wanted), proposal.what


@every_talk
def test_planted_words_stand_where_they_were_planted_and_in_no_field(talk: Talk) -> None:
    for one in talk.health:
        line = talk.lines(one.source)[one.at]
        assert [word for word in one.words if word not in line] == []
        assert one.told(line) == one.words
        assert [(text, words) for text in written(talk) if (words := one.told(text))] == []


@every_talk
def test_whoever_owns_an_agreement_was_there_or_was_spoken_of(talk: Talk) -> None:
    said = " ".join(text for source in talk.sources for text in talk.lines(source))
    for one in talk.adjustments:
        assert [who for who in one.owner if who and who not in talk.present and who not in said] == []


@every_talk
def test_a_talk_with_words_has_two_to_four_people_and_a_talk_without_has_notes(talk: Talk) -> None:
    assert 2 <= len(talk.present) <= 4
    assert talk.sources
    if talk.utterances:
        assert {name for name, _ in talk.utterances} == set(talk.present)
        assert len(talk.transcript().utterances) == len(talk.utterances)


@pytest.mark.parametrize("split", SPLITS)
def test_every_kind_of_talk_and_of_planted_statement_is_there(split: TalkSplit) -> None:
    found = talks(split).values()
    assert {talk.kind for talk in found} == set(TalkKind)
    assert {one.kind for talk in found for one in talk.health} == set(PlantedKind)
    forms = Counter(form.value for talk in found if (form := talk.field("form")) is not None)
    assert set(forms) == set(Form)


@pytest.mark.parametrize(("split", "least", "both"), [("tune", 49, 12), ("kept", 22, 3)])
def test_there_are_enough_talks_and_some_are_typed(split: TalkSplit, least: int, both: int) -> None:
    found = talks(split).values()
    assert len(found) >= least
    assert sum(len(talk.sources) == 2 for talk in found) >= both
    lengths = [len(talk.utterances) for talk in found if talk.utterances]
    assert sum(40 <= length <= 120 for length in lengths) >= 0.6 * len(lengths)
    assert any("notes" in talk.sources and not talk.utterances for talk in found)


def test_no_field_is_expected_in_every_talk_except_who_was_there() -> None:
    always = {name for name in FIELDS[TalkKind.FIRST] if all(talk.expected[name] for talk in TALKS.values())}
    assert always <= {"participants"}


def test_a_talk_with_a_field_that_no_template_has_is_refused() -> None:
    talk = next(iter(TALKS.values()))
    raw = talk.model_dump(mode="json", by_alias=True)
    assert Talk.model_validate(raw) == talk
    raw["expected"]["mood"] = None
    with pytest.raises(ValidationError, match="mood"):
        Talk.model_validate(raw)


def test_no_talk_of_the_kept_ones_shares_a_long_line_with_one_that_is_tuned_on() -> None:
    def told(split: TalkSplit) -> set[str]:
        return {
            text.casefold() for talk in talks(split).values() for source in talk.sources for text in talk.lines(source)
        }

    assert [text for text in told("tune") & told("kept") if len(text.split()) > 6] == []
