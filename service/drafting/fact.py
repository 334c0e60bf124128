"""One thing that was said at an item, and what kind of thing it is."""

from dataclasses import dataclass
from enum import StrEnum

from service.drafting.check import UNSURE
from service.drafting.remarks import Remark
from service.drafting.stems import content


class FactKind(StrEnum):
    """What kind of thing was said."""

    INFORMATION = "information"
    QUESTION = "question"
    ANSWER = "answer"
    PROPOSAL = "proposal"
    OBJECTION = "objection"
    AGREEMENT = "agreement"
    TASK = "task"
    DECISION = "decision"  # what was agreed on the way: "vi aftaler, at …"
    STATEMENT = "statement"  # for the record
    WRITTEN = "written"  # in the referent's notes: taken over as it stands


@dataclass(frozen=True)
class Fact:
    """One thing that was said. `speaker` is a speaker id, `text` what they said, repaired, in their own words.

    `owner` is who does a task as it was said ("jeg", "Mette"), `deadline` the words that say when, `replies` the
    question that an answer belongs to, `follows` the fact that its "hun" or "det" points back to. What is `slight` says
    little by itself: only a referat in full detail has it.
    """

    kind: FactKind
    speaker: str
    text: str
    remarks: tuple[Remark, ...]
    owner: str = ""
    deadline: str = ""
    needed: bool = False
    replies: "Fact | None" = None
    follows: "Fact | None" = None
    slight: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the utterances it rests on."""
        return tuple(dict.fromkeys(remark.utterance for remark in self.remarks))

    @property
    def clarity(self) -> float:
        """The share of its words of meaning that were heard surely, 0 to 1; 1 where nothing is known of it."""
        words = [w for remark in self.remarks for w in remark.words if content(w.text)]
        return sum(w.probability >= UNSURE for w in words) / len(words) if words else 1.0

    @property
    def certainty(self) -> float:
        """The mean probability of its words, 0 to 1; 1 where nothing is known of it."""
        words = [w for remark in self.remarks for w in remark.words]
        return sum(w.probability for w in words) / len(words) if words else 1.0
