"""Facts become sentences of a referat: reported speech by rule, by a language model where that isn't sure, else quoted.

What was agreed, and what is to be ført til referat, is taken over in its own words where grammar allows it. A sentence
is never dressed up: if it can't be made right, it stands as a quotation.
"""

import re
from collections.abc import Callable, Sequence

from models.grammar import Direct, Grammar, Reporter, check, spoken_left, unquoted, write_numbers
from models.progress import Progress, silent
from service.drafting.asking import asked, most_tokens
from service.drafting.check import Ground, flags_of
from service.drafting.composing import Composer
from service.drafting.decided import decided
from service.drafting.fact import Fact, FactKind
from service.drafting.numerals import numbers_in
from service.drafting.people import People
from service.drafting.prompts import REPORTED_SPEECH, load
from service.drafting.scribe import Scribe, Written
from service.drafting.stems import content
from service.drafting.tasks import TAKEN_ON
from service.meetings import NOTES, RULES, FlagKind
from service.meetings.calendar import MONTHS, WEEKDAYS

_I = re.IGNORECASE
_QUOTABLE = 0.85
_LONGEST_QUOTE = 24  # words of meaning
_PERSONAL = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|du|dig|din|dit|dine|I|jer|jeres)\b")
_AT = re.compile(r",?\s*\bat\s+(?P<clause>.+?)[.!?]*$", _I | re.DOTALL)
_AGREED = re.compile(
    r"\b(?P<verb>aftal|beslut|vedtag|konklud|sig|enig)\w*\b(?:\s+(?:vi|om|nu|så|det|derfor"
    r"|hermed))*\s*,?\s*at\s+(?P<clause>.+?)[.!?]*$",
    _I | re.DOTALL,
)
# "At BUPL er imod lukningen.": somebody was asked what to write.
_AT_FIRST = re.compile(r"^at\s+(?P<clause>[^?]{12,}?)[.!]*$", _I | re.DOTALL)
_RECORD_AT = re.compile(
    r"(?:referat\w*|protokol\w*"
    r"|mindretalsudtalelse)\b\s*,?\s*(?:skal\s+(?:der\s+)?stå\s*,?\s*)?at\s+(?P<clause>.+?)[.!?]*$",
    _I | re.DOTALL,
)


_VERB = r"(?:\w+r|skal|kan|vil|må|bør|var|blev|kom|gik|fik|havde|skulle|kunne|ville)\b"
# "…, den kommer på torsdag" after "oplyste, at …": a second main clause that speech had no word to join.
_SPLICED = re.compile(
    rf"(?<=\w), (?P<who>den|det|hun|han|de|man) (?P<verb>{_VERB})(?! (?:ikke|også|jo|kun|altid|aldrig|så)\b)"
)
_CLEFT = re.compile(r"\bat det (?!er\b|var\b)[^,]{3,60} (?:er|var), der\b")
_POINTING = re.compile(
    rf"(?:hun|han|de|den|det)\s+(?={_VERB})(?!er\s+(?:godt|fint|rigtigt|vigtigt|svært|synd|ikke|også)|der\b|at\b)", _I
)
_PERSON = re.compile(r"(?:hun|han|de)\b", _I)
_TOLD = {FactKind.INFORMATION, FactKind.ANSWER}
_ASKED = "?"
# A model may only report: "besluttede" or "tror" would be its own reading.
_REPORTING = {
    _ASKED: {"spurgte", "foreslog", "efterlyste"},
    "": {"oplyste", "bemærkede", "mente", "nævnte", "fortalte", "svarede", "tilføjede", "påpegede", "foreslog"},
}


def _faithful(written: str, said: str) -> bool:
    """Whether all that is written was said, in these words or inflections of them, and most of it is there."""
    ours, theirs = set(content(written)), set(content(write_numbers(said))) | set(content(said))
    kept = {s for s in ours if s in theirs}
    return len(ours - kept) == 0 and len(kept) >= 0.6 * len(set(content(said)))


def _as_decided(fact: Fact) -> str | None:
    """What the chair says that "we" do, as the decision it is."""
    return write_numbers(decided(fact.text)) or None if fact.kind is FactKind.DECISION else None


def _as_concluded(text: str | None, fact: Fact) -> str | None:
    """A decision is not merely told of."""
    if text is None or fact.kind is not FactKind.DECISION:
        return text
    text = re.sub(r"^[^,»]{2,60} (?:oplyste|bemærkede|mente|nævnte|tilføjede), at ", "Det blev konkluderet, at ", text)
    return _SETTLED.sub("at det bliver", text)


_SENTENCES = re.compile(r"(?<=[a-zæøå%0-9][.!])\s+(?=[A-ZÆØÅ0-9])")


def _head(text: str) -> tuple[str, str]:
    """The sentence itself, and the fragments that were said after it ("… et borgermøde. Klokken 19 på rådhuset.")."""
    head, *tail = _SENTENCES.split(text, maxsplit=1)
    return head, " ".join(tail)


def _with_tail(text: str | None, said: str) -> str | None:
    """The sentence with the fragments after a colon; None where they hold a person that only reporting could turn."""
    tail = _head(said)[1]
    if text is None or not tail:
        return text
    if _PERSONAL.search(tail) or not text.endswith(".") or "»" in text or ":" in text:
        return None
    pieces = [piece.rstrip(" .!") for piece in _SENTENCES.split(tail)]
    told = ", ".join(piece if _CAPITAL.match(piece) else piece[:1].lower() + piece[1:] for piece in pieces if piece)
    return f"{text[:-1]}: {write_numbers(told)}."


def _hangs(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether it is about a person that only a sentence told of which isn't written."""
    return fact.follows is not None and not any(f is fact.follows for f in facts) and bool(_PERSON.match(fact.text))


_CAPITAL = re.compile(r"[A-ZÆØÅ]\w*\s+(?:og\s+)?[A-ZÆØÅ]|[A-ZÆØÅ]{2,}|[A-ZÆØÅ]\b")


def _worth_quoting(fact: Fact) -> bool:
    """Whether the words themselves are told where no rule can report them: not for a word or two."""
    words = len(set(content(fact.text)))
    bound = fact.kind in {FactKind.DECISION, FactKind.TASK, FactKind.STATEMENT, FactKind.ANSWER}
    return words <= _LONGEST_QUOTE and (words >= 2 or bound or bool(numbers_in(fact.text)))


def _polished(text: str) -> str:
    """The marks as a referat sets them: "5,1 %", "alle ni", "APV'en"."""
    text = text.replace(" ' ", "'")
    text = re.sub(r"(?<=\d)%", " %", text)
    text = re.sub(r", (?:ja|jo|nej|altså), ", ", ", re.sub(r", så (?:ja|nej)(?=\.$)", "", text))
    if re.match(r"[^,»]{2,60} (?:oplyste|bemærkede|mente|svarede|konkluderet), at ", text):
        text = _SPLICED.sub(r", og at \g<who> \g<verb>", text)
    text = re.sub(r"\bat det (er|var|bliver) (først og fremmest|især|navnlig|også|ikke|kun)\b", r"at det \2 \1", text)
    return re.sub(
        r"\b(alle|op til|mindst|højst|kun|omkring|cirka) (\d{1,2})\b"
        r"(?![.,:/]?\d|\.|\s*(?:%|kr\b|pct|mio|mia|timer?\b))",
        lambda m: f"{m[1]} {_SPELT[int(m[2])]}" if 2 <= int(m[2]) <= 12 else m[0],
        text,
    )


_SPELT = ("", "", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")

# "Vi siger otte pladser": what it is to be, and not something that is said.
_NAMED = "|".join(
    (*filter(None, _SPELT), *WEEKDAYS, *MONTHS, "en", "et", "tyve", "hundrede", "halv", "den", "uge", "på")
)
_SETTLED = re.compile(rf"\bat man siger(?= (?:\d|kl\.|(?:{_NAMED})\b))")


class Writer:
    """Writes the facts of a whole meeting of `seconds`: the rule and the model are each asked once, for all of them."""

    def __init__(
        self,
        people: People,
        grammar: Grammar | None = None,
        scribe: Scribe | None = None,
        committee: str = "udvalget",
        seconds: float = 0.0,
    ) -> None:
        self._seconds = seconds
        self._people, self._grammar, self._scribe, self._committee = people, grammar, scribe, committee
        self._reporter = Reporter(grammar)

    def composer(self) -> Composer | None:
        """Who words whole items, where the model is one that is given them."""
        if self._scribe is None or self._scribe.writes != "item":
            return None
        return Composer(self._scribe, self._people, self._grammar)

    def write(self, facts: Sequence[Fact], progress: Progress = silent) -> list[str | None]:
        """A sentence for every fact, in order; None for a fact that nothing right can be said of."""
        return [written.text if written else None for written in self.signed(facts, progress)]

    def signed(self, facts: Sequence[Fact], progress: Progress = silent) -> list[Written | None]:
        """The same, each with who wrote it."""
        texts: list[str | None] = [f.text if f.kind is FactKind.WRITTEN else self._fixed(f) for f in facts]
        self._fill(texts, facts, lambda rest: [_as_decided(fact) for fact in rest])
        self._fill(texts, facts, self._by_rule)
        progress(0.3)
        ruled = list(texts)
        if self._scribe is not None and self._scribe.writes == "fact":
            self._fill(texts, facts, lambda open_facts: self._by_model(open_facts, progress))
        progress(1.0)
        made = [self._named(_polished(text), fact) if text else None for text, fact in zip(texts, facts, strict=True)]
        led = self._led_on(made, facts)
        right = [
            text if text and self._reads_well(text, fact) else None if _hangs(fact, facts) else self.quoted(fact)
            for text, fact in zip(led, facts, strict=True)
        ]
        by_model = [
            before is None and given is not None and text == own
            for before, given, own, text in zip(ruled, texts, made, right, strict=True)
        ]
        return [
            None if text is None else Written(text, self._writer(fact, by_model=by))
            for text, fact, by in zip(right, facts, by_model, strict=True)
        ]

    def _writer(self, fact: Fact, *, by_model: bool) -> str:
        if by_model and self._scribe is not None:
            return self._scribe.id
        return NOTES if fact.kind is FactKind.WRITTEN else RULES

    def _named(self, text: str, fact: Fact) -> str:
        """The names that stood first in what was said, with their capital again: "at Ellen har ret"."""
        first = re.match(r"[A-ZÆØÅ][\wæøåé-]+", fact.text)
        if first is None or not (first.group() in self._people.names or self._people.mentioned(first.group())):
            return text
        return re.sub(rf"\b{re.escape(first.group().lower())}\b", first.group(), text)

    def _reads_well(self, text: str, fact: Fact) -> bool:
        """Whether nobody is named twice over, as one who speaks of themselves is, and nothing that only speech has was
        left in it. What the referent wrote is taken as it stands.
        """
        if fact.kind is FactKind.WRITTEN:
            return True
        name = self._people.named(fact.speaker)
        twice = bool(name) and unquoted(text).casefold().count(name.casefold()) > 1
        return not twice and not _CLEFT.search(text) and not spoken_left(text)

    def _led_on(self, texts: Sequence[str | None], facts: Sequence[Fact]) -> list[str | None]:
        """What points back ("Hun begynder i maj") goes on from the sentence it follows, or is left out without it."""
        result: list[str | None] = []
        for text, fact in zip(texts, facts, strict=True):
            pointing = _POINTING.match(fact.text) is not None and not fact.text.endswith("?")
            before = next((i for i, f in enumerate(facts[: len(result)]) if f is fact.follows), None)
            led = before is not None and before == len(result) - 1 and result[before] is not None
            if not pointing or fact.kind is FactKind.STATEMENT:
                result.append(text)
            elif led and fact.kind in _TOLD and not _PERSONAL.search(fact.text) and self._grammar is not None:
                result.append(_polished(write_numbers(fact.text)))
            else:
                # Right after what it points back to it can be read, with its speaker named again.
                apart = fact.replies is None and not led
                result.append(None if apart and _PERSON.match(fact.text) else text)
        return result

    @staticmethod
    def _fill(texts: list[str | None], facts: Sequence[Fact], make: Callable[[list[Fact]], list[str | None]]) -> None:
        places = [i for i, text in enumerate(texts) if text is None]
        if places:
            for place, text in zip(places, make([facts[i] for i in places]), strict=True):
                texts[place] = text

    def _fixed(self, fact: Fact) -> str | None:  # noqa: PLR0911 - a return for each form
        """What has its own form: agreements, and statements for the record to the letter."""
        if fact.kind is FactKind.DECISION and (match := _AGREED.search(fact.text)):
            clause = match.group("clause").strip()
            if not _PERSONAL.search(clause):
                verb = match.group("verb").casefold()
                opening = (
                    "Der var enighed om, at"
                    if verb == "enig"
                    else "Det blev besluttet, at"
                    if verb in {"beslut", "vedtag"}
                    else "Det blev aftalt, at"
                )
                if self._is_infinitive(clause):  # "enighed om at vente": no comma before an infinitive
                    opening = opening.replace(", at", " at")
                return f"{opening} {write_numbers(clause)}."
        if (
            (match := _AT_FIRST.match(fact.text))
            and not _PERSONAL.search(fact.text)
            and self._people.named(fact.speaker)
        ):
            return f"{self._people.named(fact.speaker)} bemærkede, at {write_numbers(match.group('clause'))}."
        if fact.owner == TAKEN_ON:
            name = self._people.named(fact.speaker)
            by = f" {write_numbers(fact.deadline)}" if fact.deadline else ""
            return f"{name} påtog sig opgaven{by}: »{fact.text}«" if name else None
        if fact.kind is FactKind.TASK and fact.owner.casefold() != "jeg" and not _PERSONAL.search(fact.text):
            return self._task(fact)
        if fact.kind is FactKind.STATEMENT:
            if fact.owner and self._people.named(fact.speaker):
                return f"{self._people.named(fact.speaker)} stemte imod og ønskede det ført til referat."
            name = self._people.named(fact.speaker)
            match = _RECORD_AT.search(fact.text)
            if match and not _PERSONAL.search(match.group("clause")):
                clause = match.group("clause").strip()
                return (
                    f"{name} ønskede ført til referat, at {clause}."
                    if name
                    else f"Det blev ønsket ført til referat, at {clause}."
                )
            return (
                f"{name} ønskede ført til referat: »{fact.text}«"
                if name
                else f"Det blev ønsket ført til referat: »{fact.text}«"
            )
        return None

    def _is_infinitive(self, clause: str) -> bool:
        """Whether what stands after "at" begins with an infinitive, and not with who does it."""
        if self._grammar is None:
            return False
        return next(("inf" in token.tags for token in self._grammar.analyse([f"at {clause}"])[0][1:]), False)

    def _task(self, fact: Fact) -> str | None:
        """Who does what, where it was said in a main clause that begins with the names: only they are made whole."""
        if not fact.text.startswith(fact.owner + " ") or fact.text.endswith("?"):
            return None
        owner = fact.owner
        for name in re.split(r",\s+|\s+og\s+", fact.owner):
            person = next(iter(self._people.mentioned(name)), None)
            owner = re.sub(rf"\b{re.escape(name)}\b", person.name, owner) if person else owner
        return write_numbers(owner + fact.text[len(fact.owner) :])

    def _direct(self, fact: Fact) -> Direct:
        return Direct(_head(fact.text)[0], self._people.named(fact.speaker), committee=self._committee)

    def _by_rule(self, facts: Sequence[Fact]) -> list[str | None]:
        if self._grammar is None:
            return [None for _ in facts]
        named = [(i, f) for i, f in enumerate(facts) if self._people.named(f.speaker)]
        made = self._reporter.report([self._direct(f) for _, f in named])
        texts: list[str | None] = [None for _ in facts]
        for (place, _), text in zip(named, made, strict=True):
            texts[place] = _as_concluded(_with_tail(text, facts[place].text), facts[place])
        return texts

    def _by_model(self, facts: Sequence[Fact], progress: Progress) -> list[str | None]:
        assert self._scribe is not None  # noqa: S101 - asked only where there is one
        known = [(i, f) for i, f in enumerate(facts) if self._people.named(f.speaker)]
        named = [known[place] for place in asked([fact for _, fact in known], self._seconds)]
        if not named:
            return [None for _ in facts]
        # One line each: a line break would let what was said pass for another question, or for an answer.
        asking = (f"{self._people.named(f.speaker)}: {write_numbers(f.text)}" for _, f in named)
        questions = [re.sub(r"\s+", " ", question) for question in asking]
        answers = self._scribe.language.answer(
            load(REPORTED_SPEECH).task,
            questions,
            max_tokens=most_tokens(questions),
            progress=lambda done: progress(0.3 + 0.7 * done),
        )
        texts: list[str | None] = [None for _ in facts]
        for (place, fact), answer in zip(named, answers, strict=True):
            texts[place] = self._trusted(answer, fact)
        return texts

    def _trusted(self, answer: str, fact: Fact) -> str | None:
        """The model's sentence, if it is one sentence of right Danish about what was said; else None."""
        text = re.sub(r"\s+", " ", answer).strip(' "»«')
        text = text if text.endswith((".", "?")) else text + "."
        name = self._people.named(fact.speaker)
        verb = re.match(rf"{re.escape(name)}\s+(\w+)", text)
        if verb is None or verb.group(1) not in _REPORTING[_ASKED if fact.text.endswith("?") else ""]:
            return None
        if not _faithful(text[verb.end() :], fact.text) or check(text, self._grammar):
            return None
        ground = Ground((*(r.text for r in fact.remarks), fact.text), (), (name,), facts=fact.text)
        doubts = {f.kind for f in flags_of(text, ground)}
        return None if doubts & {FlagKind.NAME, FlagKind.NUMBER, FlagKind.DATE, FlagKind.UNSUPPORTED} else text

    def quoted(self, fact: Fact) -> str | None:
        """The words themselves: always right, only plainer. None for chatter, and for what was heard too badly."""
        if fact.clarity < _QUOTABLE:
            return None
        if self._grammar is not None and not _worth_quoting(fact):
            return None
        name = self._people.named(fact.speaker)
        verb = "spurgte" if fact.text.endswith("?") else "svarede" if fact.kind is FactKind.ANSWER else "sagde"
        if fact.kind is FactKind.DECISION:
            return f"Det blev konkluderet: »{fact.text}«"
        if name:
            return f"{name} {verb}: »{fact.text}«"
        return f"Der blev spurgt: »{fact.text}«" if fact.text.endswith("?") else f"Det blev sagt: »{fact.text}«"
