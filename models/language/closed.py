"""A grammar that lets a model write nothing but given words: for answers that must not hold a word of their own."""

import json
from collections.abc import Iterable


def closed(openings: Iterable[str], words: Iterable[str], longest: int = 40) -> str:
    """GBNF for one line: one of the openings, then up to `longest` of the words, a comma where one is wanted, a full stop.

    Openings and words are taken as they are spelled; a model can inflect nothing that isn't in the list.
    """
    starts, vocabulary = _alternatives(openings), _alternatives(words)
    if not starts or not vocabulary:
        raise ValueError("a closed grammar needs openings and words")
    return f'root ::= opening (","? " " word){{1,{longest}}} "."\nopening ::= {starts}\nword ::= {vocabulary}\n'


def _alternatives(texts: Iterable[str]) -> str:
    # JSON's escapes are GBNF's; Danish letters stay as they are.
    return " | ".join(json.dumps(text, ensure_ascii=False) for text in sorted({text for text in texts if text}))
