"""First and second person become third, without guessing anybody's gender.

"jeg" is the speaker's name again (or "sig", "sin" where it refers to the subject of its own clause), "vi" is "man",
"vores plan" is "planen": what "vi" stands for differs from sentence to sentence, and these hold for all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.grammar.clause import OPENERS, finite, low
from models.grammar.token import Grammar, Token


@dataclass(frozen=True)
class Names:
    """How those concerned are called inside a sentence. `addressee` is empty where nobody knows who was spoken to."""

    speaker: str
    addressee: str = ""


_POSSESSIVE = {"min": "sin", "mit": "sit", "mine": "sine", "din": "sin", "dit": "sit", "dine": "sine"}
_MINE, _YOURS = {"min", "mit", "mine"}, {"din", "dit", "dine"}
# With "man" for "vi" these no longer fit.
_PLURAL = {"alle", "begge", "andre", "to", "tre", "fire", "sammen", "hinanden", "hver", "enige", "allesammen"}


def third(tokens: Sequence[Token], names: Names, grammar: Grammar) -> list[Token] | None:
    """The tokens in third person, or None where a pronoun has no safe counterpart."""
    result: list[Token] = []
    words = list(tokens)
    bounds = [
        0,
        *[
            i
            for i, t in enumerate(words)
            if i and (t.part in {"cm", "cnjsub"} or low(t) in OPENERS - {"om", "som", "efter"})
        ],
        len(words),
    ]
    for start, end in pairwise(bounds):
        segment = _segment(words[start:end], names, grammar)
        if segment is None:
            return None
        result.extend(segment)
    return result


def genitive(name: str) -> str:
    """The owner's form of a name: Karens, Lars', Formandens."""
    return name + ("'" if name[-1:].lower() in {"s", "x", "z"} else "s")


def _segment(words: list[Token], names: Names, grammar: Grammar) -> list[Token] | None:
    subject = next((low(t) for t in words if low(t) in {"jeg", "vi", "du"}), "")
    if any(low(a) == "vi" and low(b) in _PLURAL for a, b in pairwise(words)) or (
        subject == "vi" and any(low(t) in {"hinanden", "enige", "sammen"} for t in words)
    ):
        return None
    if (
        subject == "vi"
        and any(finite(t) and t.lemma in {"være", "blive"} for t in words)
        and any(t.part == "adj" and t.surface.endswith("e") and not _attributive(words, i) for i, t in enumerate(words))
    ):
        return None
    result: list[Token] = []
    seen = False
    place = 0
    while place < len(words):
        token = words[place]
        word = low(token)
        seen = seen or finite(token)
        if word in {"vores", "vort", "vore"}:
            made = _definite(words, place, grammar)
            if made is None:
                return None
            result.extend(made[0])
            place = made[1]
            continue
        made_word = _word(word, subject, names, after=seen)
        if made_word is None:
            return None
        result.append(
            token
            if made_word == word
            else replace(token, surface=made_word, tags=("np",) if made_word[:1].isupper() else token.tags)
        )
        place += 1
    return result


def _attributive(words: list[Token], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].part in {"n", "adj"}


def _word(word: str, subject: str, names: Names, *, after: bool) -> str | None:  # noqa: PLR0911 - one line a pronoun
    if word == "jeg":
        return names.speaker
    if word in {"mig"} | _MINE and subject == "jeg" and after:
        return "sig" if word == "mig" else _POSSESSIVE[word]
    if word == "mig":
        return names.speaker
    if word in _MINE:
        return genitive(names.speaker)
    if word == "vi":
        return "man"
    if word == "os":
        return "sig" if subject == "vi" and after else None
    if word in {"du", "dig"} | _YOURS:
        if not names.addressee:
            return None
        if word != "du" and subject == "du" and after:
            return "sig" if word == "dig" else _POSSESSIVE[word]
        return genitive(names.addressee) if word in _YOURS else names.addressee
    if word in {"I", "jer", "jeres"}:
        return None
    return word


def _definite(words: list[Token], place: int, grammar: Grammar) -> tuple[list[Token], int] | None:
    """The noun without its owner ("vores nye leder": "den nye leder", "vores plan": "planen"), and where it ends."""
    noun = place + 1
    while noun < len(words) and words[noun].part in {"adj", "num"} and noun < place + 3:
        noun += 1
    if noun >= len(words) or words[noun].part != "n" or "gen" in words[noun].tags:
        return None
    token = words[noun]
    if noun > place + 1:
        article = "de" if "pl" in token.tags else "det" if "nt" in token.tags else "den"
        return [replace(words[place], surface=article, lemma="den"), *words[place + 1 : noun + 1]], noun + 1
    form = _with_article(token, grammar)
    return None if form is None else ([replace(token, surface=form, before=words[place].before)], noun + 1)


def _with_article(token: Token, grammar: Grammar) -> str | None:
    if "ind" not in token.tags:
        return None
    tags = tuple("def" if tag == "ind" else tag for tag in token.tags if tag not in {"cmp"})
    if not token.head:
        return grammar.inflect(token.lemma, tags)
    plain, definite = grammar.inflect(token.head, token.tags), grammar.inflect(token.head, tags)
    if plain is None or definite is None or not token.surface.lower().endswith(plain):
        return None
    return token.surface[: -len(plain)] + definite
