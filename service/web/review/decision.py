"""The Beslutning under review, as it is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.desk.review import Said
from service.meetings import NOTES, RULES, Flag
from service.reviewing import ReviewItem, ReviewSentence, ready
from service.web.review.hearing import Voice
from service.web.review.outcome import CHOICES


@dataclass(frozen=True)
class SourceShown:
    """One utterance that a sentence rests on; `elsewhere`: it belongs to another item."""

    id: str
    start: float
    end: float
    voice: Voice
    elsewhere: bool


@dataclass(frozen=True)
class SentenceShown:
    """One sentence. `rival` is "" or, in a group of rivals, "first" or "other"; `by` says in Danish who wrote it, and
    is empty where that is not known.
    """

    id: str
    text: str
    state: str
    origin: str
    closing: bool
    flags: tuple[Flag, ...]
    sources: tuple[SourceShown, ...]
    rival: str
    by: str


@dataclass(frozen=True)
class DecisionShown:
    """The decision of one item at one version; `missing` says in Danish what keeps it from approval."""

    key: str
    version: int
    outcome: str
    outcomes: tuple[tuple[str, str], ...]
    sentences: tuple[SentenceShown, ...]
    gone_through: bool
    missing: tuple[str, ...]


def written_by(sentence: ReviewSentence, models: Mapping[str, str]) -> str:
    """Who wrote the sentence, in Danish: the person whose words it holds, or what wrote the draft."""
    if sentence.editor:
        return f"{'Skrevet' if sentence.origin == 'person' else 'Rettet'} af {sentence.editor}"
    if not sentence.writer:
        return ""
    if sentence.writer == NOTES:
        return "Fra referentens noter"
    return f"Skrevet af {'regler' if sentence.writer == RULES else models.get(sentence.writer, sentence.writer)}"


def decision(
    content: ReviewItem, sources: Iterable[Said], voices: Mapping[str, Voice], models: Mapping[str, str]
) -> DecisionShown:
    """The decision for showing; a source that is no longer in the transcript is left out. `models` are titles by id."""
    known = {said.id: said for said in sources}
    disputed = {s.rival for s in content.sentences if s.rival}

    def shown(sentence: ReviewSentence) -> SentenceShown:
        resting = (known[source] for source in sentence.sources if source in known)
        return SentenceShown(
            id=sentence.id,
            text=sentence.text,
            state=sentence.state,
            origin=sentence.origin,
            closing=sentence.closing,
            flags=sentence.flags,
            sources=tuple(
                SourceShown(
                    id=said.id,
                    start=said.start,
                    end=said.end,
                    voice=voices.get(said.speaker, Voice(said.speaker, said.speaker, 0)),
                    elsewhere=said.item != content.key,
                )
                for said in resting
            ),
            rival="other" if sentence.rival else "first" if sentence.id in disputed else "",
            by=written_by(sentence, models),
        )

    return DecisionShown(
        key=content.key,
        version=content.version,
        outcome=content.outcome.value,
        outcomes=CHOICES,
        sentences=tuple(shown(sentence) for sentence in content.sentences),
        gone_through=content.gone_through,
        missing=ready(content.model_copy(update={"gone_through": True})),
    )
