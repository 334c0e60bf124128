"""Whether a sentence denies, allows and demands what was said, and quotes it to the letter.

Words that turn a meaning round are few and closed: negations, modal verbs and "måske". They are counted on both sides,
whatever else was joined or left out.
"""

import re

from service.drafting.stems import words_of

_NOT = re.compile(r"\b(?:ikke|ingen|intet|aldrig|hverken|næppe|ej|uden)\b", re.IGNORECASE)
_MODAL = {
    form: modal
    for modal, forms in {
        "kan": ("kan", "kunne"),
        "skal": ("skal", "skulle"),
        "må": ("må", "måtte"),
        "vil": ("vil", "ville"),
        "bør": ("bør", "burde"),
        "måske": ("måske", "muligvis", "eventuelt"),
    }.items()
    for form in forms
}
# What only leads up to a proposal, a wish or a question: "kan vi ikke tage 70" proposes, it does not deny.
_LEADING = re.compile(
    r"\b(?:kan|kunne|skal|skulle|må|vil)\s+(?:vi|man|I|du)\s+(?:\w+\s+)?ikke\b"
    r"|\b(?:jeg\s+(?:vil|ville|kan|skal|må)|(?:vil|ville|kan|skal|må)\s+jeg)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"»([^«]*)«")
_SENTENCE = re.compile(r"(?<=[^\W\d][.!?])\s+|(?<=\d[.!?])\s+(?=[A-ZÆØÅ])")
_LINKING = frozenset("og men så altså jo ja nej nå jamen øh øhm hm lige bare".split())  # noqa: SIM905 - read as a line
_SPOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,:]\d+)*")


def denials(text: str) -> int:
    """How often a text denies."""
    return len(_NOT.findall(text))


def modals(text: str) -> set[str]:
    """What a text allows, demands or leaves open: its modal verbs and "måske", whatever their tense."""
    return {_MODAL[w] for w in words_of(text) if w in _MODAL}


def as_firmly(text: str, said: str) -> bool:
    """Whether a sentence denies as often as what was said, and allows, demands and leaves open the same."""
    return denials(text) == denials(said) and modals(text) == modals(said)


def turned(text: str, said: str) -> bool:
    """Whether a sentence turns what was said round: it denies more or less, or allows or demands something else.

    Reporting takes off what only leads up to a proposal or a wish; both readings of that are right.
    """
    return not as_firmly(text, said) and not as_firmly(text, _LEADING.sub(" ", said))


def misquoted(text: str, said: str) -> str:
    """The sentence of a quotation that nobody said so, word for word; "" where there is none.

    Words that only link ("og", "men") may be missing: they are taken off where a sentence begins.
    """
    held = f" {_spoken(said)} "
    quoted = (part for m in _QUOTED.finditer(text) for part in _SENTENCE.split(m.group(1)) if part.strip())
    return next((part for part in quoted if f" {_spoken(part)} " not in held), "")


def _spoken(text: str) -> str:
    return " ".join(w for word in _SPOKEN.findall(text) if (w := word.casefold()) not in _LINKING)
