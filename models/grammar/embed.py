"""What was said, built into the sentence that reports it: after "at", as an infinitive, as a question."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from models.grammar.act import Form
from models.grammar.clause import (
    ADVERBS,
    JOINERS,
    MODAL,
    NOMINATIVE,
    OPENERS,
    Clause,
    Tokens,
    declarative,
    finite,
    low,
    noun_phrase,
    parse,
    subordinate,
    turned,
)
from models.grammar.token import Token

_COMMA = Token(",", ",", ("cm",))
_AT = Token("at", "at", ("cnjsub",), " ")
_OM = Token("om", "om", ("cnjsub",))
_DER = Token("der", "der", ("prn",), " ")
_CONDITIONS = {"hvis", "når", "da", "selvom", "fordi", "inden", "mens", "medmindre", "før", "efter", "siden"}
_WHEN = {"hvornår", "hvordan", "hvorfor"}
_MEASURES = {
    "længe",
    "ofte",
    "tit",
    "langt",
    "meget",
    "hurtigt",
    "sent",
    "tidligt",
    "stor",
    "stort",
    "store",
    "gammel",
    "dyrt",
}
_MOVED = {"ikke", "aldrig", "altid", "også", "ofte", "desværre"}


def embed(form: Form, body: Tokens) -> Tokens | None:
    """The body in the form that its words of report ask for, or None where its structure isn't plain."""
    if not body or _runs_on(body):
        return None
    body = _repaired(body)
    builders: dict[Form, Callable[[Tokens], Tokens | None]] = {
        Form.CLAUSE: _clauses,
        Form.MAIN: _main,
        Form.INFINITIVE: _infinitive,
        Form.QUESTION: _question,
        Form.EMBEDDED: _as_it_is,
        Form.PHRASE: _phrase,
        Form.NOUN: _noun,
    }
    return builders[form](body)


def _clauses(body: Tokens) -> Tokens | None:
    """One or more main clauses side by side, each in subordinate order, "at" again before the next."""
    cut = coordinated(body)
    if cut:
        left, right = _clauses(body[: cut - (body[cut - 1].part == "cm")]), _clauses(body[cut + 1 :])
        if left is None or right is None:
            return None
        joiner = replace(body[cut], before=" ")
        if low(joiner) == "for":  # "…, for vi mangler folk" gives the reason
            return (*left, _COMMA, replace(joiner, surface="fordi", lemma="fordi", tags=("cnjsub",)), *right)
        return (*left, _COMMA, joiner, *(() if low(joiner) == "så" else (_AT,)), *right)
    if low(body[0]) in _CONDITIONS:
        return _condition(body, subordinate)
    clause = turned(body) if finite(body[0]) else parse(body)
    return subordinate(clause) if clause and not _elliptic(clause) else None


def _elliptic(clause: Clause) -> bool:
    """Whether "det kan kun chefen" is said: who does it stands last, and what is done is left out."""
    modal = clause.finite.surface.lower() in MODAL and len(clause.subject) == 1
    return modal and low(clause.subject[0]) in {"det", "den"} and not any(t.verb for t in clause.rest)


def _main(body: Tokens) -> Tokens | None:
    """A main clause whose subject is "jeg", subject first."""
    if low(body[0]) in _CONDITIONS:
        built = _condition(body, declarative)
        return built if built and low(built[0]) == "jeg" else None
    clause = parse(body)
    return declarative(clause) if clause is not None and clause.person == "jeg" else None


def _infinitive(body: Tokens) -> Tokens | None:
    """The body begins with "at", so that the grammar reads the verb as an infinitive; the words of report
    hold it already.
    """
    words = body[1:] if low(body[0]) == "at" else body
    lead = next((i for i, t in enumerate(words) if low(t) not in ADVERBS), 0)
    if not words or not (words[lead].verb and "inf" in words[lead].tags) or coordinated(words):
        return None
    return words


def _as_it_is(body: Tokens) -> Tokens | None:
    return body if any(finite(token) for token in body) else None


def _noun(body: Tokens) -> Tokens | None:
    return None if any(finite(token) for token in body) else body


def _phrase(body: Tokens) -> Tokens | None:
    return None if finite(body[0]) else body


def coordinated(body: Tokens) -> int:
    """Where the word stands that joins a second main clause with a subject of its own, 0 if there is none."""
    for place in range(2, len(body) - 1):
        word = low(body[place])
        if word not in JOINERS - {"eller"} or (word in {"for", "så"} and body[place - 1].part != "cm"):
            continue
        if not any(finite(token) for token in body[:place]):
            continue  # "Karen og Lars laver et oplæg" has no verb before its "og"
        end = noun_phrase(body, place + 1)
        own = end > place + 1 and end < len(body) and finite(body[end])
        inverted = place + 2 < len(body) and finite(body[place + 2]) and noun_phrase(body, place + 3) > place + 3
        if own or inverted:
            return place
    return 0


def _condition(body: Tokens, order: Callable[[Clause], Tokens | None]) -> Tokens | None:
    """The condition goes last ("Hvis vi venter, bliver det dyrt")."""
    for place in range(3, len(body) - 1):
        start = place + 1 if body[place].part == "cm" else place
        if low(body[start]) == "så" and start + 1 < len(body):
            start += 1
        after = body[start:]
        if len(after) < 2 or not finite(after[0]) or (start == place and low(after[1]) not in NOMINATIVE):
            continue
        clause = turned(after)
        main = order(clause) if clause else None
        return (*main, _COMMA, replace(body[0], before=" "), *body[1:place]) if main else None
    return None


def _question(body: Tokens) -> Tokens | None:
    """A question in subordinate order, "om" before one that is answered by yes or no."""
    if finite(body[0]):
        clause = turned(body)
        ordered = subordinate(clause) if clause else None
        return (_OM, *ordered) if ordered else None
    first = low(body[0])
    place = next((i for i, token in enumerate(body) if finite(token)), 0)
    if not first.startswith("hv") or not place or place + 1 >= len(body) or place > 6:
        return None
    asked, after = body[:place], body[place:]
    if _turned_question(asked, after):
        clause = turned(after)
    elif first.split()[0] != "hvem" and _definite(after[1:]):
        return None  # "hvor mange bruger afdelingen": who uses whom can't be told
    else:
        clause = parse((_DER, *after))
    ordered = subordinate(clause) if clause else None
    return (*asked, *ordered) if ordered else None


def _turned_question(asked: Tokens, after: Tokens) -> bool:
    """Whether the subject follows the verb, so that the question word isn't the subject itself."""
    first, subject = low(asked[0]), low(after[1])
    words = " ".join(low(token) for token in asked).split()
    if subject in NOMINATIVE or subject == "der" or first in _WHEN or first == "hvad" or words == ["hvor"]:
        return True
    if words[0] == "hvor" and (words[-1] in _MEASURES or words[1:] == ["lang", "tid"]):
        return True
    return subject in {"det", "den", "de", "dette"} and (len(after) == 2 or noun_phrase(after, 1) == 2)


def _definite(words: Tokens) -> bool:
    """Whether a definite noun phrase or a name stands first."""
    end = noun_phrase(words, 0)
    return any("def" in t.tags or t.part == "np" for t in words[:end] if t.part in {"n", "np"})


def _repaired(body: Tokens) -> Tokens:
    """Spoken main-clause order inside a subordinate clause ("fordi vi har ikke fået") put right."""
    words = list(body)
    for place, token in enumerate(body):
        if low(token) not in OPENERS - {"der", "som", "så", "om", "efter"} or token.part == "pr" or token.verb:
            continue
        end = noun_phrase(words, place + 1)
        if end == place + 1 or end + 1 >= len(words) or not finite(words[end]):
            continue
        last = end + 1
        while last < len(words) and low(words[last]) in _MOVED:
            last += 1
        words[end:last] = [*words[end + 1 : last], words[end]]
    return tuple(words)


def _runs_on(body: Tokens) -> bool:
    """Whether two sentences stand side by side with nothing to join them ("vi har talt med dem det går fint")."""
    if low(body[0]) not in _CONDITIONS and any(a.part == "cm" and finite(b) for a, b in pairwise(body)):
        return True  # "vi har ikke råd, siger forvaltningen"
    verbs = [i for i, token in enumerate(body) if finite(token)]
    for first, second in pairwise(verbs):
        between = body[first + 1 : second]
        joined = any(
            t.part in {"cm", "cnjsub", "cnjcoo"} or low(t).split()[0] in OPENERS | JOINERS | NOMINATIVE for t in between
        )
        if not joined and not (first == 0 and body[first].surface.lower() in MODAL):
            return True
    return False
