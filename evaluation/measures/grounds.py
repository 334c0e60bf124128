"""Whether what is written was said: unsupported sentences, and wrong persons, numbers and dates.

Held against everything that was said of the item, not against the sources that a program names itself: those are its
own claim. Numbers, dates and names are looked for in the whole meeting and its dagsorden: what was said, but of another
item, is misplaced and counts in alignment and precision.

A sentence is *unsupported* where it holds a number, a date or a name that its grounds lack, or where less than half of
its content words stand there and it has at least three: of one or two nothing can be told. A content word is one of
four letters or more that is no form word and no word that a referat reports with ("oplyste", "taget til efterretning");
it stands there when a word of the grounds begins alike, inflection left aside. Of the sentences that a person wrote
(the references) two in a hundred count as unsupported by this rule: that is its floor.

A sentence is *wrong* where it gives another person, number or date than the reference: it has most of the content words
of a fact, but not its person, number or date, and something else of that kind instead. A number or date that nobody
said is wrong too, whatever the fact. How much of it is seen, tried on the references with one thing exchanged: a date
52 of 52, a number 94 of 109 (35 of 66 where the other number was said too), a person 45 of 55; of 349 sentences as they
were written 3 count as wrong.

Source: the kinds of error people count in meeting minutes (MESA, 2024); checking sentence against source is QAGS's and
SummaC's idea (Wang et al. 2020, Laban et al. 2022), here by rule because numbers and names must match to the letter.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evaluation.measures.facts import found, holds, names_of
from evaluation.measures.wer import normalized
from evaluation.meetings.minuted import ReferenceFact
from service.meetings import Participant

SUPPORTED = 0.5
TELLING = 3  # content words

_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905 - read as a line
)
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b")
_NUMBER = re.compile(r"\d+(?:,\d+)?")
_NAME = re.compile(r"(?<![.!?:»”\"(] )(?<!^)\b[A-ZÆØÅ][\w’'-]+")
_REPORTING = re.compile(
    r"(?:oplys|bemærk|orienter|spurg|spørg|svare|mente|mener|foresl|fremlag|fremlæg|godken|drøft|beslut|vedtag|vedtog"
    r"|udsat|udsæt|udsky|indstil|efterretning|punkt|beslutning|ændring|næst|møde|referat|ført|ønsk|protokol|aftal|enig"
    r"|medlem|udvalg|bestyrelse|formand|forperson|tilføj|påpeg|gjorde|opmærksom|præciser|nævn|fortal|forts|følgende"
    r"|herefter|behandl|optag|tages|taget|blev|bliver|sende|forel|konkluder|konstater|fremhæv|understreg|anfør|udtryk|støtte"
    r"|mindre|begrund|pege|henvis|vedr|samt|dermed|derfor|sagde|sagt|stemte|påtog|tilbød|bad|rejste|orientering)",
)
_FORM = frozenset(
    """
    alle allerede altså andre anden andet bare begge blandt burde både denne deres desuden dette disse efter eller endnu
    ethvert fordi først første gange hans have havde heller hende hendes herunder hertil hver hvert hvilke hvilken
    hvilket hvis hvor hvordan hvorfor hvornår ifølge igen ikke imens inden indtil ingen intet jeres kunne lige ligesom
    måtte mange mange meget mellem mens mere mest mindst måske nogen noget nogle også omkring over overfor sammen samme
    selv siden skal skulle sådan således tilbage uden under vores være været ville videre eget egen dog enten hvem hvad
    deraf derefter derimod dernæst derved desto drejer går gå havde høj højst kommer kommet komme ville vil kan dem
    """.split()  # noqa: SIM905 - read as a text
)


@dataclass(frozen=True)
class Grounds:
    """What was said of an item, what was said and written in the whole meeting, and who takes part."""

    said: str
    meeting: str
    people: tuple[Participant, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """What a sentence holds that its grounds lack, and the share of its `words` content words that stand there."""

    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]
    share: float
    words: int

    @property
    def unsupported(self) -> bool:
        """Whether the sentence is unsupported."""
        return bool(self.numbers or self.dates or self.names) or (self.share < SUPPORTED and self.words >= TELLING)


def doubt(sentence: str, grounds: Grounds) -> Doubt:
    """What a sentence says beyond its grounds."""
    known = _numbers_of(grounds.meeting)
    text = normalized(sentence)
    dates = tuple(f"{day} {month}" for day, month in _DATE.findall(text) if not _dated(day, month, grounds.meeting))
    spent = {date.split()[0] for date in dates}
    numbers = tuple(one for one in dict.fromkeys(_NUMBER.findall(text)) if one not in known and one not in spent)
    return Doubt(numbers, dates, tuple(_strange(sentence, grounds)), *_share(sentence, grounds))


def wrong(sentence: str, facts: Sequence[ReferenceFact], grounds: Grounds) -> tuple[str, ...]:
    """The kinds of "person", "number" and "date" that a sentence has wrong, each once; see above."""
    held = [fact for fact in facts if found(fact, [sentence], grounds.people)]
    text = normalized(sentence)
    named = {p.name for p in grounds.people if any(f" {n} " in f" {text} " for n in names_of(p.name, grounds.people))}
    kinds: set[str] = set()
    for fact in facts:
        if not _about(sentence, fact, grounds.people):
            continue
        # A sentence that tells a fact of somebody it names, or a number of the reference, is not about this one.
        if not any(one.who in named for one in held):
            kinds |= _other_person(text, fact, named, grounds.people)
        if fact not in held and not any(_NUMBER.search(normalized(one.what)) for one in held):
            kinds |= _other_number(sentence, fact)
    doubts = doubt(sentence, grounds)
    kinds |= ({"number"} if doubts.numbers else set()) | ({"date"} if doubts.dates else set())
    return tuple(sorted(kinds))


def _other_person(text: str, fact: ReferenceFact, named: Collection[str], people: Sequence[Participant]) -> set[str]:
    # Who asks about something needn't be who says or does it.
    whose = bool(fact.who) and holds(fact.what, "@", fact.who, people) and "spurgt" not in text
    other = named and fact.who not in named and not any(name in fact.what for name in named)
    return {"person"} if whose and other else set()


def _other_number(sentence: str, fact: ReferenceFact) -> set[str]:
    text = normalized(sentence)
    lacking = [part for part in fact.parts if part[0].isdigit() and not holds(sentence, part)]
    instead = set(_NUMBER.findall(text)) - set(_NUMBER.findall(normalized(fact.what)))
    if not lacking or not instead or "spurgt" in text:
        return set()
    return {"date" if any(_DATE.search(normalized(part)) for part in lacking) else "number"}


def _about(sentence: str, fact: ReferenceFact, people: Sequence[Participant]) -> bool:
    """Whether a sentence tells of the same thing: it has most of the content words of the fact, at least two."""
    names = {word for person in people for word in normalized(f"{person.name} {person.role}").split()}
    words = [word for word in _content(fact.what) if word not in names]
    ours = set(normalized(sentence).split())
    same = sum(_begins(word, ours) for word in words)
    return same >= min(2, len(words)) and same > 0.6 * len(words) and bool(words)


@lru_cache(maxsize=1024)
def _numbers_of(said: str) -> frozenset[str]:
    """The numbers that were said, also those that a referat writes otherwise: "halv ti" is 9.30, "halvanden" 1,5."""
    text = normalized(said)
    found = set(_NUMBER.findall(text))
    for whole, part in re.findall(r"\b(\d+) (?:og )?(?:1 )?(halv|kvart)\b", text):
        found |= {f"{whole},5", whole} if part == "halv" else {f"{whole},25"}
    for before, hour in re.findall(r"\b(halv|kvart over|kvart i) (\d{1,2})\b", text):
        late = before == "kvart over"
        found |= {str(int(hour) - (not late)), {"halv": "30", "kvart over": "15", "kvart i": "45"}[before]}
    found |= {"1,5", "15"} if "halvanden" in text else set()
    # In the afternoon a referat counts to 24; thousands are said short ("de 2,3", "85").
    found |= {str(int(one) + 12) for one in found if one.isdigit() and 1 <= int(one) <= 11}
    found |= {str(round(float(one.replace(",", ".")) * unit)) for one in set(found) for unit in (1000, 1000000)}
    found |= {one[:-3] for one in set(found) if len(one) > 3 and one.endswith("000")}
    return frozenset(found | {"1"})


def _dated(day: str, month: str, said: str) -> bool:
    """Whether a date was said: day and month side by side, or nearly ("den 12., nej den 13. marts"), or the day alone
    where no month was said with it ("den 25.").
    """
    pairs, alone = _dates_of(said)
    return (day, month) in pairs or day in alone


@lru_cache(maxsize=1024)
def _dates_of(said: str) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    words = normalized(said).split()
    pairs, alone = set(), set()
    for place, word in enumerate(words):
        if word.isdigit() and int(word) <= 31:
            month = next((w for w in words[place + 1 : place + 7] if w in _MONTHS), None)
            if month is not None:
                pairs.add((word, month))
            if place and words[place - 1] == "den" and (month is None or words[place + 1] != month):
                alone.add(word)
    return frozenset(pairs), frozenset(alone)


def _strange(sentence: str, grounds: Grounds) -> Iterable[str]:
    """The names of a sentence that nobody said and that no participant has."""
    known = normalized(f"{grounds.meeting} {' '.join(f'{p.name} {p.role}' for p in grounds.people)}")
    words = set(known.split())
    for match in _NAME.finditer(sentence):
        # Of "MED-udvalg" the first is the name.
        for word in normalized(match.group()).split()[:1]:
            # "»Tres tusind«" opens with a capital and is a number: it is looked for among those.
            if (
                len(word) > 1
                and not word.isdigit()
                and not (word in words or word.removesuffix("s") in words or _begins(word, words))
            ):
                yield word


@lru_cache(maxsize=1024)
def _words_of(said: str) -> tuple[str, ...]:
    return tuple(normalized(said).split())


def _share(sentence: str, grounds: Grounds) -> tuple[float, int]:
    known = set(_words_of(grounds.said))
    known |= {word for person in grounds.people for word in normalized(f"{person.name} {person.role}").split()}
    words = _content(sentence)
    return sum(_begins(word, known) for word in words) / len(words) if words else 1.0, len(words)


def _content(sentence: str) -> list[str]:
    return [
        word
        for word in normalized(sentence).split()
        if len(word) > 3 and word not in _FORM and not word[0].isdigit() and not _REPORTING.match(word)
    ]


def _begins(word: str, known: set[str]) -> bool:
    """Whether a known word begins alike: all but three letters of the longer, at least four."""
    if word in known:
        return True
    return any(_alike(word, other) for other in known if other[:3] == word[:3])


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    same = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return same >= max(4, min(len(shorter), len(longer) - 4)) or (
        same >= 3 and same == len(shorter) and len(longer) <= 6
    )
