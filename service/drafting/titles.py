"""What the items of a dagsorden may be called in speech, by their titles."""

import re
from itertools import pairwise

from service.drafting.stems import content, stem, words_of
from service.drafting.turns import BY, GENERIC, MISCELLANY, TIMED


def besides(title: str) -> str:
    """The title without "Eventuelt" and what joins it to the rest; empty where nothing else is named."""
    return (
        re.sub(r"^(?:og|samt|,|/|\W)+\s*", "", MISCELLANY.sub("", title.strip()))
        if MISCELLANY.match(title.strip())
        else title
    )


def heads_of(title: str) -> list[tuple[str, ...]]:
    """What an item may be called in speech, as stems: its title, each part of it, and who presents it.

    What is done with an item ("orientering", "godkendelse") counts only where a title has no other word.
    """
    bare = TIMED.sub("", title)
    bare = BY.sub("", bare) or title
    parts = [bare, *re.split(r"\s[-–—]\s|:\s", bare)]
    heads: list[tuple[str, ...]] = []
    for part in dict.fromkeys(parts):
        spoken = words_of(part)
        # "Firedagesugen" for "firedages uge": what is written in two words is said in one.
        pairs = [(a, b) for a, b in pairwise(spoken) if {stem(a), stem(b)} <= set(content(part)) - GENERIC]
        heads += [(stem(a + b),) for a, b in pairs if (a + b).isalpha()]
        terms = content(part)
        if not terms and part in {bare, title}:
            terms = [stem(w) for w in words_of(part)]
        heads.append(tuple(dict.fromkeys([t for t in terms if t not in GENERIC and not t.isdigit()] or terms)))
    return [terms for terms in dict.fromkeys(heads) if terms]
