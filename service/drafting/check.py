"""What must be looked at before a sentence is trusted: set against what its sources hold.

Names, numbers and dates are compared in digits whatever way they were spoken; words that were badly heard are named;
so is a sentence whose content its sources don't hold at all, that turns it round, quotes what nobody said so, or may
belong to another item.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from service.drafting.faithful import misquoted, turned
from service.drafting.numerals import dates_in, in_digits, number_in, numbers_in
from service.drafting.remarks import Remark
from service.drafting.stems import Matcher, content, stem, words_of
from service.drafting.values import others, values_in
from service.meetings import Flag, FlagKind, Outcome, Word

UNSURE = 0.5
"""Below this probability a word counts as badly heard."""

_NAME = re.compile(r"(?<![\w.»\"-])[A-ZÆØÅ][\wæøåé’-]*(?:\s+[A-ZÆØÅ][\wæøåé’-]*)*")
_TIME = re.compile(r"\b(halv|kvart\s+over|kvart\s+i)\s+(\w+)", re.IGNORECASE)
# "halvfems tusind og fire ansøgninger": 90.004 ansøgninger, or 90.000 and four.
_TWO_NUMBERS = re.compile(
    r"\b(?:tusinde?|million(?:er)?)\s+og\s+(?:to|tre|fire|fem|seks|syv|otte|ni)\s+(?!kroner|kr\b)", re.IGNORECASE
)
_IN_FULL = re.compile(r"(?<![.!?:»]\s)(?<!»)(?<!^)\b[A-ZÆØÅ][a-zæøåé]+(?:[- ][A-ZÆØÅ][a-zæøåé-]+)+")
_STRANGE = "Navnet står hverken i dagsordenen eller på deltagerlisten. Se, hvordan det staves, og om det skal med."
_WORDS = {
    FlagKind.NAME: "Navnet høres ikke i de replikker, sætningen bygger på.",
    FlagKind.NUMBER: "Tallet høres ikke i de replikker, sætningen bygger på.",
    FlagKind.DATE: "Datoen høres ikke i de replikker, sætningen bygger på.",
    FlagKind.UNCERTAIN: "Ordet er hørt usikkert. Hør stedet i optagelsen.",
    FlagKind.UNSUPPORTED: "Indholdet genfindes ikke i de replikker, sætningen bygger på.",
}
_MISQUOTED = "Citatet står ikke ordret sådan i optagelsen. Hør stedet."
_TURNED = "Det er usikkert, om sætningen benægter, kræver eller tillader det samme, som der blev sagt. Hør stedet."
_COMPOSED = "Tallet er sagt i ord, der også kan være to tal. Hør stedet i optagelsen."
_ELSEWHERE = "Det er usikkert, om det blev sagt under dette punkt{other}. Se, hvor replikken hører til."
_WE_DO = re.compile(
    r"^\W*(?:(?:okay|ja|jo|godt|fint|nej|jamen|og|men)\W+)*(?:så|derfor)\s+(?!er\b|har\b|kan\b|skal\b)\w+r\s+vi\b",
    re.IGNORECASE,
)
_SHORT = "Tallet er sagt kort. Under punktet nævnes {full}: se, om det er det, der menes."
_SHORTEST = 5
_OTHERWISE = "Indstillingens tal eller dato er måske ændret: der blev konkluderet med andre. Hør stedet i optagelsen."
_OPEN = (
    "Udfaldet er usikkert: punktet blev måske {other}. Hør, hvordan det sluttede, og ret udfaldet, hvis det er forkert."
)
_BECAME = {
    Outcome.APPROVED: "godkendt uden ændringer",
    Outcome.APPROVED_WITH_CHANGES: "godkendt med ændringer",
    Outcome.REJECTED: "ikke godkendt",
    Outcome.POSTPONED: "udsat",
    Outcome.REFERRED: "sendt videre",
    Outcome.NOTED: "taget til efterretning",
    Outcome.DISCUSSED: "kun drøftet",
    Outcome.NONE: "ikke afgjort",
}
_NEAR = 2.6
"""Below this margin of placement an utterance may belong to another item, unless the dagsorden has its words."""
_WELL_HEARD = 0.75
_BADLY_HEARD = "De replikker, beslutningen bygger på, er hørt usikkert. Hør stedet i optagelsen."
_IN_AGENDA = " Det står i dagsordenen."


@dataclass(frozen=True)
class Ground:
    """What a sentence rests on: texts and words of its sources, who spoke them, and the dagsorden of the item."""

    texts: tuple[str, ...]
    words: tuple[Word, ...] = ()
    names: tuple[str, ...] = ()
    agenda: str = ""
    facts: str = ""
    """What of the texts the sentence tells, as it was left when it was put right; "" where that is not known."""


def flags_of(sentence: str, ground: Ground, *, phrase: bool = False) -> tuple[Flag, ...]:
    """The doubts about a sentence. `phrase` where it is the house's own closing phrase: its wording needs no source."""
    said = " \n ".join(ground.texts)
    if phrase:
        # The phrase quotes the indstilling: what the dagsorden holds needs no other source.
        said = f"{said} \n {ground.agenda}"
    flags = [
        *_dates(sentence, said, ground.agenda),
        *_numbers(sentence, said, ground.agenda),
        *_names(sentence, said, ground),
    ]
    flags += _uncertain(sentence, ground)
    if not phrase and (quote := misquoted(sentence, said)):
        flags.append(Flag(kind=FlagKind.UNSUPPORTED, text=quote, reason=_MISQUOTED))
    if not phrase and ground.facts and turned(sentence, ground.facts):
        flags.append(Flag(kind=FlagKind.UNSUPPORTED, text=sentence, reason=_TURNED))
    if not phrase and _unsupported(sentence, said, ground):
        flags.append(_flag(FlagKind.UNSUPPORTED, sentence))
    return tuple(dict.fromkeys(flags))


def doubts(phrase: str, evidence: Sequence[Remark]) -> tuple[Flag, ...]:
    """The doubt about a closing phrase whose grounds were heard badly as a whole, though none of its words was."""
    words = [w for remark in evidence for w in remark.words]
    heard = sum(w.probability for w in words) / len(words) if words else 1.0
    return () if heard >= _WELL_HEARD else (Flag(kind=FlagKind.UNCERTAIN, text=phrase, reason=_BADLY_HEARD),)


def contradicted(phrase: str, remarks: Sequence[Remark], known: str) -> Remark | None:
    """Where the talk settles on another value than a closing phrase takes from the indstilling: "så siger vi 40".

    `known` is what the dagsorden says of the item: a value that stands there is no other one.
    """
    planned = values_in(phrase)
    for remark in remarks:
        if planned and not remark.question and _WE_DO.search(remark.text):
            other, same = others(phrase, remark.text, known)
            if other and not same:
                return remark
    return None


def shortened(sentence: str, talk: str) -> tuple[Flag, ...]:
    """The doubt about a number said short, "80 til Keramik", where the same talk says it in full, "80.000"."""
    full = {round(value) for value, _ in numbers_in(talk)}
    found = [v.value for v in values_in(sentence) if not v.kind and _SHORTEST <= v.value < 1000]
    return tuple(
        Flag(
            kind=FlagKind.NUMBER,
            text=_as_written(f"{value:g}", sentence),
            reason=_SHORT.format(full=f"{round(value * 1000):,}".replace(",", ".")),
        )
        for value in dict.fromkeys(found)
        if round(value * 1000) in full
    )


def otherwise(phrase: str) -> Flag:
    """The doubt about a closing phrase that is contradicted."""
    return Flag(kind=FlagKind.NUMBER, text=phrase, reason=_OTHERWISE)


def unsettled(phrase: str, rival: Outcome | None) -> tuple[Flag, ...]:
    """The doubt about a closing phrase where the item may have become something else (`Finding.rival`)."""
    if rival is None:
        return ()
    return (Flag(kind=FlagKind.UNCERTAIN, text=phrase, reason=_OPEN.format(other=_BECAME[rival])),)


def misplaced(sentence: str, margin: float, agenda: str, names: Collection[str], other: str = "") -> tuple[Flag, ...]:
    """The doubt about a sentence that may belong to another item, `other` by number.

    `margin` says how surely its utterances were placed (`Alignment.margins`), `agenda` is what is written of all items:
    the more of the sentence stands there, the less it is doubted. `names` tell nothing of the item.
    """
    own = _told(sentence) - {stem(w) for name in names for w in words_of(name)}
    if len(own) < 2 or margin + 10.0 * len(own & set(content(agenda))) / len(own) >= _NEAR:
        return ()
    reason = _ELSEWHERE.format(other=f" eller under punkt {other}" if other else "")
    return (Flag(kind=FlagKind.PLACE, text=sentence, reason=reason),)


def strangers(sentence: str, agenda: str, names: Collection[str]) -> tuple[Flag, ...]:
    """The doubt about whoever is named in full and belongs neither to the meeting nor to its dagsorden."""
    known = {word for text in (agenda, *names) for word in words_of(text)}
    found = (match.group() for match in _IN_FULL.finditer(sentence))
    return tuple(
        Flag(kind=FlagKind.NAME, text=name, reason=_STRANGE)
        for name in dict.fromkeys(found)
        if not any(word in known or word.removesuffix("s") in known for word in words_of(name))
    )


def _told(sentence: str) -> set[str]:
    """The stems of what was said: without who said it, and without numbers, which all items have."""
    told = re.sub(r"^[^,»]{0,60}?(?:,\s*(?=at\b|om\b|hv)|:\s*(?=»))", "", sentence)
    return {s for s in content(told) if not s[0].isdigit()}


def _flag(kind: FlagKind, text: str, *, agenda: bool = False) -> Flag:
    return Flag(kind=kind, text=text, reason=_WORDS[kind] + (_IN_AGENDA if agenda else ""))


def _dates(sentence: str, said: str, agenda: str) -> list[Flag]:
    held, planned = [d for d, _ in dates_in(said)], [d for d, _ in dates_in(agenda)]
    return [
        _flag(FlagKind.DATE, _as_written(words, sentence), agenda=_same_date(date, planned))
        for date, words in dates_in(sentence)
        if not _same_date(date, held)
    ]


def _same_date(date: tuple[int, int, int | None], held: Sequence[tuple[int, int, int | None]]) -> bool:
    """Whether the date was said: a year that only the sentence has was not."""
    return any(date[:2] == other[:2] and (date[2] is None or date[2] == other[2]) for other in held)


def _numbers(sentence: str, said: str, agenda: str) -> list[Flag]:
    bare = in_digits(sentence)
    for _, words in dates_in(sentence):
        bare = bare.replace(words, " ")
    held = {round(v, 4) for v, _ in numbers_in(f"{said} {_clock(said)}")} | _small(said)
    planned = {round(v, 4) for v, _ in numbers_in(agenda)}
    flags = []
    for value, digits in numbers_in(bare):
        if value >= 1000 and value % 1000 < 10 and _TWO_NUMBERS.search(said):
            flags.append(Flag(kind=FlagKind.NUMBER, text=_as_written(digits, sentence), reason=_COMPOSED))
        if round(value, 4) not in held:
            flags.append(_flag(FlagKind.NUMBER, _as_written(digits, sentence), agenda=round(value, 4) in planned))
    return flags


def _clock(said: str) -> str:
    """The times of a text that are said by the next hour, as a referat writes them: "halv ti" is 9.30."""
    times = []
    for part, word in _TIME.findall(said):
        hour = number_in(word)
        if hour is not None and 1 <= hour <= 24:
            times.append(f"{hour:g}.15" if "over" in part.casefold() else f"{hour - 1:g}.{45 if ' ' in part else 30}")
    return " ".join(times)


def _small(said: str) -> set[float]:
    """The numbers that are also common words, "en" and "to": said, but left in words."""
    words = set(words_of(said))
    return {
        float(n)
        for n, forms in (
            (0, {"ingen", "nul"}),
            (1, {"en", "et", "én", "ét", "første"}),
            (2, {"to", "anden", "andet", "begge"}),
            (3, {"tre", "tredje"}),
        )
        if words & forms
    }


def _as_written(words: str, sentence: str) -> str:
    """The words as they stand in the sentence, where they do; a number that stands there in words, in words."""
    if words in sentence:
        return words
    spelt = (m.group() for m in re.finditer(r"[^\W\d_]+", sentence) if str(number_in(m.group())) == words)
    return next(spelt, sentence)


def _names(sentence: str, said: str, ground: Ground) -> list[Flag]:
    held = {w for text in (said, *ground.names) for w in words_of(text)}
    stems = {stem(w) for w in held}
    planned = set(words_of(ground.agenda))
    flags = []
    for match in _NAME.finditer(sentence):
        words = match.group().split()
        if match.start() == 0 or sentence[: match.start()].rstrip()[-1:] in {".", ":", "»", "?", "!"}:
            # A sentence's first word is a capital whatever it is: a name only if it goes on, or nobody's ordinary word.
            words = words[1:] if len(words) > 1 and words[0].casefold() not in held else words if len(words) > 1 else []
        missing = [w for w in words if not _held(w, held, stems)]
        if missing:
            flags.append(
                _flag(FlagKind.NAME, " ".join(missing), agenda=all(_held(w, planned, planned) for w in missing))
            )
    return flags


def _held(word: str, held: set[str], stems: set[str]) -> bool:
    low = word.casefold().rstrip("’'")
    return (
        low in held
        or low.removesuffix("s") in held
        or stem(low) in stems
        or low.replace("-", "") in {h.replace("-", "") for h in held}
    )


def _uncertain(sentence: str, ground: Ground) -> list[Flag]:
    doubtful = {w for word in ground.words if word.probability < UNSURE for w in words_of(word.text)}
    sure = {w for word in ground.words if word.probability >= UNSURE for w in words_of(word.text)}
    doubtful_stems = {stem(w) for w in doubtful - sure if content(w)}
    found = [
        m.group()
        for m in re.finditer(r"[^\W_]+(?:[-.,][^\W_]+)*", in_digits(sentence))
        if stem(m.group().casefold()) in doubtful_stems
    ]
    found += [
        digits
        for value, digits in numbers_in(sentence)
        if any(value == v for w in doubtful for v, _ in numbers_in(w)) and digits not in found
    ]
    return [_flag(FlagKind.UNCERTAIN, word) for word in dict.fromkeys(found)]


def _unsupported(sentence: str, said: str, ground: Ground) -> bool:
    """Whether less than half of what the sentence says can be found again in its sources."""
    names = {stem(w) for name in ground.names for w in words_of(name)}
    claimed = [s for s in content(re.sub(r"^[^,]{0,60}?,\s*(?=at\b|om\b|hv)", "", sentence)) if s not in names]
    if len(claimed) < 2:
        return False
    matcher = Matcher([*content(said), *names])
    return sum(bool(matcher.matches(s)) for s in claimed) < 0.5 * len(claimed)
