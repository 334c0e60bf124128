"""Whether what is written was said: unsupported sentences, and wrong persons, numbers and dates.

Held against everything that was said of the item, not against the sources that a program names itself: those are its
own claim. Numbers, dates and names are looked for in the whole meeting and its dagsorden: what was said, but of another
item, is misplaced and counts in alignment and precision.

A sentence is *unsupported* where it holds a number, a date or a name that its grounds lack, or where less than half of
its content words stand there and it has at least three: of one or two nothing can be told. A content word is one of
four letters or more that is no form word and no word that a referat reports with ("oplyste", "taget til efterretning");
it stands there when a word of the grounds begins alike, inflection left aside. Of the sentences that a person wrote
(the references) two in a hundred count as unsupported by this rule: that is its floor.

A sentence is *wrong* where it gives another person, number or date than the reference: it holds everything of a fact
but that, and something else of that kind instead. A number that nobody said is wrong too, whatever the fact.

Source: the kinds of error people count in meeting minutes (MESA, 2024); checking sentence against source is QAGS's and
SummaC's idea (Wang et al. 2020, Laban et al. 2022), here by rule because numbers and names must match to the letter.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from evaluation.measures.facts import holds, names_of
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


def wrong(sentence: str, facts: Iterable[ReferenceFact], grounds: Grounds) -> tuple[str, ...]:
    """The kinds of "person", "number" and "date" that a sentence has wrong, each once; see above."""
    kinds = {kind for fact in facts for kind in _wrong_of(sentence, fact, grounds)}
    doubts = doubt(sentence, grounds)
    kinds |= ({"number"} if doubts.numbers else set()) | ({"date"} if doubts.dates else set())
    return tuple(sorted(kinds))


def _wrong_of(sentence: str, fact: ReferenceFact, grounds: Grounds) -> Iterable[str]:
    people = grounds.people
    lacking = [part for part in fact.parts if not holds(sentence, part, fact.who, people)]
    words = [part for part in fact.parts if part not in lacking and part != "@" and not part[0].isdigit()]
    # Two content words must tell that the sentence is about this fact, unless its one number does.
    if len(lacking) != 1 or len([p for p in fact.parts if p not in lacking and p != "@"]) < 2 or not words:
        return
    part = lacking[0]
    text = normalized(sentence)
    if part == "@" and "spurgt" not in text:  # who asks about something needn't be who does it
        named = [p.name for p in people if any(f" {n} " in f" {text} " for n in names_of(p.name, people))]
        if named and fact.who not in named and not any(one in fact.what for one in named):
            yield "person"
    elif part != "@" and part[0].isdigit():
        ours = {one for either in part.split("/") for one in _NUMBER.findall(normalized(either))}
        held = {one for other in fact.parts for one in _NUMBER.findall(normalized(other))}
        instead = set(_NUMBER.findall(text)) - held - set(_NUMBER.findall(normalized(fact.what)))
        if instead and not ours & set(_NUMBER.findall(text)):
            yield "date" if _DATE.search(normalized(part)) else "number"


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
    """Whether a date was said: day and month needn't stand together ("den 12., nej den 13. marts")."""
    text = normalized(said)
    return day in _numbers_of(said) and (
        month in text or month[:3] in text.split() or f"{day} i {_MONTHS.index(month) + 1}" in text
    )


def _strange(sentence: str, grounds: Grounds) -> Iterable[str]:
    """The names of a sentence that nobody said and that no participant has."""
    known = normalized(f"{grounds.meeting} {' '.join(f'{p.name} {p.role}' for p in grounds.people)}")
    words = set(known.split())
    for match in _NAME.finditer(sentence):
        # Of "MED-udvalg" the first is the name.
        for word in normalized(match.group()).split()[:1]:
            if len(word) > 1 and not (word in words or word.removesuffix("s") in words or _begins(word, words)):
                yield word


@lru_cache(maxsize=1024)
def _words_of(said: str) -> tuple[str, ...]:
    return tuple(normalized(said).split())


def _share(sentence: str, grounds: Grounds) -> tuple[float, int]:
    known = set(_words_of(grounds.said))
    known |= {word for person in grounds.people for word in normalized(f"{person.name} {person.role}").split()}
    words = [
        word
        for word in normalized(sentence).split()
        if len(word) > 3 and word not in _FORM and not word[0].isdigit() and not _REPORTING.match(word)
    ]
    return sum(_begins(word, known) for word in words) / len(words) if words else 1.0, len(words)


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
