"""How much a remark's words speak for each item: its title and sections, each weighed by how few have it."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.drafting.numerals import CARDINALS
from service.drafting.remarks import Remark
from service.drafting.stems import Matcher, content, stem, words_of
from service.drafting.turns import LATER
from service.meetings import Item
from service.meetings.calendar import MONTHS

Matrix = NDArray[np.float64]

_HOUSEKEEPING = re.compile(
    r"\b(?:tager|skriver|fører|skal\s+tage)\s+(?:vi\s+)?referat\b|\boptag(?:er|es|elsen)\b", re.IGNORECASE
)
# Words of every meeting: they say what is done with an item, not which.
_MEETING = frozenset(
    stem(word)
    for word in words_of(
        "møde mødet punkt godkendelse godkendt godkende orientering orientere drøftelse drøfte drøftet beslutning "
        "indstilling indstiller efterretning formanden næstformanden udvalget forslag gives tages behandling"
    )
)


# Days and numbers in words are said of everything.
_ANYWHERE = frozenset(
    stem(word)
    for word in (
        *MONTHS,
        *CARDINALS,
        *words_of("halv halve halvt komma procent kroner uge måned tal mødet vente sidste"),
    )
)
_ASIDE = 0.75  # how much a word counts that the item's title does not have


class Lexicon:
    """How much a remark's words speak for each item."""

    def __init__(self, items: Sequence[Item], remarks: Sequence[Remark]) -> None:
        self._titles = [Counter(dict.fromkeys(content(item.title), 1)) for item in items]
        bags = []
        for item, title in zip(items, self._titles, strict=True):
            bag = Counter[str]()
            for stem_ in title:
                bag[stem_] += 3
            for section in item.sections:
                if section.heading.casefold() not in {"beslutning", "fraværende"}:
                    bag.update(s for s in content(section.text) if s not in _ANYWHERE)
            bags.append(bag)
        self._n = len(items)
        self._matcher = Matcher({stem_ for bag in bags for stem_ in bag})
        spread = Counter(stem_ for bag in bags for stem_ in bag)
        heard = Counter(stem_ for remark in remarks for stem_ in set(content(remark.text)))
        self._idf = {s: math.log((self._n + 1) / (spread[s] + 0.5)) * (0.2 if s in _MEETING else 1) for s in spread}
        self._weight: dict[str, Matrix] = {}
        for stem_, among in spread.items():
            column = np.array([0.0 if bag[stem_] == 0 else 1.0 + 0.35 * math.log(bag[stem_]) for bag in bags])
            # A word heard all through the meeting tells little, whatever the dagsorden says of it.
            everywhere = 1.0 / (1.0 + max(0.0, heard[stem_] / max(len(remarks), 1) - 0.05) * 15)
            rare = self._idf[stem_] / math.log((self._n + 1) / 1.5) if self._n > 1 else 1.0
            column *= np.array([1.0 if stem_ in title else _ASIDE for title in self._titles])
            column *= 2.2 * max(rare, 0.0) * everywhere
            self._weight[stem_] = column - (column.sum() / self._n if among == self._n else 0.0)

    def score(self, remark: Remark) -> Matrix:
        """Evidence for each item, in nats, at most 6."""
        total = np.zeros(self._n)
        if _HOUSEKEEPING.search(remark.text) or LATER.search(remark.text):
            return total
        for stem_ in dict.fromkeys(content(remark.text)):
            best = np.zeros(self._n)
            for term, likeness in self._matcher.matches(stem_):
                best = np.maximum(best, self._weight[term] * likeness)
            total += best
        return np.minimum(total, 6.0)

    def titled(self, remark: Remark) -> Matrix:
        """Evidence that a remark announces an item by its title: how much of the title it says, and how."""
        found = np.zeros(self._n)
        length = len(words_of(remark.text))
        if length > 30 or LATER.search(remark.text):
            return found
        stems = {term: like for s in content(remark.text) for term, like in self._matcher.matches(s)}
        for k, title in enumerate(self._titles):
            whole = sum(self._idf[s] for s in title)
            if whole > 0:
                said = sum(self._idf[s] * stems.get(s, 0.0) for s in title) / whole
                found[k] = said * said * (4.0 if _announces(remark.text) else 1.5 if length <= 14 else 0.5)
        return found


_ANNOUNCING = re.compile(
    r"^\W*(?:(?:tak|godt|fint|ja|okay|jamen|og|men|øh|nå)\W+)*(?:så|nu|og\s+så|næste|derefter|herefter|dernæst|punktet?|endelig|til\s+sidst|først)\b"
    r"|\b(?:videre|hopper|springer|går\s+vi|tager\s+vi|kommer\s+vi|vi\s+(?:skal|går|tager)|fremme\s+ved|nået\s+til|tilbage\s+til|i\s+gang\s+med"
    r"|næste\s+(?:er|punkt))\b",
    re.IGNORECASE,
)


def _announces(text: str) -> bool:
    return bool(_ANNOUNCING.search(text))
