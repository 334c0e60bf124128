"""The page of one item."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from service.desk.review import ItemLine, MeetingHead, ReviewView
from service.meetings import MeetingState, Section
from service.meetings.heading import canonical
from service.web import frame
from service.web.page import Page
from service.web.review import outcome
from service.web.review.decision import DecisionShown, decision
from service.web.review.hearing import Hearing, Voice, hearing, voices

BROUGHT = (
    "play", "pause", "check", "flag", "more-horiz", "warning", "info", "success", "edit", "close", "undo", "history",
)  # fmt: skip
"""Icons that scripts and fragments put in."""

SHORT = 600
"""Letters of an indstilling that stands open; a longer one is folded like the other sections."""


@dataclass(frozen=True)
class LineShown:
    """One line of the list of items."""

    key: str
    number: int
    title: str
    outcome: str
    gone_through: bool
    unchecked: int
    flagged: int


@dataclass(frozen=True)
class ItemShown:
    """What the dagsorden says of the item, without its decision. `proposal` is an indstilling that is short enough to
    stand open: it is what the decision answers.
    """

    key: str
    number: int
    title: str
    case_number: str
    closed: bool
    proposal: str
    sections: tuple[Section, ...]
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class LinesFragment(Page):
    """The list of items alone."""

    template: ClassVar[str] = "review/lines.html"

    meeting: MeetingHead
    lines: tuple[LineShown, ...]
    current: str
    through: int


@dataclass(frozen=True, kw_only=True)
class DecisionFragment(Page):
    """The Beslutning alone."""

    template: ClassVar[str] = "review/decision.html"

    decision: DecisionShown
    proposed: bool
    editable: bool


@dataclass(frozen=True, kw_only=True)
class HearingFragment(Page):
    """A part of the transcript alone."""

    template: ClassVar[str] = "review/utterances.html"

    meeting: MeetingHead
    current: str
    hearing: Hearing


@dataclass(frozen=True, kw_only=True)
class WorkFragment(Page):
    """The item with its part of the transcript, and the list of items with the item lit: what the scripts fetch."""

    template: ClassVar[str] = "review/work.html"

    meeting: MeetingHead
    lines: tuple[LineShown, ...]
    current: str
    through: int
    item: ItemShown | None
    decision: DecisionShown | None
    hearing: Hearing
    proposed: bool
    editable: bool


@dataclass(frozen=True, kw_only=True)
class ReviewPage(WorkFragment):
    """The whole page."""

    template: ClassVar[str] = "review/page.html"
    section: ClassVar[frame.Section] = frame.Section.MEETINGS
    icons: ClassVar[tuple[str, ...]] = BROUGHT

    voices: tuple[Voice, ...]
    people: tuple[str, ...] = ()


def page(view: ReviewView, offset: int = 0) -> ReviewPage:
    """The page of the item that the desk found, its transcript from that utterance on."""
    known = voices(view.speakers)
    lines = lines_of(view.lines)
    return ReviewPage(
        meeting=view.meeting,
        lines=lines,
        current=view.content.key,
        through=sum(line.gone_through for line in lines),
        item=_item(view, lines),
        decision=decision_of(view),
        hearing=hearing_of(view, offset),
        proposed=view.proposed,
        editable=view.meeting.state is MeetingState.REVIEW,
        voices=tuple(known.values()),
    )


def fragment(whole: ReviewPage) -> WorkFragment:
    """The part of the page that changes with the item."""
    return WorkFragment(
        meeting=whole.meeting,
        lines=whole.lines,
        current=whole.current,
        through=whole.through,
        item=whole.item,
        decision=whole.decision,
        hearing=whole.hearing,
        proposed=whole.proposed,
        editable=whole.editable,
    )


def lines_of(lines: Sequence[ItemLine]) -> tuple[LineShown, ...]:
    """The list of items with outcomes in Danish."""
    return tuple(
        LineShown(
            line.key,
            line.number,
            line.title,
            outcome.label(line.outcome),
            line.gone_through,
            line.unchecked,
            line.flagged,
        )
        for line in lines
    )


def decision_of(view: ReviewView) -> DecisionShown:
    """The decision of the item that the desk found."""
    return decision(view.content, view.sources, voices(view.speakers), view.meeting.models)


def hearing_of(view: ReviewView, offset: int = 0) -> Hearing:
    """The item's part of the transcript."""
    used = frozenset(source for sentence in view.content.sentences for source in sentence.sources)
    return hearing(view.utterances, view.speakers, used, offset)


def _item(view: ReviewView, lines: Sequence[LineShown]) -> ItemShown:
    keys = [line.key for line in lines]
    place = keys.index(view.content.key)
    number = view.item.case_number
    short = [s for s in view.item.sections if canonical(s.heading) == "indstilling" and len(s.text) <= SHORT]
    known = {"beslutning", "fraværende"}
    return ItemShown(
        key=view.content.key,
        number=view.item.number,
        title=view.item.title,
        case_number=number.text if number else "",
        closed=view.item.closed,
        proposal=short[0].text if short else "",
        sections=tuple(s for s in view.item.sections if canonical(s.heading) not in known and s not in short[:1]),
        before=keys[place - 1] if place else "",
        after=keys[place + 1] if place + 1 < len(keys) else "",
    )
