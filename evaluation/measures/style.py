"""How beslutninger are written, whoever wrote them: what a house can be recognised by.

- `words`      words of a sentence
- `reporting`  sentences with a verb of report ("oplyste", "spurgte til", "orienterede om"), of all
- `named`      sentences that name who said or did something, by full name, by role ("formanden") or by a group
               ("medarbejdersiden"), of all
- `closing`    items that begin or end with a short closing phrase ("Godkendt.", "Orienteringen blev taget til
               efterretning."), of all that hold anything
- `passive`    sentences in the passive ("blev drøftet", "udsendes"), of all

Each by closed word classes, no more: they compare two ways of writing, they do not judge one. Source: the attributes by
which authorship studies tell styles apart (Biber 1988: sentence length, passives, verbs of communication).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.measures.facts import sentences
from evaluation.measures.share import Share

_REPORTING = re.compile(
    r"\b(?:oplys(?:te|er|t|es)|orienter(?:ede|er|et|es)|bemærk(?:ede|er|et)|spurg(?:te|t)|spørger|svare(?:de|r|t)"
    r"|foresl(?:og|år|ået)|fort(?:alte|æller|alt)|næv(?:nte|ner|nt)|påpeg(?:ede|er|et)|tilføj(?:ede|er|et)|mente|mener"
    r"|ønske(?:de|r|t)|anfør(?:te|er|t)|understreg(?:ede|er|et)|fremhæv(?:ede|er|et)|præciser(?:ede|er|et)"
    r"|redegjorde|gennemgik|fremlagde|præsentere(?:de|r|t)|opfordre(?:de|r|t)|konklude(?:rede|rer|ret)|udtryk(?:te|ker)"
    r"|gjorde opmærksom|gav udtryk|takkede|stillede|rejste|sagde|drøftede|ytrede|kommentere(?:de|r|t))\b",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"\b(?:formand|forperson|næstform[aæ]nd|næstforperson|direktør|leder|chef|tillidsrepræsentant|"
    r"arbejdsmiljørepræsentant|udvalg|bestyrelse|råd|medarbejderside|ledelsesside|ledelse|forvaltning|administration|"
    r"sekretariat|medlemmer|b-siden|a-siden)(?:en|n|et|erne|ne|sekretæren)?\b|\b(?:TR|AMR|FTR|HR|HK|FOA|DLF|BUPL)\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ]\.?[a-zæøåé]*)* [A-ZÆØÅ][a-zæøåé]{2,}\b")
_CLOSING = re.compile(
    r"\b(?:godkend(?:t|es|te)|taget til efterretning|tages til efterretning|til efterretning|drøftet|drøftede|udsat"
    r"|udsættes|vedtaget|besluttet|afvist|anbefales|tiltrådt|ikke noget|intet|ingen bemærkninger)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:blev|bliver|er blevet|var blevet)\b [^.,]{0,40}?\w+(?:et|t)\b|\b\w{3,}(?:ede|te|e)s\b")
_LONGEST_CLOSING = 14  # words


@dataclass(frozen=True)
class Style:
    """What was counted of one meeting's beslutninger; `words` are those of each sentence."""

    words: tuple[int, ...]
    reporting: Share
    named: Share
    closing: Share
    passive: Share


def style(beslutninger: Sequence[str]) -> Style:
    """The style of a meeting's beslutninger, one text per item; empty ones count as no item."""
    held = [lines for text in beslutninger if (lines := sentences(text))]
    lines = [line for item in held for line in item]
    return Style(
        words=tuple(len(line.split()) for line in lines),
        reporting=_share(_REPORTING, lines),
        named=Share(sum(bool(_ROLES.search(line) or _FULL_NAME.search(line)) for line in lines), len(lines)),
        closing=Share(sum(_closes(item) for item in held), len(held)),
        passive=_share(_PASSIVE, lines),
    )


def _share(pattern: re.Pattern[str], lines: Sequence[str]) -> Share:
    return Share(sum(bool(pattern.search(line)) for line in lines), len(lines))


def _closes(lines: Sequence[str]) -> bool:
    """Some houses put the closing phrase first, some last."""
    ends = (lines[0], lines[-1])
    return any(_CLOSING.search(line) and len(line.split()) <= _LONGEST_CLOSING for line in ends)
