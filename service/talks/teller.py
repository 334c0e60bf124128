"""A thing said becomes a sentence of a referat: days resolved, in third person."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar import Direct, Grammar, Reporter, write_numbers
from models.grammar.spoken import tidy
from service.agreeing import Part
from service.meetings.calendar import MONTHS, WEEKDAYS
from service.talks.calendar import Calendar
from service.talks.clause import PERSONAL, bare_of, capital, is_sentence, stated
from service.talks.day import days_in
from service.talks.people import TITLES, People
from service.talks.private import harmless
from service.talks.saying import Saying

_I = re.IGNORECASE
_TOGETHER = re.compile(r"\b(?:[Vv]i|os|vores|I|jer|jeres|[Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine)\b")
_US = re.compile(r"\b(?:[Vv]i|os|vores|jeres)\b")
_REPORTED = re.compile(r"^[^,»]{2,60} (?:oplyste|bemærkede|mente|nævnte|foreslog|konkluderede), at ")
# "Jeg kan godt passe telefonen" offers at a meeting; in a talk it tells what somebody is able to do.
_OFFERED = re.compile(r"^(?P<who>[^,»]{2,60}) tilbød at (?P<what>.+)$", re.DOTALL)


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
        self._reported([one for one in direct if one.speaker and is_sentence(one.text)])

    def report(self, sayings: Sequence[Saying]) -> list[Told | None]:
        """A sentence for each; None where nothing right can be written."""
        texts = [self._plain(saying) for saying in sayings]
        direct = [Direct(text, self._speaker(s), self._addressee(s)) for text, s in zip(texts, sayings, strict=True)]
        spoken = [place for place, d in enumerate(direct) if d.speaker and is_sentence(d.text)]
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
        if not PERSONAL.search(bare) and not saying.noted:
            return capital(bare) + "."
        title = self._speaker(saying)
        if saying.noted:
            return self._of_notes(bare) + "."
        if title and (not _TOGETHER.search(bare) or self._known(bare, saying)):
            return self._third(bare, Direct(bare, title, self._addressee(saying))) + "."
        return f"{title} sagde: »{capital(bare)}.«" if title else f"»{capital(bare)}.«"

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
        return capital(bare)

    def _uncapitalised(self, made: str, text: str) -> str:
        """The word that opened what was said, small inside the sentence of report unless it is a name."""
        first = re.match(r"[A-ZÆØÅ][a-zæøå]+", text)
        if first is None or self._people.named(first.group()):
            return made
        return re.sub(rf"(?<=, at ){first.group()}\b", first.group().lower(), made)

    def _plain(self, saying: Saying) -> str:
        """The sentence with its days told by date: "på onsdag" is "onsdag den 3. december"."""
        return self.resolved(stated(saying))

    def bare(self, saying: Saying) -> str:
        """What the sentence says, without who says it and without its days: an agreement's words."""
        text = capital(bare_of(saying, Calendar(self._today, "any")))
        direct = Direct(text, self._speaker(saying), self._addressee(saying))
        made = self._reported([direct])[0] if PERSONAL.search(text) and direct.speaker else None
        if saying.noted:
            text = re.sub(r"\s*\([^()]*\)\s*$", "", text)
            return harmless(self._of_notes(write_numbers(text)).strip(" .,")).rstrip(".")
        written = _REPORTED.sub("", made) if made else write_numbers(self._third(tidy(text), direct))
        return harmless(capital(written.strip(" .,"))).rstrip(".")

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
        return capital(text)

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


def _able(written: str, said: str) -> str:
    offered = _OFFERED.match(written)
    if offered is None or not re.search(r"\bkan\b", said, _I):
        return written
    return f"{offered['who']} kan {offered['what']}"


def _within(title: str) -> str:
    """A title as it stands within a sentence: "lederen", but "Inger Buhl"."""
    return title[:1].lower() + title[1:] if title in TITLES.values() else title
