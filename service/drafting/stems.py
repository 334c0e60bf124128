"""Words made comparable: inflection taken off, compounds and mishearings matched.

A light stemmer and a sound key are enough here: they are only ever compared with each other, never shown.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDINGS = tuple(
    _WORD.findall(
        "ningerne ningen ninger elserne elsen elser else erne erede ning ings ing ene ens ets ers ede "
        "en er es et els te e s t"
    )
)
_DERIVING = frozenset(_WORD.findall("ningerne ningen ninger elserne elsen elser else ning ings ing els"))
_STOPWORDS = frozenset(
    _WORD.findall(
        """
        af alle alt altså anden andet andre at bare begge bl blev blevet bliver burde da dag de dem den denne
        der deres det dette dig din dine disse dog du efter ej eller en end endnu er et ethvert få får fik for
        forbi fordi fra før gang ganske gerne gik giver gjort god godt gør gøre går gå ham han har hav havde
        have hej hen hende hendes her hermed hos hun hvad hvem hver hvert hvis hvor hvordan hvorfor hvornår i
        igen ikke ind ingen intet ja jeg jer jeres jo kan kom komme kommer kun kunne lad lade lidt lige
        ligesom lille længe man mange med meget mellem men mener mere mest mig min mindre mit mod må måske ned
        nej noget nogen nogle nok nu når nær næste næsten og også okay om omkring op os over overfor på rigtig
        sagde samme samt se selv set siden sig sige siger sikkert sin sine sit skal ske skulle som stadig står
        så sådan synes tag tage tager tak tal ti til tilbage tog tror ud uden under var ved vel vi via videre
        vil ville vist vores vær være været øh øhm åh hmm ikk jamen nå nåh simpelthen faktisk egentlig bestemt
        """
    )
)


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, case folded."""
    return [match.group().casefold() for match in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its endings; never shorter than three letters."""
    word = word.casefold().replace("aa", "å").replace("’", "").replace("'", "")
    if word[:1].isdigit():
        return word
    # To the end: "dagsordenen", "dagsordenens" and "dagsorden" must meet, wherever that is.
    while shorter := next(
        (word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= (4 if e in _DERIVING else 3)),
        "",
    ):
        word = shorter
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def content(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order, repeats kept."""
    return [stem(w) for w in words_of(text) if w not in _STOPWORDS and (len(w) > 2 or w.isdigit())]


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A key that words heard alike share: voicing, doubling and silent letters taken away."""
    key = word.casefold()
    for old, new in _SOUNDS:
        key = key.replace(old, new)
    key = re.sub(r"(.)\1+", r"\1", key)
    return key[:1] + re.sub(r"[eh]", "", key[1:])


_SOUNDS = (
    ("nd", "n"),
    ("ld", "l"),
    ("rd", "r"),
    ("hv", "v"),
    ("hj", "j"),
    ("gj", "g"),
    ("kj", "k"),
    ("ch", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("x", "ks"),
    ("z", "s"),
    ("c", "s"),
    ("w", "v"),
    ("q", "k"),
    ("d", "t"),
    ("b", "p"),
    ("g", "k"),
    ("æ", "e"),
    ("ø", "o"),
    ("å", "o"),
    ("y", "u"),
    ("aa", "o"),
)


def distance(a: str, b: str, limit: int) -> int:
    """Levenshtein's distance, or `limit` + 1 where it is larger."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        best = i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
            best = min(best, row[j])
        if best > limit:
            return limit + 1
    return row[-1]


class Matcher:
    """Finds the terms of a vocabulary in what was heard: the same stem, part of a compound, a word that sounds so."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._terms = frozenset(vocabulary)
        self._by_grams: dict[str, set[str]] = {}
        for term in self._terms:
            for gram in _grams(sound(term)):
                self._by_grams.setdefault(gram, set()).add(term)
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}

    def matches(self, heard: str) -> tuple[tuple[str, float], ...]:
        """The terms that a heard stem may be, each with a weight of 0 to 1, the best first."""
        if heard not in self._known:
            self._known[heard] = tuple(self._search(heard))
        return self._known[heard]

    def _search(self, heard: str) -> list[tuple[str, float]]:
        if heard in self._terms:
            return [(heard, 1.0)]
        if len(heard) < 4 or heard[0].isdigit():
            return []
        key = sound(heard)
        shared: dict[str, int] = {}
        for gram in _grams(key):
            for term in self._by_grams.get(gram, ()):
                shared[term] = shared.get(term, 0) + 1
        found = []
        for term, count in shared.items():
            weight = _likeness(heard, key, term, count)
            if weight > 0:
                found.append((term, weight))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:4]


def _likeness(heard: str, key: str, term: str, shared: int) -> float:
    short, long = sorted((heard, term), key=len)
    if len(short) >= 5 and (long.startswith(short) or long.endswith(short)):
        return 0.7 if len(short) > 0.55 * len(long) or short == term else 0.5
    if len(short) == 4 and (long.startswith(short) or (long.endswith(short) and len(long) >= 8)):
        return 0.4 if long.startswith(short) else 0.3
    other = sound(term)
    if key == other and len(key) >= 3:
        return 0.7
    if shared < 2:
        return 0.0
    limit = 1 if min(len(key), len(other)) < 6 else 2
    if min(len(key), len(other)) < 4:
        return 0.0
    return (0.6, 0.5, 0.35)[d] if (d := distance(key, other, limit)) <= limit else 0.0


def _grams(key: str) -> set[str]:
    padded = f"^{key}$"
    return {padded[i : i + 2] for i in range(len(padded) - 1)}
