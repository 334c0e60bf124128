"""The words that carry a sentence's meaning, inflection taken off.

Made for one question: does a written sentence hold a content word that what was said doesn't? So two spellings of
one word must come out alike ("planen", "planer"), and words that every report adds ("oplyste", "udvalget") are not
for this room to know.
"""

import re
from collections.abc import Iterable

from models.grammar.token import Grammar, Token

_CONTENT = {"n", "np", "adj", "num"}
# Verbs that report and carry, but say nothing of their own.
_LIGHT = {
    "være", "have", "blive", "skulle", "ville", "kunne", "måtte", "burde", "turde", "få", "gøre", "lade",
    "komme", "gå", "tage", "sige",
    "se", "syne", "synes", "mene", "tro", "give", "finde",
}  # fmt: skip
_VAGUE = {
    "noget",
    "nogen",
    "nogle",
    "ting",
    "gang",
    "måde",
    "ret",
    "meget",
    "mange",
    "lidt",
    "få",
    "mere",
    "mest",
    "alle",
    "hel",
    "god",
    "anden",
    "næste",
    "sidste",
    "samme",
}
_ENDINGS = ("ernes", "erne", "enes", "ene", "ers", "ens", "ets", "er", "en", "et", "ede", "te", "es", "e", "s")
_SHORT = 4


def content_lemmas(text: str, grammar: Grammar | None = None) -> set[str]:
    """Lemmas of nouns, names, full verbs, adjectives and numbers, in small letters.

    A word that the dictionary doesn't know, and every word of four letters or more where there is no grammar, is
    given as a plain stem.
    """
    if grammar is None:
        return {stem(word) for word in re.findall(r"\w+", text.lower()) if len(word) >= _SHORT or word[0].isdigit()}
    return lemmas(grammar.analyse([text])[0])


def lemmas(tokens: Iterable[Token]) -> set[str]:
    """As `content_lemmas`, for a text that has been analysed already."""
    found = set()
    for token in tokens:
        surface = token.surface.lower()
        if not surface[0].isalnum():
            continue
        if surface[0].isdigit():
            found.add(surface.rstrip("."))
        elif not token.known:
            if len(surface) >= _SHORT:
                found.add(stem(surface))
        elif (token.part in _CONTENT or (token.verb and token.lemma not in _LIGHT)) and token.lemma not in _VAGUE:
            found.add(stem(token.lemma.lower()))
    return found - {""}


def stem(word: str) -> str:
    """The word without its commonest endings: enough to bring inflections, and the verb and its noun, together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1].isalpha() else word


def unsupported(sentence: set[str], sources: set[str]) -> set[str]:
    """The content words of a sentence that its sources hold neither as words nor as parts of compounds."""
    return {word for word in sentence - sources if not any(_part(word, source) for source in sources)}


def _part(word: str, source: str) -> bool:
    """A compound stands for its parts and a part for its compound ("budget", "lønbudget"), a stem for its
    derivations.
    """
    shorter, longer = sorted((word, source), key=len)
    return (
        len(shorter) >= _SHORT and not shorter[0].isdigit() and (longer.startswith(shorter) or longer.endswith(shorter))
    )
