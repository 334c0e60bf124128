"""What is said beside the matter: food and weather, feasts and animals, and what somebody lived through long ago.

An everyday word alone proves nothing. A sentence is an aside where it has one that the dagsorden does not have, where
nothing else in it belongs to the matter, and where it neither counts money nor asks, proposes or promises anything. A
memory is an aside where no one else takes up a word of it. Words are data: `everyday_words.toml`.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from service.drafting.numerals import dates_in
from service.drafting.repairs import Heard
from service.drafting.stems import content, stem

_I = re.IGNORECASE
_BELONGS = 0.34
"""The share of a sentence's words in the dagsorden from which it belongs to the matter."""
_BINDS = re.compile(
    r"\b(?:kroner|kr|procent|mio|millioner|budget\w*|bevilg\w*|tilskud\w*|pulje\w*|indkøb\w*|køber?|bestil\w*|aftal\w*|beslut\w*"
    r"|foresl\w*|indstil\w*|bør|skal|burde|referat\w*|protokol\w*|imod|stemmer|sørger|undersøg\w*|ansøg\w*|indvi\w*|invit\w*)\b",
    _I,
)
# "Må jeg lige nævne, at …?" asks for nothing.
_TELLING = re.compile(r"^\W*(?:(?:og|men|jo)\s+)*må\s+jeg\s+(?:\w+\s+){0,2}?(?:sige|nævne|fortælle)\b", _I)
_MEMORY = re.compile(
    r"(?i:\bi\s+19[0-8]\d\b|\bdengang\s+(?:jeg|man|min)\b|\bda\s+jeg\s+(?:var|gik|boede|arbejdede|kom|begyndte|spillede|sad)\b"
    r"|\b(?:jeg|vi)\s+(?:kan\s+)?(?:godt\s+)?huske?r?\b|\bi\s+(?:min|mine|gamle)\s+(?:tid|dage|barndom|ungdom)\b|\bi\s+sin\s+tid\b"
    r"|\b(?:har\s+)?(?:jeg|hun|han)\s+(?:lige\s+)?(?:født|nedkom\w*|blevet\s+(?:gift|forlovet|farfar|mormor|bedstefar))\b)"
    r"|\b[A-ZÆØÅ]\w+\s+har\s+(?:lige\s+)?(?:født|fået\s+en\s+(?:dreng|pige|søn|datter))\b"
)


@cache
def _everyday() -> re.Pattern[str]:
    data = tomllib.loads((Path(__file__).parent / "everyday_words.toml").read_text(encoding="utf-8"))
    words = sorted({word for words in data.values() for word in words}, key=len, reverse=True)
    short = "|".join(re.escape(word) for word in words if len(word) < 4)
    long = "|".join(re.escape(word) for word in words if len(word) >= 4)
    return re.compile(rf"\b(?:(?:{short})(?:en|et)?|\w*?(?:{long})(?:n|r|s|en|et|er|ne|erne|ene|e)?)\b", _I)


def to_the_matter(heard: Sequence[Heard], known: Collection[str]) -> list[Heard]:
    """The sentences without the asides. `known` are the words of the dagsorden and of the names in the meeting."""
    agenda = {stem(word) for word in known}
    return [said for place, said in enumerate(heard) if not _aside(heard, place, agenda)]


def _aside(heard: Sequence[Heard], place: int, agenda: Collection[str]) -> bool:
    text = heard[place].text
    own = set(content(text))
    asks = heard[place].remarks[-1].question and not _TELLING.match(text)
    if asks or _BINDS.search(text) or dates_in(text):
        return False
    if len(own & {*agenda}) > _BELONGS * len(own):
        return False
    everyday = {stem(m.group().casefold()) for m in _everyday().finditer(text)}
    if everyday and not any(_known(word, agenda) for word in everyday):
        return True
    return _MEMORY.search(text) is not None and not _taken_up(heard, place, own)


def _known(word: str, agenda: Collection[str]) -> bool:
    """Whether the dagsorden has a word, or a compound with it."""
    return word in agenda or (len(word) >= 4 and any(word in other for other in agenda))


def _taken_up(heard: Sequence[Heard], place: int, own: set[str]) -> bool:
    """Whether somebody else uses two of its words, or it holds a number that somebody else says too."""
    others = {w for h in heard if h.speaker != heard[place].speaker for w in content(h.text)}
    return len(own & others) >= 2
