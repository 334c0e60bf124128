"""What was said, sentence by sentence: an utterance often ends one item and opens the next."""

import re
from dataclasses import dataclass
from itertools import pairwise

from service.meetings import Transcript, Utterance, Word
from service.meetings.calendar import MONTHS

_ABBREVIATIONS = frozenset(
    re.split(
        r"\s+",
        "kl nr pkt ca fx f.eks bl.a d.d dvs evt osv mfl m.fl m.v mv vedr ift jf inkl ekskl max min mio mia kr tlf stk "
        "str st sct dr hr fr p.t pt d vs pga iht mht v ang p.g.a i.f.t m.h.t o.l o.lign mdr ugtl jvf",
    )
)
# "…, og så går vi til punkt tre": the end of one item and the start of the next in one sentence.
_TURN = re.compile(
    r"(?:og|så|nu)\s+(?:(?:så|nu|derfor)\s+)?(?:går|tager|hopper|springer|kommer|fortsætter)\s+(?:vi|det|den)\b",
    re.IGNORECASE,
)
_UNPUNCTUATED = re.compile(
    r"(?:og\s+)?(?:så|nu)\s+(?:går|tager|hopper|kommer|er|har|skal)\s+(?:vi|det|den|jeg)\b|punkt\s", re.IGNORECASE
)
_STOP = re.compile(r"[.!?…]+[\"”»’)]*$")


@dataclass(frozen=True)
class Remark:
    """One sentence as it was spoken. `utterance` is the id it belongs to, `position` its place in the transcript."""

    utterance: str
    speaker: str
    text: str
    start: float
    end: float
    words: tuple[Word, ...] = ()
    position: int = 0

    @property
    def question(self) -> bool:
        """Whether it ends in a question mark."""
        return self.text.rstrip('"”» ').endswith("?")

    @property
    def probability(self) -> float:
        """The mean probability of its words; 1 where none is known."""
        return sum(w.probability for w in self.words) / len(self.words) if self.words else 1.0


def remarks_of(transcript: Transcript) -> tuple[Remark, ...]:
    """Every sentence of the transcript in order. No word is lost: joined by spaces they are the utterances again."""
    remarks: list[Remark] = []
    for utterance in transcript.utterances:
        for text, words, start, end in _sentences(utterance):
            remarks.append(Remark(utterance.id, utterance.speaker, text, start, end, words, len(remarks)))
    return tuple(remarks)


def _sentences(utterance: Utterance) -> list[tuple[str, tuple[Word, ...], float, float]]:
    pieces = utterance.text.split()
    if not pieces:
        return [("", utterance.words, utterance.start, utterance.end)]
    bare = len(pieces) > 8 and not re.search(r"[.!?]", utterance.text)
    cuts = [
        0,
        *(i for i in range(1, len(pieces)) if _ends(pieces[i - 1], pieces[i]) or _turns(pieces, i, bare=bare)),
        len(pieces),
    ]
    aligned = utterance.words if len(utterance.words) == len(pieces) else ()
    length = max(utterance.end - utterance.start, 0.0)
    found = []
    for first, last in pairwise(cuts):
        words = aligned[first:last]
        start = words[0].start if words else utterance.start + length * first / len(pieces)
        end = words[-1].end if words else utterance.start + length * last / len(pieces)
        found.append((" ".join(pieces[first:last]), tuple(words), start, end))
    return found


def _turns(pieces: list[str], place: int, *, bare: bool) -> bool:
    """Whether the meeting turns to something else in the middle of a sentence, or of a stretch heard without stops."""
    ahead = " ".join(pieces[place : place + 5])
    if bare:
        return _UNPUNCTUATED.match(ahead) is not None and pieces[place - 1].casefold() not in {
            "og",
            "så",
            "nu",
            "under",
            "i",
            "til",
            "ved",
            "på",
        }
    return pieces[place].casefold() == "og" and _TURN.match(ahead) is not None


def _ends(word: str, following: str) -> bool:
    """Whether a sentence ends between the two words."""
    stop = _STOP.search(word)
    if not stop:
        return False
    stem = word[: stop.start()].strip('("”»«“').casefold()
    if stop.group().startswith("."):
        if stem in _ABBREVIATIONS or (len(stem) == 1 and stem.isalpha() and word[0].isupper()):
            return False
        if stem.isdigit() and (not following[0].isupper() or following.strip(",.;:").casefold() in MONTHS):
            return False
    return not following[0].islower()
