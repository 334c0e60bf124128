"""A large language model joins and words what was said under an item; each sentence must stand before the check.

The model gets the item's facts as a numbered list and answers with sentences, each with the numbers that it rests on. A
sentence that does not stand is asked for once more; what then is still untold keeps the plain form that the rules gave.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models.grammar import Grammar, check, write_numbers
from models.progress import Progress, silent
from service.drafting.asking import most_tokens
from service.drafting.check import Ground, flags_of
from service.drafting.fact import Fact, FactKind
from service.drafting.faithful import as_firmly
from service.drafting.numerals import number_in, numbers_in
from service.drafting.people import People
from service.drafting.prompts import ITEM, load
from service.drafting.scribe import Scribe, Written
from service.drafting.stems import content, stem, words_of
from service.meetings import FlagKind

MOST = 12
"""Facts that are asked about at once."""
TRIES = 2
_LONGEST = 60  # words of a sentence
_KINDS = {
    FactKind.INFORMATION: "oplysning",
    FactKind.QUESTION: "spørgsmål",
    FactKind.ANSWER: "svar",
    FactKind.PROPOSAL: "forslag",
    FactKind.OBJECTION: "indvending",
    FactKind.AGREEMENT: "tilslutning",
    FactKind.TASK: "opgave",
}
"""What a model may word. What binds the meeting, and what is for the record, keeps its own words."""
_VERBS = {
    FactKind.QUESTION: {"spurgte", "efterlyste"},
    FactKind.PROPOSAL: {"foreslog"},
    FactKind.ANSWER: {"svarede"},
}
_TELLING = {"oplyste", "bemærkede", "mente", "nævnte", "fortalte", "tilføjede", "påpegede"}
_REPORTING = {stem(verb) for verbs in (*_VERBS.values(), _TELLING) for verb in verbs}


@dataclass(frozen=True)
class Line:
    """A sentence of an item, and the facts that it rests on; None where nothing right can be said of them."""

    facts: tuple[Fact, ...]
    written: Written | None


@dataclass(frozen=True)
class Topic:
    """One item: its title, and its facts in order, each with its plain form."""

    title: str
    lines: tuple[Line, ...]


class Composer:
    """Has a whole meeting's items worded: a model is asked once for all of them, and once more for what failed."""

    def __init__(self, scribe: Scribe, people: People, grammar: Grammar | None = None) -> None:
        self._scribe, self._people, self._grammar = scribe, people, grammar

    def compose(self, topics: Sequence[Topic], progress: Progress = silent) -> list[tuple[Line, ...]]:
        """The lines of every item in order; no fact is told twice, and none that had a plain form is lost."""
        told: list[list[Line]] = [[] for _ in topics]
        for attempt in range(TRIES):
            parts = [
                (place, part)
                for place, topic in enumerate(topics)
                for part in _parts([f for f in self._open(topic) if not _is_told(f, told[place])])
            ]
            if not parts:
                break
            answers = self._asked(
                [(topics[place].title, part) for place, part in parts],
                lambda done, attempt=attempt: progress((attempt + done) / TRIES),  # type: ignore[misc]
            )
            for (place, part), answer in zip(parts, answers, strict=True):
                for text, facts in _sentences(answer, part):
                    if not any(_is_told(f, told[place]) for f in facts) and self.stands(text, facts):
                        told[place].append(Line(facts, Written(text, self._scribe.id)))
        progress(1.0)
        return [_in_order(topic, lines) for topic, lines in zip(topics, told, strict=True)]

    def stands(self, text: str, facts: Sequence[Fact]) -> bool:
        """Whether a sentence says what its facts say, of those who said it, in right Danish, and nothing else."""
        names = tuple(dict.fromkeys(self._people.named(f.speaker) for f in facts))
        if not (_is_sentence(text) and self._said_by(text, facts, names)):
            return False
        if not (_in_their_words(text, facts, names) and _as_firmly(text, facts)) or check(text, self._grammar):
            return False
        ground = Ground((*(r.text for f in facts for r in f.remarks), _said(facts)), (), names)
        return {flag.kind for flag in flags_of(text, ground)} <= {FlagKind.UNCERTAIN}

    def _said_by(self, text: str, facts: Sequence[Fact], names: tuple[str, ...]) -> bool:
        """Whether each stretch of the sentence, from one speaker's name to the next, tells what that speaker said."""
        found = list(re.finditer("|".join(rf"\b{re.escape(name)}\b" for name in names), text))
        if not found or found[0].start() != 0 or {m.group() for m in found} != set(names):
            return False
        ends = [m.start() for m in found[1:]] + [len(text)]
        stretches = [(m.group(), text[m.end() : end]) for m, end in zip(found, ends, strict=True)]
        for name, stretch in stretches:
            own = [f for f in facts if self._people.named(f.speaker) == name]
            verb = next(iter(re.findall(r"\w+", stretch)), "").casefold()
            if not any(_may_tell(verb, f) for f in own):
                return False
        for fact in facts:
            shares = dict.fromkeys(names, 0)
            for name, stretch in stretches:
                shares[name] += len(_words(fact) & set(content(stretch)))
            if shares[self._people.named(fact.speaker)] < max(shares.values()):
                return False
        return True

    def _open(self, topic: Topic) -> list[Fact]:
        """What the model may word: said by somebody who can be named, and not hanging on another sentence's words."""
        facts = [f for line in topic.lines for f in line.facts]
        followed = [f.follows for f in facts if f.follows is not None]
        return [
            f
            for f in facts
            if f.kind in _KINDS
            and f.follows is None
            and not any(f is other for other in followed)
            and self._people.named(f.speaker)
        ]

    def _asked(self, parts: Sequence[tuple[str, tuple[Fact, ...]]], progress: Progress) -> list[str]:
        questions = [self._question(title, facts) for title, facts in parts]
        longest = max(len(facts) for _, facts in parts)
        return self._scribe.language.answer(
            load(ITEM).task,
            questions,
            [_form(len(facts)) for _, facts in parts],
            max_tokens=most_tokens(questions) + 24 * longest,
            progress=progress,
        )

    def _question(self, title: str, facts: Sequence[Fact]) -> str:
        """The facts as a list. Line breaks in what was said would let it pass for something else than one of them."""
        lines = [
            f"{number}. {self._people.named(f.speaker)} ({_KINDS[f.kind]}): {_one_line(write_numbers(f.text))}"
            for number, f in enumerate(facts, start=1)
        ]
        return "\n".join([f"Punkt: {_one_line(title)}", *lines])


def _sentences(answer: str, facts: Sequence[Fact]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """The sentences of an answer with the facts that they name; of an answer that was cut off, those that are whole."""
    for found in _objects(answer):
        numbers, text = found.get("udsagn"), found.get("tekst")
        if not isinstance(numbers, list) or not isinstance(text, str):
            continue
        places = sorted({n - 1 for n in numbers if type(n) is int})
        if places and places[0] >= 0 and places[-1] < len(facts) and len(places) == len(numbers):
            yield _one_line(text), tuple(facts[place] for place in places)


def _objects(answer: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of an answer, the innermost ones, wherever they stand in it."""
    decoder, start = json.JSONDecoder(), 0
    while (start := answer.find("{", start)) >= 0:
        try:
            value, end = decoder.raw_decode(answer, start)
        except (ValueError, RecursionError):
            value, end = None, start + 1
        if isinstance(value, dict) and "tekst" in value:
            yield value
            start = end
        else:
            start += 1


def _form(facts: int) -> dict[str, Any]:
    """The form of an answer about so many facts, as a JSON schema."""
    number = {"type": "integer", "enum": list(range(1, facts + 1))}
    sentence = {
        "type": "object",
        "properties": {
            "udsagn": {"type": "array", "items": number, "minItems": 1, "maxItems": min(facts, 4)},
            "tekst": {"type": "string"},
        },
        "required": ["udsagn", "tekst"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"saetninger": {"type": "array", "items": sentence, "minItems": 1, "maxItems": facts}},
        "required": ["saetninger"],
        "additionalProperties": False,
    }


def _parts(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    for start in range(0, len(facts), MOST):
        yield tuple(facts[start : start + MOST])


def _is_told(fact: Fact, lines: Sequence[Line]) -> bool:
    return any(fact is other for line in lines for other in line.facts)


def _in_order(topic: Topic, told: Sequence[Line]) -> tuple[Line, ...]:
    """What the model told and the plain forms of the rest, each where its first fact stands."""
    lines: list[Line] = []
    for plain in topic.lines:
        better = next((line for line in told if any(_is_told(f, [line]) for f in plain.facts)), None)
        if better is None:
            lines.append(plain)
        elif not any(line is better for line in lines):
            lines.append(better)
    return tuple(lines)


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and not re.search(r"[\n{}\[\]\"»«]", text) and len(text.split()) <= _LONGEST


def _in_their_words(text: str, facts: Sequence[Fact], names: Sequence[str]) -> bool:
    """Whether nothing is said that the facts don't say, and of each of them at least half."""
    whose = {stem(w) for name in names for w in words_of(name)}
    ours = set(content(text)) - whose
    if ours - set(content(_said(facts))) - _REPORTING:
        return False
    return all(len(ours & _words(f)) >= 0.5 * len(_words(f)) for f in facts)


def _as_firmly(text: str, facts: Sequence[Fact]) -> bool:
    """Whether it denies, allows and demands what the facts do, and holds all their numbers."""
    plain = " ".join(f.text for f in facts)
    return as_firmly(text, plain) and _numbers(plain) <= _numbers(text)


def _said(facts: Sequence[Fact]) -> str:
    return " ".join(f"{f.text} {write_numbers(f.text)}" for f in facts)


def _numbers(text: str) -> set[float]:
    """The numbers of a text, those that are left in words too; "en" is most often none."""
    words = (number_in(w) for w in words_of(text) if w not in {"en", "et", "én", "ét"})
    return {round(value, 4) for value, _ in numbers_in(write_numbers(text))} | {
        float(n) for n in words if n is not None
    }


def _may_tell(verb: str, fact: Fact) -> bool:
    """Whether that verb after the speaker's name is what was done: reported as its kind is, or said of the task."""
    if fact.kind is FactKind.TASK:
        return verb in _TELLING or stem(verb) in _words(fact)
    return verb in _VERBS.get(fact.kind, set()) or (fact.kind is not FactKind.QUESTION and verb in _TELLING)


def _words(fact: Fact) -> set[str]:
    return set(content(write_numbers(fact.text)))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
