"""The fields of the scripted talks, drafted from what was said and from what was typed."""

from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from evaluation.figures.figure import Counted, Rate, TalksFigure
from evaluation.measures.fields import Filled, filled
from evaluation.talks.script import Source, Talk, TalkKind, TalkSplit, talks
from models.grammar import Apertium, Grammar
from models.progress import Progress, silent
from service import families
from service.meetings import Transcript
from service.meetings.talk import TalkDraft
from service.talks.drafting import draft
from service.transcript import jottings

TEMPLATES = {
    TalkKind.FIRST: "sygefravaer",
    TalkKind.FOLLOW_UP: "sygefravaer-opfoelgning",
    TalkKind.RETURN: "sygefravaer-tilbage",
}
SHARES = ("recall", "dates", "owners", "empty")


def measured(progress: Progress = silent, grammar: Grammar | None = None) -> tuple[TalksFigure, ...]:
    """A figure for each split and source. Of the kept talks, numbers alone."""
    jobs = [(split, source) for split in get_args(TalkSplit) for source in get_args(Source)]
    figures = []
    for done, (split, source) in enumerate(jobs, 1):
        told = [held for _, held in _filled(split, source, grammar)]
        if told:
            figures.append(figure_of(split, source, told))
        progress(done / len(jobs))
    return tuple(figures)


def drafted(talk: Talk, source: Source, grammar: Grammar | None) -> TalkDraft:
    """The talk's draft from one of its sources, its participants known."""
    return from_transcript(talk, transcript_of(talk, source), grammar)


def from_transcript(talk: Talk, transcript: Transcript, grammar: Grammar | None) -> TalkDraft:
    """The talk's draft from a transcript of it, its participants known."""
    return draft(families.load_talk(TEMPLATES[talk.kind]), transcript, talk.date, talk.participants, grammar)


def transcript_of(talk: Talk, source: Source) -> Transcript:
    """What was said, or what was typed."""
    if source == "utterances":
        return talk.transcript()
    return jottings.parse("\n".join(talk.notes), talk.participants)


def mistakes(tell: Callable[[str], None]) -> None:
    """Tell what went wrong in the talks that may be looked at."""
    grammar = Apertium() if Apertium.available() else None
    for source in get_args(Source):
        for name, held in _filled("tune", source, grammar):
            for kind in ("missing", "misdated", "wrong", "leaks"):
                for line in getattr(held, kind):
                    tell(f"{name} ({source}) {kind}: {line}")


def _filled(split: TalkSplit, source: Source, grammar: Grammar | None) -> Iterator[tuple[str, Filled]]:
    for name, talk in talks(split).items():
        if source in talk.sources:
            yield name, filled(talk, drafted(talk, source, grammar), source)


def figure_of(split: str, source: str, told: Sequence[Filled]) -> TalksFigure:
    """How the drafts of some talks from one source answer to them, all counted together."""
    return TalksFigure(
        split=split,
        source=source,
        talks=len(told),
        counts=tuple(Counted(measure=name, rate=Rate.of([getattr(held, name) for held in told])) for name in SHARES),
        wrong=sum(len(held.wrong) for held in told),
        leaks=sum(len(held.leaks) for held in told),
    )
