"""How Danish words sound, coarsely: enough to tell which words may be heard as which.

`sounds` writes a text as a string of one character a sound, by the rules of Danish spelling: silent letters fall
("gård" and "gaard" are "går"), soft ones are parted from hard ones ("gade" has a soft d), double letters and vowel
length are left out, and so are the spaces: a hearer does not hear where a word ends. `unlikeness` is then the cheapest
way from one string to another, where sounds that are made alike cost little: a weighted Levenshtein distance, after
the feature-based costs of Kondrak (2000).

The sounds: vowels a æ e i o å u y ø and ə (weak e); consonants p b t d k g f v s S h m n N l r j, D (soft d), G (soft
g), R (an r that only colours its vowel).
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

VOWELS = "aæeioåuyø"
ALPHABET = "aæeioåuyøəpbtdkgfvsShmnNlrjDGR"

_LETTERS = str.maketrans({"é": "e", "è": "e", "ä": "æ", "ö": "ø", "ü": "y", "w": "v", "á": "a", "ó": "o", "ç": "s"})
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"aa", "å"),
        (r"sch|sh|sj|ch(?=[aeiouyæøå])", "S"),
        (r"(?:ti|si)on", "Son"),
        (r"ph", "f"),
        (r"th|dt", "t"),
        (r"ck|ch|qu?", "k"),
        (r"c(?=[eiyæø])|z", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"\bh(?=[vj])", ""),
        (r"([^\W\d_])\1", r"\1"),
        (r"(?<=[aeiouyæøå])rd(?![aeiouyæøåv])", "R"),
        (r"(?<=[ln])d(?![rv])", ""),
        (r"nk", "Nk"),
        (r"ng(?=[lr]?[aiouyæøå])", "Ng"),
        (r"ng", "N"),
        (r"(?<=[aeiouyæøå])d(?=[eis]|$|[^aeiouyæøå\s])", "D"),
        (r"\b(j|m|d|s)eg\b", r"\1aj"),
        (r"(?<=[aeiouyæøå])g(?=[eins]|$|[^aeiouyæøå\s])", "G"),
        (r"eG(?=[nl])", "aj"),
        (r"ej|eg\b", "aj"),
        (r"øj", "åj"),
        (r"af\b", "a"),
        (r"(?<=[aeiouyæøå])r(?![aeiouyæøå])", "R"),
        (r"er\b|eR\b", "ə"),
        (r"(?<=\w\w)e(?=(?:n|ns|t|ts|s|l|r|R|D|Də|nə)?\b)", "ə"),
        (r"(?<=[^aeiouyæøå\W])e(?=[nlr][^aeiouyæøå\W])", "ə"),
    )
)
_NOT_SOUND = re.compile(r"[^aæeioåuyøəpbtdkgfvsShmnNlrjDGR]")


@cache
def sounds(text: str) -> str:
    """The text as it sounds, one character a sound; digits and marks are silent."""
    text = re.sub(r"[^\w]|[\d_]", " ", text.lower().translate(_LETTERS))
    found = []
    for word in text.split():
        for pattern, sound in _SPELLINGS:
            word = pattern.sub(sound, word)  # noqa: PLW2901 - each rule works on what the one before it left
        found.append(_NOT_SOUND.sub("", word))
    return re.sub(r"(.)\1", r"\1", "".join(found))


_PLACE = {  # vowels: how open, how far back, how rounded
    "i": (0, 0, 0), "e": (1, 0, 0), "æ": (2, 0, 0), "a": (3, 1, 0), "å": (2, 2, 1), "o": (1, 2, 1), "u": (0, 2, 1),
    "y": (0, 0, 1), "ø": (1, 0.5, 1), "ə": (1.5, 0.8, 0),
}  # fmt: skip
_ALIKE = {  # what it costs to hear one of the pair as the other
    0.3: "pb td kg lD jG rR",
    0.35: "fv sS gG vG ji vu Rə",
    0.4: "bv mn nN GR Ra",
    0.45: "dD Rå",
    0.5: "DG jy je vo Gi Gu",
    0.6: "pf mN kG gj rg tS bm gN vR DR rG Re Ræ Rø",
    0.7: "tD rD lr ln rh kh ts jS pt pk tk bd dg bg fs vm dn dj lR dl",
    0.8: "vl jl",
}
_LOST = {"ə": 0.3, "h": 0.4, "R": 0.3, "G": 0.3, "D": 0.45, "j": 0.5, "r": 0.7, "d": 0.7, "v": 0.6}
DIFFERENT = 1.0


@cache
def _costs() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What it costs to hear one sound as another, and to lose or add one; by place in ALPHABET."""
    many = len(ALPHABET)
    swap = np.full((many + 1, many + 1), DIFFERENT)
    np.fill_diagonal(swap, 0.0)
    swap[many, :many] = swap[:many, many] = np.inf
    for i, a in enumerate(ALPHABET):
        for j, b in enumerate(ALPHABET):
            if a != b and a in _PLACE and b in _PLACE:
                open_, back, round_ = (abs(x - y) for x, y in zip(_PLACE[a], _PLACE[b], strict=True))
                swap[i, j] = min(DIFFERENT, 0.22 * open_ + 0.2 * back + 0.15 * round_)
            elif (a in _PLACE) != (b in _PLACE):
                swap[i, j] = 1.3
    for cost, pairs in _ALIKE.items():
        for pair in pairs.split():
            i, j = (ALPHABET.index(sound) for sound in pair)
            swap[i, j] = swap[j, i] = cost
    lost = np.array([_LOST.get(sound, 0.65 if sound in _PLACE else 0.8) for sound in ALPHABET])
    return swap, np.append(lost, 0.0)


def unlikeness(heard: str, meant: str) -> float:
    """The cost of the cheapest way from one to the other; both as `sounds` gives them. 0 where they sound the same."""
    return float(unlikenesses([heard], [meant])[0])


def unlikenesses(heard: Sequence[str], meant: Sequence[str]) -> NDArray[np.float64]:
    """The unlikeness of every pair, first with first and so on: one pass for all of them."""
    swap, lost = _costs()
    one, other = _codes(heard), _codes(meant)
    row = np.concatenate([np.zeros((len(one), 1)), np.cumsum(lost[other], axis=1)], axis=1)
    for n in range(one.shape[1]):
        sound = one[:, n]
        gone = lost[sound]
        fresh = np.empty_like(row)
        fresh[:, 0] = row[:, 0] + gone
        for k in range(other.shape[1]):
            there = other[:, k]
            swapped = row[:, k] + swap[sound, there]
            fresh[:, k + 1] = np.minimum(np.minimum(row[:, k + 1] + gone, fresh[:, k] + lost[there]), swapped)
        row = fresh
    result: NDArray[np.float64] = row[:, -1]
    return result


def weights(heard: Sequence[str]) -> NDArray[np.float64]:
    """How much there is to hear in each: what it would cost to lose all of it."""
    _, lost = _costs()
    found: NDArray[np.float64] = lost[_codes(heard)].sum(axis=1)
    return found


def counts(heard: Sequence[str]) -> NDArray[np.int16]:
    """How often each sound is in each string, (strings, ALPHABET): strings far apart here are far apart."""
    codes = _codes(heard)
    found = np.zeros((len(codes), len(ALPHABET) + 1), np.int16)
    np.add.at(found, (np.arange(len(codes))[:, None], codes), 1)
    return found[:, :-1]


def _codes(texts: Sequence[str]) -> NDArray[np.intp]:
    """Places in ALPHABET, a row a string; what fills a short row costs nothing to lose and is like nothing."""
    longest = max(map(len, texts), default=0)
    fill = len(ALPHABET)
    rows = [[_CODE[sound] for sound in text] + [fill] * (longest - len(text)) for text in texts]
    return np.array(rows, np.intp).reshape(len(texts), longest)


_CODE = {sound: n for n, sound in enumerate(ALPHABET)}
