"""One Danish clause taken apart, so that it can be put together in another order.

Field model (Diderichsen): main clause front – finite – subject – adverb – rest; subordinate clause subject – adverb
– finite – rest.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.grammar.token import Token

Tokens = tuple[Token, ...]

NOMINATIVE = {"jeg", "vi", "du", "han", "hun", "man", "I"}
_LOOSE = {"det", "den", "de", "der", "dette", "alle", "nogen", "ingen", "begge", "flere", "mange", "andre", "disse"}
_FINITE = {
    "er", "var", "har", "havde", "skal", "skulle", "vil", "ville", "kan", "kunne", "må", "måtte", "bør", "burde",
    "bliver", "blev", "får", "fik", "går", "gik", "kommer", "kom", "mangler", "manglede", "ved", "vidste", "tør",
}  # fmt: skip
MODAL = {"skal", "skulle", "vil", "ville", "kan", "kunne", "må", "måtte", "bør", "burde"}
ADVERBS = {
    "ikke", "aldrig", "altid", "ofte", "også", "desværre", "nok", "vel", "måske", "heller", "endnu",
    "allerede", "stadig", "stadigvæk",
    "kun", "bare", "faktisk", "egentlig", "derfor", "nu", "dog", "alligevel", "snart", "sjældent", "først",
    "heldigvis", "normalt",
    "simpelthen", "virkelig", "selvfølgelig", "naturligvis", "muligvis", "sandsynligvis", "formentlig",
    "vist", "næppe", "lige",
    "gerne", "netop", "hellere", "næsten", "således", "generelt", "umiddelbart", "overhovedet", "tit",
    "længere", "fortsat", "fremover", "dermed", "hermed",
    "selv", "ligeledes", "efterhånden", "pludselig", "samtidig", "stort set", "jævnligt", "typisk", "åbenbart",
}  # fmt: skip
JOINERS = {"og", "men", "eller", "for", "så"}
OPENERS = {
    "at", "fordi", "hvis", "når", "da", "mens", "selvom", "indtil", "inden", "før", "efter", "siden", "medmindre", "om",
    "som", "der", "hvor", "hvad", "hvem", "hvornår", "hvordan", "hvorfor", "hvilken", "hvilket", "hvilke", "uden", "så",
}  # fmt: skip
_COPULAS = {"er", "var", "bliver", "blev", "være", "blive", "meget", "ikke"}
_AMOUNTS = {"mange", "meget", "få", "lidt"}
_TIMES = {"sidste", "næste", "denne", "hver", "forrige", "hele", "første"}


Order = Callable[["Clause", Tokens], Tokens]
"""Puts the parts of a clause in a row; the rest is given apart, since the front may have found its place in it."""


@dataclass(frozen=True)
class Clause:
    """A main clause in its parts. `front` is what stood first without being the subject."""

    subject: Tokens
    finite: Token
    adverbs: Tokens
    rest: Tokens
    front: Tokens = ()

    @property
    def person(self) -> str:
        """Which of "jeg", "vi", "du" and "I" is the whole subject, otherwise an empty string."""
        word = low(self.subject[0]) if len(self.subject) == 1 else ""
        return word if word in {"jeg", "vi", "du", "I"} else ""


def low(token: Token) -> str:
    """The word in small letters; the pronoun "I" stays large, that is what tells it from the preposition."""
    return "I" if token.surface == "I" and token.part == "prn" else token.surface.lower()


def prepared(tokens: Sequence[Token]) -> Tokens:
    """The tokens without final marks, what the tagger commonly mistakes put right, the first letter small
    unless it is a name.
    """
    kept = list(tokens)
    while kept and kept[-1].part in {"sent", "mark", "cm"} and not kept[-1].surface[0].isalnum():
        kept.pop()
    kept = [_retagged(kept, place) for place in range(len(kept))]
    if kept and kept[0].surface[:1].isupper() and _common(kept[0]):
        kept[0] = replace(kept[0], surface=kept[0].surface[0].lower() + kept[0].surface[1:])
    return tuple(kept)


def _retagged(words: list[Token], place: int) -> Token:  # noqa: PLR0911 - one line a mistake
    token = words[place]
    before = words[place - 1].surface.lower() if place else ""
    after = words[place + 1] if place + 1 < len(words) else None
    if token.surface == "I":
        told = (
            (after is not None and (finite(after) or low(after) in ADVERBS)) if place == 0 else before not in {".", ":"}
        )
        return (
            replace(token, lemma="I", tags=("prn", "pers", "p2")) if told else replace(token, lemma="i", tags=("pr",))
        )
    word = token.surface.lower()
    if word == "når" and before in {w.lower() for w in NOMINATIVE}:
        return replace(token, lemma="nå", tags=("vblex", "pres", "actv"))
    if word in MODAL and "inf" in token.tags and before not in MODAL | {"at", "have", "ikke"} and place:
        return replace(token, tags=("vbmod", "past", "actv"))
    if word == "der":
        return replace(token, lemma="der", tags=("prn",))
    if (
        word == "så"
        and token.verb
        and (before not in NOMINATIVE or (after is not None and after.part in {"adj", "adv", "det"}))
    ):
        return replace(token, lemma="så", tags=("adv",))
    if "past" in token.tags and before in _COPULAS and word.endswith("ede"):
        return replace(token, tags=("adj", "pp"))  # "de er pressede"
    if word.endswith("leder") and token.part == "n" and token.lemma.endswith("lede"):
        return replace(token, lemma=word, tags=("n", "ut", "sg", "ind"), head="leder" if token.head else "")
    return token


def _common(token: Token) -> bool:
    """Whether a first word is no name: the dictionary says so, or its ending does."""
    if re.search(r"(?:tilsynet|styrelsen|ministeriet|direktoratet)$", token.surface):
        return False
    if token.part == "":
        return re.search(r"(?:et|erne|ende|ingen|heden|ionen|gruppen|planen)$", token.surface) is not None
    if token.surface == "I":
        return token.part == "pr"
    return token.part != "np" and not (token.surface.isupper() and len(token.surface) > 1)


def finite(token: Token) -> bool:
    """Whether the word is a verb in present or past; the commonest ones by form, since the tagger mistakes some."""
    word = token.surface.lower()
    return token.finite or (
        word in _FINITE - {"må", "ved"} and (token.part in {"n", "adj", "", "pr"} or "imp" in token.tags)
    )


def noun_phrase(tokens: Sequence[Token], start: int) -> int:
    """Where the subject that begins at `start` ends; `start` itself if none begins there."""
    if start >= len(tokens):
        return start
    word = low(tokens[start])
    if word in NOMINATIVE or word == "der":
        return start + 1
    at = start
    while at < len(tokens) and tokens[at].part == "np":
        at += 1
    if at > start:
        return _joined(tokens, at)
    if word == "så" and start + 1 < len(tokens) and low(tokens[start + 1]) in _AMOUNTS:
        at += 1
    while at < len(tokens) and (tokens[at].part in {"det", "adj", "num"} or low(tokens[at]) in _LOOSE | {"en", "et"}):
        at += 1
    if word in {"det", "den", "de"} and not _article(tokens, start):
        return start + 1
    nouns = at
    while at < len(tokens) and tokens[at].part == "n" and (at == nouns or "gen" in tokens[at - 1].tags):
        at += 1
    if at > nouns:
        return _joined(tokens, at)
    return start + 1 if word in _LOOSE else start


def _article(tokens: Sequence[Token], start: int) -> bool:
    """Whether "det", "den" or "de" belongs to the noun after it: "det nye hus", and not "er det sekretærerne",
    "er det tolv uger", "er det vores tur".
    """
    word, at = low(tokens[start]), start + 1
    while at < len(tokens) and tokens[at].part in {"det", "adj", "num"}:
        if low(tokens[at]) in {"en", "et", "den", "det", "de"} or "pos" in tokens[at].tags:
            return False
        at += 1
    if at == len(tokens) or tokens[at].part != "n":
        return True
    noun = tokens[at].tags
    if "def" in noun:
        return False
    return not ({"ut", "pl"} if word == "det" else {"nt"} if word == "den" else {"sg"}) & set(noun)


def _joined(tokens: Sequence[Token], end: int) -> int:
    """A subject goes on after "og" if another noun phrase follows."""
    if end + 1 < len(tokens) and low(tokens[end]) == "og" and tokens[end + 1].part in {"np", "n"}:
        return noun_phrase(tokens, end + 1)
    return end


def parse(tokens: Sequence[Token]) -> Clause | None:  # noqa: PLR0911 - each doubt leaves at once
    """The main clause in its parts, or None where its structure isn't plain."""
    words = tuple(tokens)
    place = next((i for i, token in enumerate(words) if finite(token)), -1)
    if place < 1 or (place == len(words) - 1 and len(words) < 2):
        return None
    before, verb, after = words[:place], words[place], words[place + 1 :]
    # "vi ikke har": subordinate order already
    trailing = len(before)
    while trailing > 1 and low(before[trailing - 1]) in ADVERBS:
        trailing -= 1
    early, before = before[trailing:], before[:trailing]
    if any(low(t) in {"der", "som", "at", "hvis", "når", "fordi"} for t in before[1:]) or any(
        t.part == "cm" for t in before
    ):
        return None
    if len(before) > 1 and low(before[-1]) in {"den", "det", "de"} and before[-2].part in {"n", "np"}:
        before = before[:-1]  # "den nye maskine den er kommet"
    first = low(before[0])
    if first in NOMINATIVE | {"der"} and len(before) == 1:
        return _after_subject(before, verb, early, after)
    if any(low(t) in NOMINATIVE for t in before):
        return None
    lead = 0
    while (
        lead < len(after)
        and low(after[lead]) in {"så", "nok", "jo"}
        and lead + 1 < len(after)
        and low(after[lead + 1]) in NOMINATIVE
    ):
        lead += 1
    end = noun_phrase(after, lead)
    turned = end > lead and (low(after[lead]) in NOMINATIVE or (low(after[lead]) == "der" and before[0].part != "np"))
    turned = turned or (_named(verb) and end == lead + 1 and low(after[lead]) == "det" and _nominal(before))
    counted = first == "så" and len(before) > 1 and low(before[1]) in _AMOUNTS
    adverbial = not counted and (
        before[0].part in {"pr", "adv", "cnjsub", "cnjadv"} or first in ADVERBS | _TIMES | {"her", "så", "i", "på"}
    )
    if turned or adverbial:
        if end == lead:
            return None
        if not turned and end < len(after) and after[end].part == "pr" and verb.part in {"vbser", "vbhaver", "vbmod"}:
            return None  # "i marts var fraværet i Nord højere": where the subject ends can't be told
        clause = _after_subject(after[lead:end], verb, early, after[end:])
        return replace(clause, front=before) if clause else None
    if not _nominal(before):
        return None
    return _after_subject(before, verb, early, after)


def _named(verb: Token) -> bool:
    """Whether the verb says what something is: "tre dage bliver det" is "det bliver tre dage"."""
    return verb.lemma in {"være", "blive", "hedde"} or verb.surface.lower() in {"er", "var", "bliver", "blev", "hedder"}


def turned(tokens: Sequence[Token]) -> Clause | None:
    """A clause that begins with its finite verb ("har du fået svar") in its parts."""
    words = tuple(tokens)
    if len(words) < 2 or not finite(words[0]):
        return None
    lead = 1
    while lead < len(words) and low(words[lead]) in ADVERBS:
        lead += 1
    end = noun_phrase(words, lead)
    if end == lead:
        return None
    if (
        low(words[lead]) not in NOMINATIVE | _LOOSE
        and end < len(words)
        and words[end].part == "pr"
        and words[0].part in {"vbser", "vbhaver", "vbmod"}
    ):
        # "er planen for foråret klar": the phrase belongs to the subject if a noun phrase and then more follows
        inner = noun_phrase(words, end + 1)
        if inner > end + 1 and inner < len(words):
            end = inner
    rest = words[end + 1 :] if end < len(words) and low(words[end]) == "så" else words[end:]
    return _after_subject(words[lead:end], words[0], words[1:lead], rest)


def _nominal(before: Tokens) -> bool:
    """Whether what stands before the verb can be a subject: it holds a noun, a name or a pronoun, and no other verb."""
    if any(t.verb and "pp" not in t.tags for t in before):
        return False
    return any(t.part in {"n", "np", "prn", "det", "num", "adj", ""} for t in before) and before[-1].part not in {
        "pr",
        "cnjsub",
        "cnjcoo",
    }


def _after_subject(subject: Tokens, verb: Token, early: Tokens, after: Tokens) -> Clause | None:
    """Adverbs are taken from behind the verb; a light object pronoun may stand before them ("jeg har den ikke")."""
    light = 0
    if len(after) > 1 and after[0].surface.lower() in {"det", "den", "dem", "ham", "hende", "mig", "os", "sig"}:
        light = 1 if low(after[1]) in ADVERBS else 0
    end = light
    while (
        end < len(after)
        and low(after[end]) in ADVERBS
        and not (low(after[end]) == "lige" and end + 1 < len(after) and after[end + 1].part == "pr")
    ):
        end += 1
    found = tuple(token for token in after[light:end] if low(token) != "lige")
    if found and end < len(after) and after[end].part == "cm" and low(found[-1]) not in {"ikke", "også"}:
        return None  # "det var derfor, vi ændrede planen"
    if found and end == len(after) and verb.lemma in {"være", "blive"} and low(found[-1]) != "ikke":
        end -= 1  # "det er ikke nok": the last is what it is, not how surely
        found = after[light:end]
    # An adverb that belongs to what follows stays: "kun 3", "ikke noget", "nok folk" at the very end of a bare verb
    if (
        found
        and low(found[-1]) in {"kun", "først", "næsten", "nok", "bare"}
        and end < len(after)
        and after[end].part in {"det", "num", "n", "adj"}
    ):
        end -= 1
        found = after[light:end]
    return Clause(subject, verb, early + found, after[:light] + after[end:])


def subordinate(clause: Clause) -> Tokens | None:
    """Subject, adverbs, finite verb, rest; what stood in front finds a place. None where it can't be told."""
    return _placed(clause, lambda c, rest: (*c.subject, *c.adverbs, c.finite, *rest))


def declarative(clause: Clause) -> Tokens | None:
    """Subject, finite verb, adverbs, rest: a main clause that begins with its subject."""

    def order(c: Clause, rest: Tokens) -> Tokens:
        light = (
            1
            if rest
            and c.adverbs
            and rest[0].surface.lower() in {"det", "den", "dem", "ham", "hende", "mig", "os", "sig"}
            else 0
        )
        return (*c.subject, c.finite, *rest[:light], *c.adverbs, *rest[light:])

    return _placed(clause, order)


def _placed(clause: Clause, order: Order) -> Tokens | None:
    front = clause.front
    if not front:
        return order(clause, clause.rest)
    first = low(front[0])
    if len(front) == 1 and first in ADVERBS | {"derfor", "her"}:
        return order(replace(clause, adverbs=(*front, *clause.adverbs)), clause.rest)
    if len(front) == 1 and first == "så":
        return order(clause, clause.rest)
    if front[0].part in {"pr", "adv", "cnjadv"} or first in {"i", "på", "her"} or first in _TIMES:
        cut = _before_subclause(clause.rest)
        return order(clause, (*clause.rest[:cut], *front, *clause.rest[cut:]))
    if _named(clause.finite) and low(clause.subject[0]) == "det":
        return order(clause, (*front, *clause.rest))
    return _object(clause, order)


def _object(clause: Clause, order: Order) -> Tokens | None:
    """A fronted object goes back behind the stranded preposition or the verb that governs it."""
    rest = clause.rest
    stop = _before_subclause(rest)
    for place in range(stop - 1, -1, -1):
        ends = place + 1 == stop or rest[place + 1].part == "adv"
        if rest[place].part == "pr" and ends:
            return order(clause, (*rest[: place + 1], *clause.front, *rest[place + 1 :]))
    verbs = [i for i in range(stop) if rest[i].verb and not finite(rest[i])]
    if not verbs and rest and clause.finite.surface.lower() in MODAL and rest[0].surface.endswith("e"):
        verbs = [0]  # the tagger took the infinitive for something else
    after = verbs[-1] + 1 if verbs else 0
    if not verbs and clause.finite.part in {"vbser", "vbmod"}:
        return None
    return order(clause, (*rest[:after], *clause.front, *rest[after:]))


def _before_subclause(rest: Tokens) -> int:
    return next((i for i, t in enumerate(rest) if t.part in {"cm", "cnjsub"} or low(t) in {"at", "men"}), len(rest))
