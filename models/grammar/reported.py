"""What somebody said becomes a sentence of a referat, or None where the rule isn't sure.

Three steps: the words are tidied (`spoken`), the act is found (`act`), and its clause is taken apart and put together again in
the order and person that reported speech has (`clause`, `person`). Being right beats having an answer: what can't be parsed,
what refers to somebody unknown and what fails `check` is None.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.grammar.act import Act, Form, classify, silent
from models.grammar.check import faults
from models.grammar.clause import (
    ADVERBS,
    NOMINATIVE,
    OPENERS,
    Clause,
    Tokens,
    declarative,
    finite,
    low,
    noun_phrase,
    parse,
    prepared,
    subordinate,
    turned,
)
from models.grammar.numerals import write_numbers
from models.grammar.person import Names, third
from models.grammar.spoken import opinion_tag, tidy
from models.grammar.token import Grammar, Token

_LONGEST = 45
"""Words. A longer stretch is several sentences run together, which the rule can't part."""


@dataclass(frozen=True)
class Direct:
    """One sentence as it was spoken, and how the referat names those concerned.

    `speaker` is the name or role that the sentence of the referat begins with ("Karen Holm", "Formanden"); `addressee` the
    one spoken to, where that is known; `committee` what decides ("udvalget").
    """

    text: str
    speaker: str
    addressee: str = ""
    committee: str = "udvalget"


class Reporter:
    """Direct speech to reported speech by rule. Without a grammar it reports nothing."""

    def __init__(self, grammar: Grammar | None) -> None:
        self._grammar = grammar

    def report(self, utterances: Sequence[Direct]) -> list[str | None]:
        """A full sentence of a referat for each, or None: nothing to minute, or the rule isn't sure that it is right.

        All of them go through the grammar together: one call for a whole meeting is far cheaper than one a sentence.
        """
        if self._grammar is None:
            return [None for _ in utterances]
        acts = [_act(utterance.text) for utterance in utterances]
        bodies = self._grammar.analyse([act.body if act else "" for act in acts])
        names = self._names(utterances)
        made = [
            self._sentence(act, prepared(body), name, direct) if act else None
            for act, body, name, direct in zip(acts, bodies, names, utterances, strict=True)
        ]
        analysed = self._grammar.analyse([sentence or "" for sentence in made])
        return [s if s and not faults(s, tokens) else None for s, tokens in zip(made, analysed, strict=True)]

    def _names(self, utterances: Sequence[Direct]) -> list[Names]:
        """The names as they stand inside a sentence: a role ("Formanden") in small letters."""
        assert self._grammar is not None  # noqa: S101 - `report` asked
        called = sorted({name for u in utterances for name in (u.speaker, u.addressee) if name})
        inside = {
            name: name[0].lower() + name[1:] if tokens and tokens[0].part == "n" and len(tokens) == 1 else name
            for name, tokens in zip(called, self._grammar.analyse(called), strict=True)
        }
        return [Names(inside.get(u.speaker, u.speaker), inside.get(u.addressee, "")) for u in utterances]

    def _sentence(self, act: Act, body: Tokens, names: Names, direct: Direct) -> str | None:
        assert self._grammar is not None  # noqa: S101 - `report` asked
        report = act.report
        if "{addressee}" in report:
            if not names.addressee:
                return None
            report = report.replace("{addressee}", names.addressee)
        if act.form is Form.PHRASE and not act.body:
            return f"{direct.speaker} {report}."
        built = _build(act.form, body)
        if not built:
            return None
        if act.form is Form.MAIN:
            return self._plain(built, names, direct)
        told = third(built, names, self._grammar)
        if told is None:
            return None
        return _finished(f"{direct.speaker} {report} {_written(told)}")

    def _plain(self, built: Tokens, names: Names, direct: Direct) -> str | None:
        """ "Jeg sender planen": the speaker's name is the subject, and no word of report is needed."""
        assert self._grammar is not None  # noqa: S101 - `report` asked
        told = third(built, names, self._grammar)
        if told is None or low(built[0]) != "jeg":
            return None
        return _finished(f"{direct.speaker} {_written(told[1:])}")


def _act(text: str) -> Act | None:
    bare = tidy(text)
    if not bare or silent(bare) or len(bare.split()) > _LONGEST:
        return None
    bare, opinion = opinion_tag(bare)
    return classify(write_numbers(bare), opinion=opinion)


def _build(form: Form, body: Tokens) -> Tokens | None:  # noqa: PLR0911 - one line a form
    if not body:
        return None
    body = _repaired(body)
    if form is Form.CLAUSE:
        return _clauses(body)
    if form is Form.MAIN:
        clause = parse(body)
        if clause is None or clause.person != "jeg":
            return None
        return declarative(clause)
    if form is Form.INFINITIVE:
        lead = next((i for i, t in enumerate(body) if low(t) not in ADVERBS), 0)
        head = body[lead]
        is_verb = head.verb and "inf" in head.tags
        return body if is_verb and not _coordinated(body) else None
    if form is Form.QUESTION:
        return _question(body)
    if form is Form.EMBEDDED:
        return body
    return body if not any(finite(t) for t in body[:1]) else None


def _clauses(body: Tokens) -> Tokens | None:
    """One or more main clauses side by side, each in subordinate order; "at" again before the second with a subject of its own."""
    cut = _coordinated(body)
    if cut:
        left, right = _clauses(body[: cut - (body[cut - 1].part == "cm")]), _clauses(body[cut + 1 :])
        if left is None or right is None:
            return None
        joiner = body[cut]
        bound = () if low(joiner) == "så" else (Token("at", "at", ("cnjsub",), " "),)
        comma = Token(",", ",", ("cm",))
        if low(joiner) == "for":
            joiner, bound = replace(joiner, surface="fordi", lemma="fordi", tags=("cnjsub",)), ()
        return (*left, comma, replace(joiner, before=" "), *bound, *right)
    if low(body[0]) in {"hvis", "når", "da", "selvom", "fordi", "inden", "mens", "medmindre"}:
        return _condition(body)
    clause = parse(body)
    return subordinate(clause) if clause else None


def _coordinated(body: Tokens) -> int:
    """Where the word stands that joins a second main clause, 0 if there is none."""
    for place in range(2, len(body) - 1):
        word = low(body[place])
        if word not in {"men", "og", "for", "så"} or (word in {"for", "så"} and body[place - 1].part != "cm"):
            continue
        end = noun_phrase(body, place + 1)
        own = end > place + 1 and end < len(body) and finite(body[end]) and any(finite(t) for t in body[:place])
        # A list of two subjects ("Karen og Lars laver") has no verb before the "og".
        inverted = place + 2 < len(body) and finite(body[place + 2]) and noun_phrase(body, place + 3) > place + 3
        if own or (inverted and any(finite(t) for t in body[:place])):
            return place
    return 0


def _condition(body: Tokens) -> Tokens | None:
    """ "Hvis vi venter, bliver det dyrt": the condition goes last."""
    for place in range(3, len(body) - 1):
        start = place + 1 if body[place].part == "cm" else place
        if low(body[start]) == "så" and start + 1 < len(body):
            start += 1
        after = body[start:]
        if len(after) < 2 or not finite(after[0]) or (start == place and low(after[1]) not in NOMINATIVE):
            continue
        clause = turned(after)
        if clause is None:
            return None
        main = subordinate(clause)
        comma = Token(",", ",", ("cm",))
        return (*main, comma, replace(body[0], before=" "), *body[1:place]) if main else None
    return None


def _question(body: Tokens) -> Tokens | None:
    first = low(body[0])
    if finite(body[0]):
        clause = turned(body)
        ordered = subordinate(clause) if clause else None
        return (Token("om", "om", ("cnjsub",)), *ordered) if ordered else None
    if not first.startswith("hv"):
        return None
    place = next((i for i, t in enumerate(body) if finite(t)), 0)
    if not place or place + 1 >= len(body) or place > 6:
        return None
    asked, after = body[:place], body[place:]
    subject = low(after[1])
    adverbial = first in {"hvornår", "hvor", "hvordan", "hvorfor"} and place == 1
    if subject in NOMINATIVE or adverbial or first == "hvad":
        clause = turned(after)
        if clause is None:
            return None
        return (*asked, *subordinate_of(clause))
    der = Token("der", "der", ("prn",), " ")
    clause = parse((der, *after))
    return (*asked, *subordinate_of(clause)) if clause else None


def subordinate_of(clause: Clause) -> Tokens:
    """The clause in subordinate order; one without a front always has it."""
    return subordinate(clause) or ()


def _repaired(body: Tokens) -> Tokens:
    """Spoken main-clause order inside a subordinate clause ("fordi vi har ikke fået") put right."""
    words = list(body)
    for place, token in enumerate(body):
        if low(token) not in OPENERS - {"der", "som", "så", "om", "efter"} or (token.part == "pr"):
            continue
        end = noun_phrase(words, place + 1)
        if end == place + 1 or end + 1 >= len(words) or not finite(words[end]):
            continue
        last = end + 1
        while last < len(words) and low(words[last]) in {"ikke", "aldrig", "altid", "også", "ofte", "desværre"}:
            last += 1
        words[end:last] = [*words[end + 1 : last], words[end]]
    return tuple(words)


def _written(tokens: Sequence[Token]) -> str:
    """The tokens as text: one blank between words, none before marks, a comma before a subordinate clause."""
    text = ""
    previous: Token | None = None
    for token in tokens:
        if previous is not None and _needs_comma(previous, token):
            text += ","
        glued = (
            not text
            or token.part in {"cm", "rpar"}
            or token.surface in {",", ".", ";", ":", ")", "%"}
            and not token.before
        )
        text += token.surface if glued else " " + token.surface
        previous = token
    return text.strip(" ,")


def _needs_comma(previous: Token, token: Token) -> bool:
    if previous.part in {"cm", "pr", "cnjcoo", "cnjsub"} or low(previous) in {
        "og",
        "men",
        "eller",
        "om",
        "for",
        "at",
        "selv",
        "kun",
        "især",
        "så",
        "også",
        "ikke",
    }:
        return False
    return low(token) in {"fordi", "hvis", "når", "selvom", "medmindre", "mens", "men"} and token.part not in {
        "n",
        "det",
    }


def _finished(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:–-")
    return text if text.endswith(".") else text + "."
