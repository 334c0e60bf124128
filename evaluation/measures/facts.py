"""Which facts of a reference a text holds, and which of what must not be written.

The rule. A fact has parts: names, numbers, dates and the beginnings of its content words. It is found where all its
parts stand in one sentence or in two neighbouring ones. Something forbidden is written where one sentence holds all its
parts. A part is found thus:

- "skema"        a word holds it ("skemaet", "evalueringsskemaer"); of three letters: a word begins so; of one or two: it
                 is the word;
                 "se på" is several words side by side, of which the last may go on
- "3. april", "45.000", "5,4 procent"
                 whatever begins with a digit is compared whole, after `wer.normalized`: "femogfyrre tusind" is 45000
- "@"            the fact's `who`: the whole name, the first name or surname alone, or the role ("formanden", "TR HK")
- "bestil/indkøb" either
- "!ikke"        nowhere in the sentences that hold the others

Source of the method: facts that a person ticks off are Pyramid's content units (Nenkova and Passonneau 2004), found by
key parts instead of by an annotator, so that the same text always gets the same figure. The agreement of the rule with
a person is measured: see `tests/evaluation/measures/test_facts.py`.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from evaluation.measures.wer import normalized
from evaluation.meetings.minuted import Forbidden, MinutedMeeting, Part, ReferenceFact
from service.meetings import Participant

_SENTENCE = re.compile(
    r"(?<=[.!?:;])(?<!\bkl\.)(?<!\bkr\.)(?<!\bnr\.)(?<!\bca\.)(?<!\bpkt\.)(?<!\bmio\.)\s+(?=[A-ZÆØÅ0-9”\"])|\n+"
)


def sentences(text: str) -> list[str]:
    """The sentences of a beslutning; lines of a list count as sentences. A day's stop ("3. april") ends none."""
    return [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]


@lru_cache(maxsize=65536)
def _comparable(text: str) -> str:
    return f" {normalized(text)} "


def holds(text: str, part: str, who: str = "", people: Sequence[Participant] = ()) -> bool:
    """Whether a text holds one part of a fact."""
    if part.startswith("!"):
        return not holds(text, part[1:], who, people)
    plain = _comparable(text)
    return any(_stands(plain, one, who, people) for one in part.split("/"))


def found(fact: ReferenceFact, said: Sequence[str], people: Sequence[Participant]) -> bool:
    """Whether sentences hold a fact."""
    return any(_all(window, fact.parts, fact.who, people) for window in windows(said))


def written(forbidden: Forbidden, said: Sequence[str]) -> list[str]:
    """The sentences that hold what must not be written."""
    return [sentence for sentence in said if _all(sentence, forbidden.parts, "", ())]


def windows(said: Sequence[str]) -> Iterator[str]:
    """Every sentence, and every two neighbouring ones."""
    yield from said
    for one, other in itertools.pairwise(said):
        yield f"{one} {other}"


def _all(text: str, parts: Iterable[str], who: str, people: Sequence[Participant]) -> bool:
    return all(holds(text, part, who, people) for part in parts)


def _stands(plain: str, part: str, who: str, people: Sequence[Participant]) -> bool:
    if part == "@":
        return any(f" {name} " in plain or f" {name}s " in plain for name in names_of(who, people))
    wanted = normalized(part).split()
    if not wanted:
        return False
    ends = " " if wanted[-1][0].isdigit() or len(part) < 3 else ""
    start = " " if part[0].isdigit() or len(wanted[0]) < 4 or len(wanted) > 1 else ""
    return f"{start}{' '.join(wanted)}{ends}" in plain


@lru_cache(maxsize=4096)
def _names(who: str, role: str) -> tuple[str, ...]:
    names = [who]
    words = who.split()
    if len(words) > 1:
        names += [words[0], words[-1]]
    for title in re.split(r"[,/(]| og ", role):
        bare = title.strip().casefold()
        if bare and bare != "medlem":
            names += [bare, f"{bare}en", f"{bare}n", f"{bare}et"]
            if bare.endswith("mand"):
                names.append(f"{bare}en")
    return tuple(dict.fromkeys(normalized(name) for name in names if name.strip()))


def names_of(who: str, people: Sequence[Participant]) -> tuple[str, ...]:
    """The ways a referat can name a person, normalized: name, first name, surname, role with and without article."""
    role = next((person.role for person in people if person.name == who), "")
    return _names(who, role)


def problems(meeting: MinutedMeeting) -> Iterator[str]:
    """Where a reference is not in step with itself: a fact that its own beslutning does not hold, something forbidden
    that it does, a number that nobody said.
    """
    talk = _comparable(meeting.agenda) + " ".join(_comparable(text) for _, text, _ in meeting.utterances)
    people = meeting.participants
    for number, item in meeting.items.items():
        lines = sentences(item.beslutning)
        for fact in item.facts:
            if not found(fact, lines, people):
                yield f"{number}: the beslutning lacks {fact.what!r} {fact.parts}"
            if not found(fact, sentences(fact.what), people):
                yield f"{number}: {fact.what!r} does not hold its own parts {fact.parts}"
        for one in item.forbidden:
            if written(one, lines):
                yield f"{number}: the beslutning holds {one.what!r}"
        for part in (p for one in (*item.facts, *item.forbidden) for p in one.parts if p[:1].isdigit()):
            # "den 12. eller 13. marts": day and month needn't have been said together.
            if not any(_said(talk, either) for either in part.split("/")):
                yield f"{number}: nobody said {part!r}"


def _said(talk: str, part: Part) -> bool:
    numbers = re.findall(r"\d+(?:,\d+)?", normalized(part))
    return all(_stands(talk, one, "", ()) for one in numbers or [part])
