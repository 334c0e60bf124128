"""Fields that hold a day or a moment: what was proposed and taken back is passed over, and the last word counts.

Which of the days that are named are put forward for the field is told in `proposing`.
"""

import datetime
from dataclasses import dataclass, field, replace

from service.meetings import Flag, FlagKind
from service.meetings.calendar import WEEKDAYS, written_out
from service.meetings.field import Field, FieldKind
from service.talks.answer import Answer
from service.talks.hour import hour_alone
from service.talks.mention import Day
from service.talks.proposing import Proposed, proposed
from service.talks.saying import Saying
from service.talks.topics import Thread

_SOON = 10
"""Sentences within which a day is told from the one before."""
_ANSWERED = 3
"""Sentences within which a question is answered."""


@dataclass(frozen=True)
class _Moment:
    """What is agreed so far. `before` is what stood before the last proposal, should it be turned down."""

    day: Day | None = None
    time: datetime.time | None = None
    sources: tuple[str, ...] = ()
    by: str = ""
    answered: bool = False
    heard_twice: bool = False
    noted: bool = False
    place: int | None = None
    near: datetime.date | None = None
    unsure: bool = False
    aside: int | None = None
    rivals: tuple[datetime.date, ...] = field(default=())
    before: "_Moment | None" = None

    @property
    def settled(self) -> bool:
        """Whether a day stands that somebody else has said yes to, or said again."""
        return self.day is not None and self.day.single and (self.answered or self.heard_twice or self.noted)


def dated(thread: Thread, today: datetime.date) -> Field:
    """The field with the day (for a `moment` also the hour) that the thread comes to."""
    now = _Moment()
    for saying in thread.sayings:
        now = _heard(now, saying, thread, today)
    name = thread.field.name
    if now.day is None:
        return Field(name=name)
    day, time = now.day, now.time if thread.field.kind is FieldKind.MOMENT else None
    flags = _doubts(now)
    if not day.single:
        stretch = f"Mellem {written_out(day.first)} og {written_out(day.last)}"
        return Field(name=name, text=stretch, sources=now.sources, flags=flags)
    text = f"{WEEKDAYS[day.first.weekday()].capitalize()} den {written_out(day.first)}"
    value = day.first.isoformat()
    if time is not None:
        text += f" kl. {time.hour}.{time.minute:02}"
        value += f"T{time:%H:%M}"
    return Field(name=name, value=value, text=text, sources=now.sources, flags=flags)


def _heard(now: _Moment, saying: Saying, thread: Thread, today: datetime.date) -> _Moment:
    """What is agreed after this sentence."""
    # What was said long before was about another time: "Opfølgning på den 5. februar".
    fresh = now.place is not None and saying.place - now.place <= _SOON
    near = now.day.first if now.day is not None else now.near
    put = proposed(saying, thread, today, near if fresh else None, settled=now.settled)
    now = _answered(now, saying, put)
    if now.settled and not fresh and not put.named and thread.field.kind is FieldKind.DATE:
        return now  # settled long ago: another day is about something else
    if now.settled and not fresh and now.time is not None and put.days and put.time is None:
        return now  # a meeting has its day and its hour: a day alone is when work begins ("Så ses vi den 5.")
    # "Og fuld tid fra den første?" "Fra den tredje.": what answers a question about another day is about that day.
    aside = now.aside is not None and saying.place - now.aside <= _ANSWERED and not put.named
    if put.elsewhere and saying.question:
        now = replace(now, aside=saying.place)
    days = [] if aside and now.settled and not saying.question else list(put.days)
    # "Den tiende november. Det er tre uger siden i dag": what is counted from the talk only explains the day.
    if now.day is not None or any(not day.counted for day in days):
        days = [day for day in days if not (day.counted and thread.field.toward == "past")]
    day = days[-1] if days else None
    time = put.time
    if time is None and day is None and thread.field.kind is FieldKind.MOMENT and now.day is not None:
        alone = hour_alone(saying.text)
        time = alone.time if alone else None
    if day is None and (time is None or now.day is None):
        # An hour may come before its day: "Klokken ti?" "Ja, på tirsdag".
        return now if time is None else replace(now, time=time, sources=_with(now.sources, saying))
    if day is not None and now.day is not None and not day.single and now.day.single and _inside(now.day, day):
        day = now.day
    changes = day is not None and (now.day is None or day.first != now.day.first)
    contradicts = (
        changes and now.day is not None and now.day.single and now.by != saying.speaker and not saying.question
    )
    return _Moment(
        day=day or now.day,
        time=time or now.time,
        sources=_with(now.sources, saying),
        by=saying.speaker,
        answered=False,
        heard_twice=(
            now.day is not None and day is not None and now.day.first == day.first and now.by != saying.speaker
        )
        or (day is None and (now.heard_twice or (time == now.time and now.by != saying.speaker))),
        noted=saying.noted,
        place=saying.place,
        rivals=(*now.rivals, now.day.first) if contradicts and now.day is not None and not _corrects(saying) else (),
        before=replace(now, before=None),
    )


def _answered(now: _Moment, saying: Saying, put: Proposed) -> _Moment:
    """What is agreed once the sentence is heard as an answer to what was put forward before."""
    if now.day is None or saying.speaker == now.by:
        return now
    declines = put.occupied is not None and put.occupied == now.day.first
    # "Nej, klokken et er bedre" turns down the hour and keeps the day.
    since = saying.place - (now.place or 0)
    # What is said a while after two have named the day answers something else.
    refuses = saying.answer is Answer.NO and put.time is None and (since <= 1 or not now.settled)
    if (declines or refuses) and not now.answered:
        return replace(now.before or _Moment(), near=now.day.first, place=now.place)
    if saying.answer is Answer.YES and since <= _SOON:
        return replace(now, answered=True, unsure=False, sources=_with(now.sources, saying), rivals=())
    return replace(now, unsure=True) if saying.answer is Answer.UNSURE and not now.answered else now


def _inside(day: Day, stretch: Day) -> bool:
    return stretch.first <= day.first <= stretch.last


def _corrects(saying: Saying) -> bool:
    """Whether it is said in answer to what stood before: "Nej, det var mandag den tiende."."""
    return saying.answer is Answer.NO or saying.text.casefold().startswith(("nej", "jo", "ja"))


def _with(sources: tuple[str, ...], saying: Saying) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*sources, *saying.utterances)))


def _doubts(now: _Moment) -> tuple[Flag, ...]:
    day = now.day
    if day is None:
        return ()
    found = []
    if not now.answered and not now.heard_twice and not now.noted:
        found.append(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Dagen blev kun sagt én gang og ikke bekræftet."))
    if now.unsure:
        found.append(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Der blev svaret tøvende på dagen."))
    if day.wrong_weekday:
        found.append(Flag(kind=FlagKind.DATE, text="", reason="Ugedag og dato passer ikke sammen."))
    if not day.single:
        found.append(Flag(kind=FlagKind.DATE, text="", reason="Dagen blev ikke sagt præcist."))
    elif day.vague:
        found.append(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Dagen blev kun sagt omtrent."))
    if now.rivals and not now.answered:
        found.append(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Der blev nævnt forskellige dage."))
    return tuple(found)
