"""What was said becomes sentences of a referat: days resolved, in third person, each said once."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.grammar import Direct, Grammar, Reporter, write_numbers
from models.grammar.spoken import tidy
from service.agreeing import Part
from service.meetings import Flag, FlagKind
from service.meetings.calendar import MONTHS, WEEKDAYS
from service.meetings.field import Field
from service.talks.answer import Answer, negated
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.heading import heads
from service.talks.people import TITLES, People
from service.talks.phrase import heard
from service.talks.private import harmless
from service.talks.saying import Saying
from service.talks.topics import Thread

_I = re.IGNORECASE
_PERSONAL = re.compile(r"\b(?:(?i:jeg|mig|min|mit|mine|du|dig|din|dit|dine|vi|os|vores)|I|[Jj]er|[Jj]eres)\b")
_TOGETHER = re.compile(r"\b(?:[Vv]i|os|vores|I|jer|jeres|[Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine)\b")
_US = re.compile(r"\b(?:[Vv]i|os|vores|jeres)\b")
_VERB = re.compile(
    r"\b(?:er|var|har|havde|kan|kunne|skal|skulle|vil|ville|må|bliver|blev|får|fik|går|gik|kommer|kom|gør|gjorde|tager|tog|"
    r"\w{3,}(?:ede|te))\b",
    _I,
)
_TAG = re.compile(
    r",?\s*(?:ikke(?:\s+(?:også|sandt))?|ikk'?|vel|eller\s+hvad|går\s+jeg\s+ud\s+fra|(?:passer|stemmer)\s+det|er\s+det\s+(?:rigtigt|korrekt))\s*\?\s*$",
    _I,
)
_CONFIRMS = re.compile(
    r"^(?:(?:og|så|men|altså|okay|godt),?\s+)*(?:du|det|vi|så|ingen|ikke|den|I|fra|\w+\s+timer|\w+(?:en|et)\s+(?:er|var|kom|blev|gik|har))\b",
    _I,
)
_LENGTH = re.compile(
    r"\b(?:\d+|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten|et\s+par|nogle|halvanden|flere|mange)\s+"
    r"(?:dage?|uger?|måned(?:er)?|år|hverdage?)\b|\b(?:måneder|uger|uge\s+\d+|marts|januar|februar|april|maj|juni|juli|august|"
    r"september|oktober|november|december|jul|nytår|påske|sommer\w*|efterår\w*|vinter\w*|forår\w*|måneden|året)(?:\s+ud)?\b",
    _I,
)
_NO_TASK = re.compile(r"^(?:\w+\s+)?(?:høre|se|snakke|tale|sige|huske|forstå|svare|finde)\b", _I)
_ANY = Calendar(datetime.date(2000, 1, 3))
_AMOUNT = re.compile(r"\b(?:timer|vagter|dage|lektioner)\b", _I)
_PROPOSES = re.compile(r"\b(?:tænk\w*|foreslå\w*|ville|kunne|måske|hellere)\b", _I)
_UNKNOWN = re.compile(r"\bved\b.*\b(?:ikke|ingen|hverken)\b|\bkan\s+\w+\s+ikke\s+(?:sige|svare)\b", _I)
_AGREED = re.compile(r"\b(?:aftalte|skulle|sagde)\b", _I)
_KEPT = re.compile(r"\bdet\s+har\s+(?:jeg|a|vi)\s+(?:\w+\s+)?(?:gjort|holdt|passet|fulgt)\b", _I)
_CAN = re.compile(r"^(?:og\s+|så\s+|men\s+)?(?:kan|kunne)\s+du\s+(?:godt\s+|så\s+)?(?P<what>.+?)\s*\?$", _I)
_ABOUT = re.compile(r"^(?:og\s+|så\s+|men\s+)?(?:hvad\s+med|og|så)\s+(?P<what>[^?]+?)\s*\?$", _I)
_POINTS_AT = re.compile(
    r"^\W*(?:(?:ja|nej|jo|jamen|næ)\W+)*(?:dem|den|det)(?=\s+(?:kan|skal|må|vil|går|klarer|magter)\b)", _I
)
_FEW = 4
"""Words of what is only named in a question."""


_LEAD = re.compile(
    r"[,\s]*(?:\b(?:og\s+)?(?:gældende\s+)?(?:frem\s+)?(?:fra\s+og\s+med|til\s+og\s+med|fra|til|indtil|inden|senest|frem|og)\s*)+(?:på\s*)?$|[,\s]*$",
    _I,
)
_AFTER = re.compile(r"^\s*(?:og\s+frem|ud|frem)\b", _I)
_OPENING = re.compile(
    r"^\W*(?:(?:(?:så\s+)?(?:aftaler\s+vi|vi\s+aftaler),?\s+at|så|og|ja|nej|jo|okay|godt|fint|altså|men|jamen|aftale[rt]?:?|hvad\s+med|(?:vi\s+siger|siger\s+vi)(?:(?:\s+det)?,?\s+at\b|\s+det\b)?|I\s+aftaler,?\s+at|kunne\s+vi\s+(?:så\s+)?lave\s+noget\s+med,?\s+at|(?:lader\s+vi|vi\s+lader)\s+det\s+være|(?:kører\s+vi|vi\s+kører)\s+(?:bare\s+)?(?:videre\s+)?med|skal\s+vi\s+sige|lad\s+os\s+sige)\b[\s,:–-]*)+",
    _I,
)
_LENGTH_OF = re.compile(
    r"\s*\b(?:i\s+)?de\s+(?:første|næste)\s+\S+\s+(?:uger|dage|måneder)\b|\s*\bde\s+\S+\s+første\s+(?:uger|dage)\b", _I
)
_HEDGE = re.compile(
    r"(?:[\s,]*\b(?:i\s+hvert\s+fald|i\s+første\s+omgang|nærmere\s+bestemt|(?:og\s+)?det\s+er|så\s+længe))+\W*$", _I
)
"""What only led up to days that are told elsewhere."""
_REPORTED = re.compile(r"^[^,»]{2,60} (?:oplyste|bemærkede|mente|nævnte|foreslog|konkluderede), at ")


# "Jeg kan godt passe telefonen" offers at a meeting; in a talk it tells what somebody is able to do.
_OFFERED = re.compile(r"^(?P<who>[^,»]{2,60}) tilbød at (?P<what>.+)$", re.DOTALL)


def _able(written: str, said: str) -> str:
    offered = _OFFERED.match(written)
    if offered is None or not re.search(r"\bkan\b", said, _I):
        return written
    return f"{offered['who']} kan {offered['what']}"


@dataclass(frozen=True)
class Told:
    """A sentence of the referat and the utterances it rests on."""

    text: str
    sources: tuple[str, ...]


class Teller:
    """Writes what was said, all of a field's sentences in one run of the grammar; without one, plainer."""

    def __init__(self, people: People, grammar: Grammar | None, today: datetime.date) -> None:
        self._people, self._today = people, today
        self._reporter = Reporter(grammar)
        self._made: dict[Direct, str | None] = {}

    def read(self, sayings: Sequence[Saying]) -> None:
        """Have all that was said gone through the grammar at once: far cheaper than field by field."""
        direct = [Direct(self._plain(s), self._speaker(s), self._addressee(s)) for s in sayings]
        self._reported([one for one in direct if one.speaker and _sentence(one.text)])

    def report(self, sayings: Sequence[Saying]) -> list[Told | None]:
        """A sentence for each; None where nothing right can be written."""
        texts = [self._plain(saying) for saying in sayings]
        direct = [Direct(text, self._speaker(s), self._addressee(s)) for text, s in zip(texts, sayings, strict=True)]
        spoken = [place for place, d in enumerate(direct) if d.speaker and _sentence(d.text)]
        made = dict(zip(spoken, self._reported([direct[place] for place in spoken]), strict=True))
        told = []
        for place, (text, saying) in enumerate(zip(texts, sayings, strict=True)):
            written = self._uncapitalised(made.get(place) or "", text) or self._without_grammar(text, saying)
            written = harmless(_able(written, saying.text)) if written else ""
            told.append(Told(written, saying.utterances) if written else None)
        return told

    def _reported(self, direct: Sequence[Direct]) -> list[str | None]:
        """The rule's sentence for each, asked once for each."""
        new = [one for one in dict.fromkeys(direct) if one not in self._made]
        if new:
            self._made |= dict(zip(new, self._reporter.report(new), strict=True))
        return [self._made[one] for one in direct]

    def _without_grammar(self, text: str, saying: Saying) -> str:
        """A fragment is written as it stands; a sentence about people in the words themselves."""
        bare = write_numbers((text if saying.noted else tidy(text)).strip(" ?.!…"))
        if len(re.findall(r"\w+", bare)) < 1:
            return ""
        if not _PERSONAL.search(bare) and not saying.noted:
            return _capital(bare) + "."
        title = self._speaker(saying)
        if saying.noted:
            return self._of_notes(bare) + "."
        if title and (not _TOGETHER.search(bare) or self._known(bare, saying)):
            return self._third(bare, Direct(bare, title, self._addressee(saying))) + "."
        return f"{title} sagde: »{_capital(bare)}.«" if title else f"»{_capital(bare)}.«"

    def _known(self, bare: str, saying: Saying) -> bool:
        """Whether everybody who is spoken to in it is known: the employee, and with "I" who else leads the talk."""
        if saying.part is Part.EMPLOYEE or _US.search(bare):
            return False
        return not self._people.named(bare)

    def _you_all(self, speaker: str) -> str:
        """Who "I" are for one who leads the talk: the employee and the others who lead it."""
        present = [person for person in self._people.all if person.part in {Part.EMPLOYEE, Part.LEADER, Part.HR}]
        titles = [
            self._people.title(person) for person in sorted(present, key=lambda one: one.part is not Part.EMPLOYEE)
        ]
        return " og ".join(_within(title) for title in titles if title != speaker)

    def _of_notes(self, bare: str) -> str:
        """A line of notes: "jeg" is who wrote it."""
        writer = self._people.writer
        if writer is not None:
            bare = re.sub(r"\b(?:jeg|mig|undertegnede)\b", self._people.title(writer), bare, flags=_I)
        return _capital(bare)

    def _uncapitalised(self, made: str, text: str) -> str:
        """The word that opened what was said, small inside the sentence of report unless it is a name."""
        first = re.match(r"[A-ZÆØÅ][a-zæøå]+", text)
        if first is None or self._people.named(first.group()):
            return made
        return re.sub(rf"(?<=, at ){first.group()}\b", first.group().lower(), made)

    def _plain(self, saying: Saying) -> str:
        """The sentence with its days told by date: "på onsdag" is "onsdag den 3. december"."""
        text = _TAG.sub(".", saying.text) if saying.question else saying.text
        text = _WRITING.sub("", text)
        text = _WRITES.sub("", text if not saying.question or _TAG.search(saying.text) else f"{text.rstrip(' ?')}.")
        return self.resolved(straight(text, _SO.sub("", text)))

    def bare(self, saying: Saying) -> str:
        """What the sentence says, without who says it and without its days: an agreement's words."""
        text = _TAG.sub(".", saying.text).rstrip(" ?")
        for day in reversed(days_in(text, Calendar(self._today, "any"))):
            if day.bare:
                continue
            before = _LEAD.sub("", text[: day.start])
            text = before + _AFTER.sub("", text[day.end :])
        text = re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", straight(text, _OPENING.sub("", text))))
        text = _HEDGE.sub("", _LENGTH_OF.sub("", text).strip(" ,;–-"))
        text = _capital(text)
        direct = Direct(text, self._speaker(saying), self._addressee(saying))
        made = self._reported([direct])[0] if _PERSONAL.search(text) and direct.speaker else None
        if saying.noted:
            text = re.sub(r"\s*\([^()]*\)\s*$", "", text)
            return harmless(self._of_notes(write_numbers(text)).strip(" .,")).rstrip(".")
        written = _REPORTED.sub("", made) if made else write_numbers(self._third(tidy(text), direct))
        return harmless(_capital(written.strip(" .,"))).rstrip(".")

    def _third(self, text: str, direct: Direct) -> str:
        """The sentence in third person word by word, where the grammar gave up on it."""
        you, me = _within(direct.addressee), _within(direct.speaker)
        for words, name in (
            (r"du|dig", you),
            (r"jeg|mig|a(?=\s+(?:er|har|ha|kan|ka|skal|ska|vil|ve|må|tror|blev|gør|tager|møder))", me),
        ):
            if name:
                text = re.sub(rf"\b(?:{words})\b", name, text, flags=_I)
        if all_ := self._you_all(direct.speaker):
            text = re.sub(r"(?<=[a-zæøå,] )(?:I\b|jer\b)", all_, text)
        for words, name in ((r"din|dit|dine", you), (r"min|mit|mine", me)):
            if name:
                text = re.sub(rf"\b(?:{words})\b", f"{name}s", text, flags=_I)
        return _capital(text)

    def resolved(self, text: str) -> str:
        """The text with the days that only hold on the day of the talk told by their date."""
        for day in reversed(days_in(text, Calendar(self._today, "any"))):
            words = text[day.start : day.end]
            if (
                not day.single
                or day.bare
                or day.vague
                or re.search(r"\b(?:i dag|jul|nytår\w*|måned\w*|år\w*)\b", words, _I)
            ):
                continue
            if any(month in words.casefold() for month in MONTHS):
                continue
            year = "" if day.first.year == self._today.year else f" {day.first.year}"
            weekday = f"{WEEKDAYS[day.first.weekday()]} " if re.search(r"dag", words, _I) else ""
            written = f"{weekday}den {day.first.day}. {MONTHS[day.first.month - 1]}{year}"
            text = text[: day.start] + written + text[day.end :]
        return text[:1].upper() + text[1:]

    def _speaker(self, saying: Saying) -> str:
        person = self._people.speaker(saying.speaker)
        return self._people.title(person) if person else ""

    def _addressee(self, saying: Saying) -> str:
        """Who "you" is: the employee for everybody else, the leader for the employee."""
        wanted = Part.LEADER if saying.part is Part.EMPLOYEE else Part.EMPLOYEE
        person = self._people.first(wanted)
        return self._people.title(person) if person else ""


def straight(said: str, opened: str) -> str:
    """A main clause in straight order once its "så" is taken off: "Så laver jeg en plan" is "jeg laver en plan".

    `opened` is what was said without its opening words.
    """
    taken = said[: len(said) - len(opened)]
    turned = _TURNED.match(opened) if re.search(r"\bså\b", taken, _I) and not said.rstrip().endswith("?") else None
    return opened if turned is None else f"{turned['who']} {turned['verb'].lower()}{opened[turned.end() :]}"


def _within(title: str) -> str:
    """A title as it stands within a sentence: "lederen", but "Inger Buhl"."""
    return title[:1].lower() + title[1:] if title in TITLES.values() else title


def told(thread: Thread, teller: Teller) -> Field:
    """The text field with the thread's sentences that say something of it."""
    chosen = _chosen(thread)
    field = written(thread.field.name, [t for t in teller.report(chosen) if t])
    # Words that only touch the field may be about something else.
    asked = any(
        heard(thread.field.hear, saying.text) or (saying.noted and heads(thread.field, saying.text))
        for saying in thread.sayings
        if saying.place in thread.opened
    )
    reasons = [] if asked else ["Der blev ikke spurgt direkte til det."]
    if chosen and all(saying.part is Part.EMPLOYEE and _UNKNOWN.search(saying.text) for saying in chosen):
        reasons.append("Der blev ikke svaret klart.")
    if field.value is None or not reasons:
        return field
    flags = tuple(Flag(kind=FlagKind.UNCERTAIN, text="", reason=reason) for reason in reasons)
    return field.model_copy(update={"flags": flags})


def written(name: str, sentences: Sequence[Told]) -> Field:
    """The field with these sentences, each thing said once."""
    kept: list[Told] = []
    for sentence in sentences:
        new = _stems(sentence.text)
        if any(new <= _stems(other.text) for other in kept):
            continue
        kept = [other for other in kept if not _stems(other.text) < new]
        kept.append(sentence)
    text = " ".join(sentence.text for sentence in kept)
    sources = tuple(dict.fromkeys(source for sentence in kept for source in sentence.sources))
    return Field(name=name, value=text or None, text=text, sources=sources)


def _chosen(thread: Thread) -> list[Saying]:
    """What says something of the field: statements, and questions that were answered with yes."""
    found: list[Saying] = []
    sayings = thread.sayings
    for place, one in enumerate(sayings):
        saying = _pointed(one, sayings[:place])
        reply = next((s.answer for s in sayings[place + 1 : place + 3] if s.speaker != saying.speaker), None)
        if saying.question and (asked := _as_answered(saying, sayings[place + 1 : place + 3], sayings[:place])):
            found.append(asked)
            continue
        if (
            reply is Answer.NO
            and saying.part is not Part.EMPLOYEE
            and not (negated(saying.text) and not saying.question)
        ):
            continue
        if saying.question:
            confirmed = reply is Answer.YES and (
                _WRITING.match(saying.text) or _TAG.search(saying.text) or _CONFIRMS.match(saying.text)
            )
            if not confirmed:
                continue
        if _says(thread, saying) or _goes_on(found, saying) or _kept(saying, sayings[place + 1 : place + 4]):
            found.append(saying)
    return found


def _pointed(saying: Saying, before: Sequence[Saying]) -> Saying:
    """The employee's answer with what was asked about for its "dem": "Og banetovene?" "Dem kan jeg ikke trække i."."""
    asked = before[-1] if before else None
    points = _POINTS_AT.match(saying.text)
    about = _ABOUT.match(asked.text) if asked is not None and points else None
    if asked is None or points is None or about is None or saying.part is not Part.EMPLOYEE or saying.question:
        return saying
    if asked.speaker == saying.speaker or len(about["what"].split()) > _FEW or _sentence(about["what"]):
        return saying
    text = f"{about['what']}{saying.text[points.end() :]}"
    sources = (*asked.utterances, *saying.utterances)
    return replace(saying, text=_capital(text), utterances=sources)


def _goes_on(found: Sequence[Saying], saying: Saying) -> bool:
    """Whether it goes on with the list that its speaker has begun: "Læsesalen kan jeg godt. Og scanningen."."""
    last = found[-1] if found else None
    if last is None or last.speaker != saying.speaker or saying.place != last.place + 1 or saying.noted:
        return False
    return saying.part is Part.EMPLOYEE and not _sentence(saying.text) and bool(_content(saying.text))


def _kept(saying: Saying, after: Sequence[Saying]) -> bool:
    """Whether it tells of what was agreed and kept, or how much is agreed to: "Vi aftalte femten timer." "Ja."."""
    if saying.question or saying.noted or saying.part is Part.EMPLOYEE:
        return False
    if _AMOUNT.search(saying.text) and not _PROPOSES.search(saying.text):
        return any(s.part is Part.EMPLOYEE and s.answer is Answer.YES for s in after)
    return _AGREED.search(saying.text) is not None and any(
        s.part is Part.EMPLOYEE and _KEPT.search(s.text) for s in after
    )


def _as_answered(question: Saying, after: Sequence[Saying], before: Sequence[Saying]) -> Saying | None:
    """Of "Kan du skrive på rapporten?" and "Ja." that the one who answers can; "dem" is what was asked about before."""
    reply = next((s for s in after if s.speaker != question.speaker and s.answer in {Answer.YES, Answer.NO}), None)
    found = _CAN.match(question.text)
    if reply is None or found is None or question.part is Part.EMPLOYEE or _NO_TASK.match(found["what"]):
        return None
    if days_in(found["what"], _ANY):
        return None
    what = found["what"]
    if re.search(r"\b(?:dem|den|det)\b", what) and before and (about := _ABOUT.match(before[-1].text)):
        what = re.sub(r"\b(?:dem|den|det)\b", about["what"], what)
    not_ = "" if reply.answer is Answer.YES else "ikke "
    sources = (*question.utterances, *reply.utterances)
    return replace(reply, text=f"Jeg kan {not_}{what}.", utterances=sources, answer=None)


def _says(thread: Thread, saying: Saying) -> bool:
    """Whether the sentence says something of the field by itself: "Det kan jeg godt." does not."""
    text = saying.text
    if not saying.noted and not (_content(text) or _NOTHING.match(text)):
        return False
    leads = not saying.noted and saying.part not in {Part.EMPLOYEE, None}
    if leads and _aloud(thread, saying):
        return True
    if any(re.search(r"\bkan\s+(?:(?:jeg|du|godt|ikke)\s+)*$", text[: day.start], _I) for day in days_in(text, _ANY)):
        return False  # "Kan ikke tirsdag" is about a meeting
    if leads and not (saying.question or _SUMS_UP.match(text) or days_in(text, _ANY)):
        return False
    if saying.noted and any(s.place in thread.opened and s.utterances == saying.utterances for s in thread.sayings):
        return True  # a line of notes is about what it begins with
    return _tells(thread.field.tells, text) or _answers(thread, saying)


def _aloud(thread: Thread, saying: Saying) -> bool:
    """Whether who leads the talk lists aloud what the employee just said: "Læsesal, kopiering og henvendelser."."""
    if saying.question or _sentence(saying.text) or len(saying.text.split()) < 2:
        return False
    before = [s for s in thread.sayings if saying.place - 4 <= s.place < saying.place and s.part is Part.EMPLOYEE]
    said = frozenset[str]().union(*(_stems(s.text) for s in before))
    return bool(_stems(saying.text) & said) or _AMOUNT.search(saying.text) is not None


def _answers(thread: Thread, saying: Saying) -> bool:
    """Whether it is the employee's first word to a question that opened the field."""
    if saying.part is not Part.EMPLOYEE or saying.question:
        return False
    before = [s for s in thread.sayings if saying.place - 3 <= s.place < saying.place and s.speaker != saying.speaker]
    return any(s.question and s.place in thread.opened for s in before)


def says_something(text: str) -> bool:
    """Whether a sentence holds more than words that point: "Det gør jeg." does not."""
    return bool(_content(text))


def _content(text: str) -> list[str]:
    text = re.sub(r",\s+[A-ZÆØÅ]\w+\W*$", "", text)  # who is called by name
    return [
        word
        for word in re.findall(r"[\wæøå-]+", text.casefold())
        if (len(word) > 3 or word.isdigit()) and word not in _EMPTY
    ]


_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        altså bare bedre blev blive bliver burde dejligt dengang denne derfor dette efter eller ellers endelig
        endnu faktisk fint fordi fortælle først gerne gjorde godt havde have heller helt hende hvad hver hvis hvor
        hvordan ikke ingen jamen jeres komme kommer kunne lade lidt lige ligesom lyder mange meget mener mere måske
        nogen noget nogle også okay over passer perfekt rigtig rigtigt sagde selv siden sidst sige siger sikkert
        skal skulle stadig super synes skriv skriver sådan tage tager tror tænker under vide ville vores være været
        """,
    )
)
"""Words that say nothing of a field by themselves."""
_NOTHING = re.compile(
    r"^\W*(?:(?:nej|så|nu)\W+)*(?:ikke\s+noget|ingen|ingenting|intet|slet\s+ikke|(?:nu\s+)?kan\s+(?:jeg|a)\s+ingenting|det\s+kan\s+(?:jeg|a)\s+ikke\s+(?:sige|svare)|ikke)\b",
    _I,
)
_SUMS_UP = re.compile(
    r"^\W*(?:(?:okay|godt|ja|jo|nej|fint|og|men|altså)\W+)*(?:så\b|ikke\b|ingen\b|du\b|delvist|fuld|jeg\s+skriver|den\s+(?:gik|blev|er|kom)|jeg\s+(?:sendte|har|ringede|gav)|"
    r"vi\s+(?:aftalte|sendte)|[\wæøå]+\s+og\s+[\wæøå]+\W*(?:godt|fint|ja)?\W*$|(?:han|hun)\b|første\b|indkaldt\b)",
    _I,
)
_WRITING = re.compile(r"^\W*(?:så\s+)?skal\s+(?:vi|jeg)\s+skrive,?\s+at\s+", _I)
_SO = re.compile(r"^\W*(?:(?:okay|godt|ja|fint|og)\W+)*så,?\s+(?=\w+\s+(?:\w+\s+)*\w|ingen|ikke)", _I)
_TURNED = re.compile(
    r"^(?P<verb>(?!når\b|hvis\b|at\b|eller\b|over\b|efter\b|under\b|mere\b)[a-zæøå]+(?:er|år|ør|kan|skal|vil|må|ved)|har|kan|skal|vil|må|går|får|gør|står)\s+"
    r"(?P<who>jeg|du|vi|han|hun|man|(?-i:I)|(?-i:[A-ZÆØÅ][\wæøåé-]+(?:\s+[A-ZÆØÅ][\wæøåé-]+)?))(?!\w)",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"^\W*(?:(?:okay|godt|ja|fint)\W+)*(?:så\s+)?(?:skriver|noterer|siger|aftaler)\s+(?:jeg|vi)(?:\s+bare|\s+så)?,?\s+at\s+|^\W*(?:så\s+)?(?:jeg|vi)\s+(?:skriver|noterer|siger|aftaler)(?:\s+bare|\s+så)?,?\s+at\s+",
    _I,
)


def _tells(tells: Sequence[str], text: str) -> bool:
    if not tells:
        return True
    plain = [phrase for phrase in tells if not phrase.startswith("<")]
    if heard(plain, text):
        return True
    if "<dag>" in tells and days_in(text, _ANY):
        return True
    return "<varighed>" in tells and _LENGTH.search(text) is not None


def _sentence(text: str) -> bool:
    return _VERB.search(text) is not None or _PERSONAL.search(text) is not None


def _stems(text: str) -> frozenset[str]:
    return (
        frozenset(word[:5] for word in re.findall(r"[\wæøå]+", text.casefold()) if len(word) > 2 or word.isdigit())
        - _SMALL
    )


_SMALL = frozenset(
    word[:5]
    for word in re.findall(
        r"\w+",
        "medarbejderen lederen oplyste bemærkede at kan skal vil har og men det den der som for med til fra ved gerne",
    )
)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
