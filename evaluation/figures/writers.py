"""Who writes the beslutninger that are compared: ours, and the baselines with the same weights.

- `ours`        the program's drafting, with a language model or with none
- `whole`       the whole item in one prompt: the model decides the outcome and writes, nothing is checked
- `first`       extractive: the first sentence of each utterance, said to be so by its speaker
- `by_hand`     the reference itself: what the measures make of a right answer, their floor and ceiling

The baselines get our alignment: only the deciding and writing differ.
"""

import re
import time
from collections.abc import Sequence

from evaluation.figures.drafting import TEMPLATE, agenda_of
from evaluation.measures.facts import sentences
from evaluation.meetings.minuted import MinutedMeeting
from models.grammar import Apertium
from models.language import Language, Task
from models.progress import Progress, silent
from service import drafting, families
from service.meetings import Agenda, Draft, Item, Outcome, Transcript, Value
from service.participants import joined
from service.stages import listening
from service.stages.equipment import Model

WHOLE_TOKENS = 320
MOST_TALK = 9000
"""Characters of an item's talk that go into one prompt: what the context of 4,096 tokens holds."""

_WORDS = {
    Outcome.APPROVED: "godkendt",
    Outcome.APPROVED_WITH_CHANGES: "godkendt med ændringer",
    Outcome.REJECTED: "afvist",
    Outcome.POSTPONED: "udsat",
    Outcome.REFERRED: "oversendt",
    Outcome.NOTED: "taget til efterretning",
    Outcome.DISCUSSED: "drøftet",
    Outcome.NONE: "ingen beslutning",
}
_GRAMMAR = "root ::= " + '"Udfald: " ({}) "\\nBeslutning: " [^\\x00]+'.format(
    " | ".join(f'"{word}"' for word in _WORDS.values())
)
_ASKED = Task(
    "Du er referent ved et møde i en dansk kommune. Du får et punkt fra dagsordenen og det, der blev sagt. Skriv først "
    f"punktets udfald med ét af disse: {', '.join(_WORDS.values())}. Skriv derefter beslutningen, som den skal stå i "
    "referatet: i tredje person og indirekte tale, med hvem der sagde hvad, hvad der blev besluttet, og hvem der gør "
    "hvad hvornår. Skriv kun det, der blev sagt. Udelad småsnak og personers helbred."
)

_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")


class WrittenItem(Value):
    """One item as somebody wrote it: its sentences, each with whether it is flagged, and the outcome where told."""

    sentences: tuple[tuple[str, bool], ...] = ()
    outcome: Outcome | None = None


class WrittenMeeting(Value):
    """A meeting's items by number, with the seconds it took and the greatest memory its process held.

    `draft` is our own, for its alignment; `decides` is whether outcomes were told at all.
    """

    items: dict[int, WrittenItem]
    seconds: float
    peak_bytes: int = 0
    draft: Draft | None = None
    decides: bool = True


def by_hand(meeting: MinutedMeeting) -> WrittenMeeting:
    """The reference; where several outcomes are right, the first."""
    items = {
        number: WrittenItem(sentences=tuple((s, False) for s in sentences(item.beslutning)), outcome=item.outcome[0])
        for number, item in meeting.items.items()
    }
    return WrittenMeeting(items=items, seconds=0.0)


def ours(meeting: MinutedMeeting, model: Model | None = None, transcript: Transcript | None = None) -> WrittenMeeting:
    """The program's draft, with the language model or with none; of what was heard, where that is given."""
    agenda = known_agenda(meeting)
    family = families.load(TEMPLATE)
    said = transcript or meeting.transcript()
    began = time.perf_counter()
    if model is None:
        grammar = Apertium() if Apertium.available() else None
        draft = drafting.draft(agenda, said, family, None, grammar)
    else:
        draft = listening.draft(agenda, said, family, model, silent)
    seconds = time.perf_counter() - began
    items = {
        item.number: WrittenItem(
            sentences=tuple((s.text, bool(s.flags)) for s in item.decision.sentences), outcome=item.decision.outcome
        )
        for item in draft.items
    }
    return WrittenMeeting(items=items, seconds=seconds, draft=draft)


def known_agenda(meeting: MinutedMeeting) -> Agenda:
    """The meeting's dagsorden with its participants."""
    agenda = agenda_of(meeting)
    return agenda.model_copy(update={"meeting": joined(agenda.meeting, meeting.participants)})


def first(meeting: MinutedMeeting, draft: Draft) -> WrittenMeeting:
    """The first sentence of each utterance, as a referat could name it: "Name: sentence"."""
    began = time.perf_counter()
    talk = _talk(meeting)
    items = {
        item.number: WrittenItem(sentences=tuple((_opening(*talk[u]), False) for u in item.utterances))
        for item in draft.items
    }
    return WrittenMeeting(items=items, seconds=time.perf_counter() - began, decides=False)


def whole(meeting: MinutedMeeting, draft: Draft, language: Language, progress: Progress = silent) -> WrittenMeeting:
    """Every item that was talked of in one prompt; an answer that breaks off is taken as far as it goes."""
    began = time.perf_counter()
    talk = _talk(meeting)
    spoken = [item for item in draft.items if item.utterances]
    questions = [_question(item, [talk[u] for u in item.utterances]) for item in spoken]
    answers = language.answer(_ASKED, questions, [_GRAMMAR] * len(questions), WHOLE_TOKENS, progress)
    written = {item.number: _read(answer) for item, answer in zip(spoken, answers, strict=True)}
    items = {item.number: written.get(item.number, WrittenItem(outcome=Outcome.NONE)) for item in draft.items}
    return WrittenMeeting(items=items, seconds=time.perf_counter() - began)


def written(
    meeting: MinutedMeeting, system: str, draft: Draft | None, model: Model | None, progress: Progress = silent
) -> WrittenMeeting:
    """One meeting by one system, for a process of its own: "rules", "model", "whole", "first" or "hand".

    `model` is what "model" and "whole" run on; `draft` is ours, which "whole" and "first" build upon. The seconds of
    the systems with a model hold its loading.
    """
    match system:
        case "hand":
            return by_hand(meeting)
        case "first" if draft is not None:
            return first(meeting, draft)
        case "whole" if draft is not None and model is not None:
            began = time.perf_counter()
            language = _opened(model)
            try:
                prompted = whole(meeting, draft, language, progress)
            finally:
                language.close()
            return prompted.model_copy(update={"seconds": time.perf_counter() - began})
        case "model" if model is not None:
            return ours(meeting, model)
        case "rules":
            return ours(meeting)
    raise ValueError(f"{system} lacks what it builds upon")


def _opened(model: Model) -> Language:
    """The same weights, as they are: what they were taught is for one fact at a time."""
    from models.language.llama import Llama

    return Llama(model.folder / "model.gguf", context=4096)


def _talk(meeting: MinutedMeeting) -> dict[str, tuple[str, str]]:
    return {f"u{n}": (name, text) for n, (name, text, _) in enumerate(meeting.utterances, 1)}


def _opening(name: str, text: str) -> str:
    return f"{name}: {_STOP.split(text, maxsplit=1)[0]}"


def _question(item: Item, said: Sequence[tuple[str, str]]) -> str:
    lines = "\n".join(f"{name}: {text}" for name, text in said)
    proposal = item.proposal.strip()
    return (
        f"Punkt {item.number}: {item.title}\n"
        + (f"Indstilling: {proposal}\n" if proposal else "")
        + f"\nDet blev sagt:\n{lines[-MOST_TALK:]}"
    )


def _read(answer: str) -> WrittenItem:
    match = re.match(r"Udfald: (.+?)\s*\nBeslutning: ?(.*)", answer, re.DOTALL)
    if match is None:
        return WrittenItem(sentences=tuple((s, False) for s in sentences(answer)))
    outcome = next((one for one, word in _WORDS.items() if word == match.group(1)), None)
    return WrittenItem(sentences=tuple((s, False) for s in sentences(match.group(2))), outcome=outcome)
