"""Which facts of a reference a text holds, and which of what must not be written.

The rule. A fact has parts: names, numbers, dates and the beginnings of its content words. It is found where all its
parts stand in one sentence or in two neighbouring ones, the person together with something more of it. Something
forbidden is written where one sentence holds all its parts. A part is found thus:

- "skema"        a word holds it ("skemaet", "evalueringsskemaer"); of three letters: a word begins so; of one or two:
                 it is the word; "se på" is several words side by side, of which the last may go on
- "3. april", "45.000", "5,4 procent"
                 whatever begins with a digit is compared whole, after `wer.normalized`: "femogfyrre tusind" is 45000,
                 and "1,2 mio", "1,2" and "1.200.000" are one amount
- "@"            the fact's `who`: the whole name, the first name or surname alone, or the role ("formanden", "TR HK")
- "bestil/indkøb" either
- "!ikke"        nowhere in the sentences that hold the others

Source of the method: facts that a person ticks off are Pyramid's content units (Nenkova and Passonneau 2004), found by
key parts instead of by an annotator, so that the same text always gets the same figure. Its agreement with a person:
134 of 140 pairs of a fact and a draft, half of them found by the rule (66 rightly) and half not (68 rightly); they lie
in `tests/evaluation/measures/judged.json`. What it gets wrong goes both ways: parts that stand there in another sense
("en liste med skranke og slynge" is not that the slynge is missing), and other words for the same ("et svar" for
"høringssvar", "seksen" for punkt 6).
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evaluation.measures.share import Share
from evaluation.measures.wer import normalized
from evaluation.meetings.minuted import Forbidden, ItemReference, MinutedMeeting, Part, ReferenceFact
from service.meetings import Participant

_SENTENCE = re.compile(
    r"(?<=[.!?:;])(?<!\bkl\.)(?<!\bkr\.)(?<!\bnr\.)(?<!\bca\.)(?<!\bpkt\.)(?<!\bmio\.)\s+(?=[A-ZÆØÅ0-9”\"])|\n+"
)


def sentences(text: str) -> list[str]:
    """The sentences of a beslutning; lines of a list count as sentences. A day's stop ("3. april") ends none."""
    return [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]


@dataclass(frozen=True)
class Held:
    """What an item's sentences hold of its reference.

    `recall`: facts found, of all. `precision`: sentences that the reference says too, of all written: those that help a
    fact to be found, and those whose words all but stand in the beslutning (a closing phrase). `forbidden`: each thing
    that must not be written with the sentences that write it.
    """

    recall: Share
    precision: Share
    missing: tuple[ReferenceFact, ...]
    beside: tuple[str, ...]
    forbidden: tuple[tuple[Forbidden, tuple[str, ...]], ...]


def held(item: ItemReference, said: Sequence[str], people: Sequence[Participant]) -> Held:
    """Hold an item's sentences against its reference."""
    # A sentence of ours can be several of the rule's: a colon, a quotation.
    lines = [line for sentence in said for line in sentences(sentence)]
    missing = tuple(fact for fact in item.facts if not found(fact, lines, people))
    useful = {n for fact in item.facts for n in carrying(fact, lines, people)}
    close = {n for n, line in enumerate(lines) if _nearly(line, item.beslutning)}
    beside = tuple(line for n, line in enumerate(lines) if n not in useful | close)
    wrong = [(one, tuple(written(one, lines))) for one in item.forbidden]
    return Held(
        recall=Share(len(item.facts) - len(missing), len(item.facts)),
        precision=Share(len(lines) - len(beside), len(lines)),
        missing=missing,
        beside=beside,
        forbidden=tuple((one, at) for one, at in wrong if at),
    )


def carrying(fact: ReferenceFact, said: Sequence[str], people: Sequence[Participant]) -> set[int]:
    """The sentences that a fact is found in, by place: one, or both of two neighbours where neither is enough."""
    alone = {n for n, line in enumerate(said) if _all(line, fact.parts, fact.who, people)}
    if alone:
        return alone
    pairs = enumerate(itertools.pairwise(said))
    return {m for n, (a, b) in pairs if _together(fact, a, b, people) for m in (n, n + 1)}


def _together(fact: ReferenceFact, one: str, other: str, people: Sequence[Participant]) -> bool:
    """Whether two sentences hold a fact; the person must stand in one that holds something more of it."""
    if not _all(f"{one} {other}", fact.parts, fact.who, people):
        return False
    rest = [part for part in fact.parts if part != "@"]
    return "@" not in fact.parts or any(
        holds(line, "@", fact.who, people) and any(holds(line, part, fact.who, people) for part in rest)
        for line in (one, other)
    )


def _nearly(sentence: str, beslutning: str) -> bool:
    """Whether three of four words of a sentence stand in one sentence of the beslutning."""
    words = set(normalized(sentence).split())
    return any(
        len(words & set(normalized(line).split())) >= 0.75 * len(words) for line in sentences(beslutning)
    ) and bool(words)


@lru_cache(maxsize=65536)
def _comparable(text: str) -> str:
    plain = normalized(text)
    return f" {' '.join([plain, *_otherwise(plain)])} "


def _otherwise(plain: str) -> Iterator[str]:
    """How else the millions of a text can be written: "1,2 mio", "1,2" and "1200000" are one amount."""
    for number in re.findall(r"(\d+(?:,\d+)?) (?:mio|million|millioner|1000000)\b", plain):
        yield str(round(float(number.replace(",", ".")) * 1_000_000))
    for number in re.findall(r"\b[1-9]\d*(?=00000\b)", plain):
        yield f"{int(number) / 10:g}".replace(".", ",")
    if re.search(r"\bhalvanden (?:mio|million|1000000)\b", plain):
        yield from ("1,5", "1500000")


def holds(text: str, part: str, who: str = "", people: Sequence[Participant] = ()) -> bool:
    """Whether a text holds one part of a fact."""
    if part.startswith("!"):
        return not holds(text, part[1:], who, people)
    plain = _comparable(text)
    return any(_stands(plain, one, who, people) for one in part.split("/"))


def found(fact: ReferenceFact, said: Sequence[str], people: Sequence[Participant]) -> bool:
    """Whether sentences hold a fact."""
    return bool(carrying(fact, said, people))


def written(forbidden: Forbidden, said: Sequence[str]) -> list[str]:
    """The sentences that hold what must not be written."""
    return [sentence for sentence in said if _all(sentence, forbidden.parts, "", ())]


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


def names_of(who: str, people: Sequence[Participant]) -> tuple[str, ...]:
    """The ways a referat can name a person, normalized: name, first name, surname, role with and without article.

    What two participants share (a surname, "forælder") names neither.
    """
    others = {name for person in people if person.name != who for name in _names(person.name, person.role)}
    role = next((person.role for person in people if person.name == who), "")
    return tuple(name for name in _names(who, role) if name not in others or name == normalized(who))


@lru_cache(maxsize=4096)
def _names(who: str, role: str) -> tuple[str, ...]:
    words = who.split()
    names = [who, words[0], words[-1]] if words else []
    for title in re.split(r"[,/(]| og ", role):
        bare = title.strip().casefold()
        if bare:
            names += [bare, f"{bare}en", f"{bare}n", f"{bare}et"]
    return tuple(dict.fromkeys(normalized(name) for name in names if name.strip()))


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
        parts = [p for fact in item.facts for p in fact.parts] + [p for one in item.forbidden for p in one.parts]
        for part in parts:
            # "den 12. eller 13. marts": day and month needn't have been said together.
            if part[:1].isdigit() and not any(_said(talk, either) for either in part.split("/")):
                yield f"{number}: nobody said {part!r}"


def _said(talk: str, part: Part) -> bool:
    numbers = re.findall(r"\d+(?:,\d+)?", normalized(part))
    return all(_stands(talk, one, "", ()) for one in numbers or [part])
