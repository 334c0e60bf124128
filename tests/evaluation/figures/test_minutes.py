from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation.figures import minutes
from evaluation.figures.counting import COUNTS, Held, count
from evaluation.figures.figure import MinutesFigure
from evaluation.figures.minutes import Told, measured, mistakes, written
from evaluation.figures.minutes_pictures import draw, names
from evaluation.figures.minutes_report import markdown
from evaluation.figures.writers import WrittenItem, WrittenMeeting, by_hand, first, ours, whole
from evaluation.meetings.minuted import KEPT, MinutedSplit, minuted_meetings
from models.language import Form, Task
from models.progress import Progress, silent
from service.meetings import Outcome

MEETING = minuted_meetings("seen")["storkoekken"]
OTHER = minuted_meetings("seen")["handicapraad"]


class Scripted:
    """A model that always gives the same answer."""

    def __init__(self, said: str) -> None:
        self._said = said
        self.asked: list[str] = []

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[Form | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        self.asked += questions
        return [self._said for _ in questions]

    def close(self) -> None:
        """Nothing is held."""


def rate(held: Held, measure: str) -> float:
    part, of = held.shares[measure]
    return part / of if of else 0.0


def test_the_reference_itself_gets_the_best_of_every_measure() -> None:
    held = count(MEETING, by_hand(MEETING))
    assert {m: rate(held, m) for m in ("outcome", "recall", "precision", "forbidden", "grammar", "edits")} == {
        "outcome": 1,
        "recall": 1,
        "precision": 1,
        "forbidden": 0,
        "grammar": 0,
        "edits": 0,
    }


def test_nothing_written_holds_no_fact_and_says_nothing_wrong() -> None:
    held = count(MEETING, WrittenMeeting(items={}, seconds=0))
    assert rate(held, "outcome") == rate(held, "recall") == rate(held, "forbidden") == 0
    assert rate(held, "edits") == 1
    assert all(found is None for _, found in held.confused)


def test_a_flag_moves_an_error_from_unflagged_to_flagged() -> None:
    for flagged in (False, True):
        item = WrittenItem(sentences=(("Der købes 700 handsker.", flagged),), outcome=Outcome.DISCUSSED)
        held = count(MEETING, WrittenMeeting(items={3: item}, seconds=0))
        assert held.shares["wrong_flagged"][0] == held.shares["unsupported_flagged"][0] == int(flagged)
        assert held.shares["wrong_unflagged"][0] == held.shares["unsupported_unflagged"][0] == int(not flagged)


def test_the_baselines_write_every_item_from_what_was_said_in_it() -> None:
    draft = ours(MEETING).draft
    assert draft is not None
    written = first(MEETING, draft)
    assert written.items.keys() == MEETING.items.keys()
    spoken = {name for name, _, _ in MEETING.utterances}
    assert all(text.split(":")[0] in spoken for item in written.items.values() for text, _ in item.sentences)
    model = Scripted("Udfald: udsat\nBeslutning: Punktet blev udsat. HR svarer i april.")
    prompted = whole(MEETING, draft, model)
    assert len(model.asked) == sum(bool(item.utterances) for item in draft.items)
    assert prompted.items[5].outcome is Outcome.POSTPONED
    assert [text for text, _ in prompted.items[5].sentences] == ["Punktet blev udsat.", "HR svarer i april."]


def test_an_answer_without_an_outcome_is_taken_as_text() -> None:
    draft = ours(MEETING).draft
    assert draft is not None
    item = whole(MEETING, draft, Scripted("Punktet blev udsat.")).items[5]
    assert (item.outcome, item.sentences) == (None, (("Punktet blev udsat.", False),))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was written lies here, so that the tests draft each meeting once."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def told(kept: Path) -> Told:
    return written({"storkoekken": MEETING, "handicapraad": OTHER}, None, kept)


@pytest.fixture(scope="module")
def seen(told: Told) -> MinutesFigure:
    return figure_of("seen", told)


@pytest.fixture(scope="module")
def final(told: Told) -> MinutesFigure:
    return figure_of("final", told)


def figure_of(split: MinutedSplit, told: Told) -> MinutesFigure:
    """The two meetings as if they lay in that split; the rules have one outcome wrong, however well they draft."""
    meetings = {f"{split}/storkoekken": MEETING, f"{split}/handicapraad": OTHER}
    found = {s: {f"{split}/{name}": one for name, one in of.items()} for s, of in told.items()}
    found["rules"] |= {f"{split}/storkoekken": mistaken(told["rules"]["storkoekken"])}
    return measured(meetings, found)


def mistaken(written: WrittenMeeting) -> WrittenMeeting:
    """The same with its first item rejected, which it was not."""
    number, item = next(iter(written.items.items()))
    assert by_hand(MEETING).items[number].outcome is not Outcome.REJECTED
    rejected = item.model_copy(update={"outcome": Outcome.REJECTED})
    return written.model_copy(update={"items": {**written.items, number: rejected}})


def test_the_table_has_every_measure_and_a_difference_with_its_interval(seen: MinutesFigure) -> None:
    table = "\n".join(markdown(seen))
    assert all(label in table for label in COUNTS.values())
    assert " til " in table
    assert "bedre" in table
    assert "Forvekslet" in table


def test_what_goes_wrong_in_the_kept_meetings_stays_unsaid(final: MinutesFigure) -> None:
    assert {"final", "last", "fresh"} == KEPT
    assert all(not (one.confused or one.wrong or one.grammar or one.forbidden) for one in final.systems)
    assert "Forvekslet" not in "\n".join(markdown(final))


def test_what_was_written_is_not_written_again_until_the_program_changes(
    kept: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    meetings = {"storkoekken": MEETING, "handicapraad": OTHER}

    def refused(*_: object) -> None:
        raise RuntimeError("drafted again")

    monkeypatch.setattr(minutes, "in_process", refused)
    assert written(meetings, None, kept)["rules"] == told["rules"]
    monkeypatch.setattr(minutes, "fingerprint", lambda _: "another program")
    with pytest.raises(RuntimeError, match="drafted again"):
        written(meetings, None, kept)


def test_one_meeting_alone_gives_no_difference(told: Told) -> None:
    alone = {system: {"seen/storkoekken": of["storkoekken"]} for system, of in told.items()}
    assert not any(one.gaps for one in measured({"seen/storkoekken": MEETING}, alone).systems)


def test_a_baseline_that_was_run_on_fewer_meetings_is_held_against_ours_on_those(
    told: Told, seen: MinutesFigure
) -> None:
    meetings = {"seen/storkoekken": MEETING, "seen/handicapraad": OTHER, "seen/again": MEETING}
    drafts = {
        system: {**{f"seen/{name}": one for name, one in of.items()}, "seen/again": of["storkoekken"]}
        for system, of in told.items()
    }
    fewer = {**drafts, "first": {name: drafts["first"][name] for name in list(meetings)[:2]}}
    figure = measured(meetings, fewer)
    assert figure.systems[0].gaps == seen.systems[0].gaps
    assert "første sætning af hver replik (2 møder)" in "\n".join(markdown(figure))


def test_a_baseline_that_decides_nothing_has_no_outcomes(seen: MinutesFigure) -> None:
    first = next(one for one in seen.systems if one.system == "first")
    assert next(one.rate.whole for one in first.counts if one.measure == "outcome") == 0
    assert not first.confused
    assert not any(gap.measure == "outcome" for gap in seen.systems[0].gaps)


def test_pictures_show_every_system_and_confusion_only_where_it_may_be_told(
    seen: MinutesFigure, final: MinutesFigure, tmp_path: Path
) -> None:
    for figure in (seen, final):
        draw(figure, tmp_path)
        drawn = [(tmp_path / name).read_text(encoding="utf-8") for name in names(figure)]
        assert all("<svg" in picture for picture in drawn)
        assert all(label in drawn[0] for label in ("Udkast uden sprogmodel", "facit selv"))
        assert any("confusion" in name for name in names(figure)) is (figure is seen)
        assert "ord sagt under punktet" in drawn[1]


def test_items_are_counted_once_by_how_much_was_said_in_them(seen: MinutesFigure) -> None:
    rules = seen.systems[0]
    items = [one for meeting in (MEETING, OTHER) for one in count(meeting, by_hand(meeting)).items]
    assert sum(stretch.items for stretch in rules.stretches) == sum(one.words > 0 for one in items)
    recall = next(one.rate for one in rules.counts if one.measure == "recall")
    assert sum(stretch.recall.part for stretch in rules.stretches) == recall.part


def test_mistakes_tell_every_missing_fact_and_wrong_outcome_of_what_may_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(minutes, "minuted_meetings", lambda _: {"storkoekken": MEETING})
    told: list[str] = []
    mistakes(told.append, ["seen"])
    held = count(MEETING, ours(MEETING))
    part, whole = held.shares["recall"]
    assert sum(" mangler (" in line for line in told) == whole - part
    assert sum(" blev " in line and ", ikke " in line for line in told) == sum(a != b for a, b in held.confused)
    for split in KEPT:
        with pytest.raises(ValueError, match=split):
            mistakes(told.append, ["seen", split])
