"""Who writes the beslutninger that are compared: ours, and the baselines with the same weights.

- `ours`        the program's drafting, with a language model or with none
- `whole`       the whole item in one prompt: the model decides the outcome and writes, nothing is checked
- `first`       extractive: the first sentence of each utterance, said to be so by its speaker
- `by_hand`     the reference itself: what the measures make of a right answer, their floor and ceiling

The baselines get our alignment: only the deciding and writing differ.
"""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evaluation.figures.drafting import TEMPLATE, agenda_of
from evaluation.measures.facts import sentences
from evaluation.meetings.minuted import MinutedMeeting
from models.grammar import Apertium
from models.language import Language, Task
from models.progress import Progress, silent
from service import drafting, families
from service.meetings import Draft, Item, Outcome, Value
from service.participants import joined

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
    """A meeting's items by number, with the seconds it took; `draft` is our own, for its alignment."""

    items: dict[int, WrittenItem]
    seconds: float
    draft: Draft | None = None


Writer = Callable[[MinutedMeeting], WrittenMeeting]


def by_hand(meeting: MinutedMeeting) -> WrittenMeeting:
    """The reference; where several outcomes are right, the first."""
    items = {
        number: WrittenItem(sentences=tuple((s, False) for s in sentences(item.beslutning)), outcome=item.outcome[0])
        for number, item in meeting.items.items()
    }
    return WrittenMeeting(items=items, seconds=0.0)


def ours(meeting: MinutedMeeting, language: Language | None, grammar: Apertium | None) -> WrittenMeeting:
    """The program's draft."""
    agenda = agenda_of(meeting)
    agenda = agenda.model_copy(update={"meeting": joined(agenda.meeting, meeting.participants)})
    transcript = meeting.transcript()
    began = time.perf_counter()
    draft = drafting.draft(
        agenda, transcript, families.load(TEMPLATE), drafting.Scribe(language) if language else None, grammar
    )
    seconds = time.perf_counter() - began
    items = {
        item.number: WrittenItem(
            sentences=tuple((s.text, bool(s.flags)) for s in item.decision.sentences), outcome=item.decision.outcome
        )
        for item in draft.items
    }
    return WrittenMeeting(items=items, seconds=seconds, draft=draft)


def first(meeting: MinutedMeeting, draft: Draft) -> WrittenMeeting:
    """The first sentence of each utterance, as a referat could name it: "Name: sentence"."""
    began = time.perf_counter()
    talk = _talk(meeting)
    items = {
        item.number: WrittenItem(sentences=tuple((_opening(*talk[u]), False) for u in item.utterances))
        for item in draft.items
    }
    return WrittenMeeting(items=items, seconds=time.perf_counter() - began)


def whole(meeting: MinutedMeeting, draft: Draft, language: Language) -> WrittenMeeting:
    """Every item that was talked of in one prompt; an answer that breaks off is taken as far as it goes."""
    began = time.perf_counter()
    talk = _talk(meeting)
    spoken = [item for item in draft.items if item.utterances]
    questions = [_question(item, [talk[u] for u in item.utterances]) for item in spoken]
    answers = language.answer(_ASKED, questions, [_GRAMMAR] * len(questions), max_tokens=WHOLE_TOKENS)
    written = {item.number: _read(answer) for item, answer in zip(spoken, answers, strict=True)}
    items = {item.number: written.get(item.number, WrittenItem(outcome=Outcome.NONE)) for item in draft.items}
    return WrittenMeeting(items=items, seconds=time.perf_counter() - began)


def all_written(
    meetings: Mapping[str, MinutedMeeting],
    drafts: Mapping[str, Draft],
    system: str,
    weight: Path | None,
    progress: Progress = silent,
) -> dict[str, WrittenMeeting]:
    """Every meeting by one system, for a process of its own: "rules", "model", "whole", "first" or "hand".

    `weight` is the GGUF that "model" and "whole" run on; `drafts` are ours, which "whole" and "first" build upon.
    """
    grammar = Apertium() if Apertium.available() else None
    language = _opened(weight) if weight is not None and system in {"model", "whole"} else None
    result = {}
    for done, (name, meeting) in enumerate(meetings.items()):
        match system:
            case "hand":
                result[name] = by_hand(meeting)
            case "first":
                result[name] = first(meeting, drafts[name])
            case "whole" if language is not None:
                result[name] = whole(meeting, drafts[name], language)
            case _:
                result[name] = ours(meeting, language, grammar)
        progress((done + 1) / len(meetings))
    return result


def _opened(weight: Path) -> Language:
    from models.language.llama import Llama

    return Llama(weight, context=4096)


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
