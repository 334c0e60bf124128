"""A sentence of the talk as the stages read it: what was meant, who said it, and what it answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.agreeing import Part
from service.drafting.remarks import remarks_of
from service.drafting.repairs import heard_of
from service.meetings import Transcript
from service.meetings.transcript import NOTES
from service.talks.answer import Answer, answer_of
from service.talks.people import People
from service.talks.shorthand import of_the_employee, written_out

_ALOUD = re.compile(
    r"(\w)\s*[,…–]*\s+(?:hvad\s+)?(?:skal\s+(?:vi|jeg)\s+sige|lad\s+os\s+sige)[,…]*\s+(?=\w)", re.IGNORECASE
)


# West of the Great Belt many say "a": "a kan godt", "det vil a gerne".
_VERBS = (
    r"er|har|ha'?|kan|ka|skal|ska|vil|ve|må|tror|blev|bliver|gør|tager|møder|sidder|går|synes|siger|håber|ville|kunne"
)
_DIALECT = re.compile(rf"\b[Aa]\s+(?=(?:{_VERBS})\b)")
_DIALECT_AFTER = re.compile(r"(?<=\w)\s+a(?=\s+(?:gerne|godt|ikke|nej|nok|også|jo|altså)\b|[.,?])")


@dataclass(frozen=True)
class Saying:
    """One sentence with what its speaker took back left out.

    `place` counts the sentences of the talk; `utterances` are those it rests on. `answer` is what it answers, if it
    opens its speaker's turn: later in a turn a "ja" is only a word.
    """

    place: int
    text: str
    speaker: str
    part: Part | None
    utterances: tuple[str, ...]
    answer: Answer | None
    opens: bool
    clarity: float = 1.0

    @property
    def question(self) -> bool:
        """Whether something is asked."""
        return self.text.rstrip('"”» ').endswith("?")

    @property
    def noted(self) -> bool:
        """Whether it was written down and not spoken."""
        return self.speaker == NOTES


_SHORT_ANSWER = 30
"""Letters of a sentence that leaves the answer to the next."""


def _jeg(match: re.Match[str]) -> str:
    return "Jeg " if match[0][0] == "A" else "jeg "


def sayings_of(transcript: Transcript, people: People) -> tuple[Saying, ...]:
    """Every sentence of the talk in order."""
    found: list[Saying] = []
    before = ""
    for heard in heard_of([remark for remark in remarks_of(transcript) if remark.text]):
        # "Til og med … skal vi sige januar ud?": thinking aloud is no part of what is meant.
        text = _DIALECT_AFTER.sub(" jeg", _DIALECT.sub(_jeg, _ALOUD.sub(r"\1 ", heard.text)))
        if heard.speaker == NOTES:
            utterances = tuple(dict.fromkeys(remark.utterance for remark in heard.remarks))
            for piece in written_out(text):
                line = [saying.text for saying in found if saying.utterances == utterances]
                told = of_the_employee(piece, line, people)
                found.append(Saying(len(found), told, NOTES, None, utterances, answer_of(told), opens=True))
            continue
        opens = heard.speaker != before
        before = heard.speaker
        found.append(
            Saying(
                place=len(found),
                text=text,
                speaker=heard.speaker,
                part=people.part(heard.speaker),
                utterances=tuple(dict.fromkeys(remark.utterance for remark in heard.remarks)),
                answer=answer_of(text) if opens or _answering(found, heard.speaker) else None,
                opens=opens,
                clarity=min(remark.probability for remark in heard.remarks),
            )
        )
    return tuple(found)


def _answering(found: Sequence[Saying], speaker: str) -> bool:
    """Whether the turn has only answered so far, or hardly begun: "Ja. Det gør vi.", "Det har jeg gjort. Nej tak."."""
    last = found[-1] if found else None
    if last is None or last.speaker != speaker or len(last.text) >= _SHORT_ANSWER or last.question:
        return False
    return last.answer is not None or last.opens
