"""What was said, looked up by id: the sources of sentences and the transcript at the end."""

from collections.abc import Iterable

from service.export.document import Heard, Reply, Source
from service.export.prose import one_line
from service.meetings.draft import DraftItem, Sentence
from service.meetings.transcript import Transcript, Utterance

_SURE = 0.5  # a word heard with less is marked


class Recording:
    """A transcript by id, or none at all."""

    def __init__(self, transcript: Transcript | None) -> None:
        self._transcript = transcript
        self._by_id = {u.id: u for u in transcript.utterances} if transcript else {}

    def source(self, utterance_id: str) -> Source | None:
        """What was said under that id; None where the transcript is not at hand or does not know it."""
        utterance = self._by_id.get(utterance_id)
        if utterance is None:
            return None
        return Source(
            id=utterance.id, time=clock(utterance.start), speaker=self._name(utterance), text=one_line(utterance.text)
        )

    def replies(self, items: Iterable[DraftItem]) -> tuple[Reply, ...]:
        """Everything that was said, in order, with the punkt each utterance belongs to."""
        punkt = {utterance_id: f"Punkt {item.number}" for item in items for utterance_id in item.utterances}
        return tuple(
            Reply(
                id=utterance.id,
                time=clock(utterance.start),
                speaker=self._name(utterance),
                item=punkt.get(utterance.id, ""),
                heard=_heard(utterance),
            )
            for utterance in self._by_id.values()
        )

    def speakers(self, sentence: Sentence) -> set[str]:
        """Who spoke the utterances that the sentence rests on; the ids of these where the transcript is not at hand."""
        known = {self._by_id[i].speaker for i in sentence.sources if i in self._by_id}
        return known or set(sentence.sources)

    def _name(self, utterance: Utterance) -> str:
        return one_line(self._transcript.name_of(utterance.speaker)) if self._transcript else ""


def clock(seconds: float) -> str:
    """Seconds as h:mm:ss."""
    whole = max(0, int(seconds))
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def _heard(utterance: Utterance) -> tuple[Heard, ...]:
    """The utterance in stretches that were heard well, badly or repaired; whole where its words are not its text."""
    words = [(one_line(word.text), word.probability < _SURE, word.heard) for word in utterance.words]
    text = one_line(utterance.text)
    if " ".join(word for word, _, _ in words) != text:
        return (Heard(text=text),)
    found: list[Heard] = []
    for word, unsure, heard in words:
        last = found[-1] if found else Heard(text="", unsure=not unsure)
        alike = heard is None and not last.heard and last.unsure == unsure
        if alike or (heard == "" and last.heard):
            found[-1] = last.model_copy(update={"text": f"{last.text} {word}"})
        else:
            found.append(Heard(text=word, unsure=unsure, heard=one_line(heard or "")))
    return tuple(found)
