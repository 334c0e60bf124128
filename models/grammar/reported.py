"""What somebody said becomes a sentence of a referat, or None where the rule isn't sure.

Three steps: the words are tidied (`spoken`), the act is found (`act`), and its clause is taken apart and put
together again in the order and person that reported speech has (`clause`, `person`). Being right beats having an
answer: what can't be parsed, what refers to somebody unknown and what fails `check` is None.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.grammar.act import Act, Form, classify, phrases, silent
from models.grammar.check import faults
from models.grammar.clause import Tokens, low, prepared
from models.grammar.embed import embed
from models.grammar.numerals import write_numbers
from models.grammar.person import Names, third
from models.grammar.spoken import opinion_tag, tidy
from models.grammar.token import Grammar, Token

_CALLED = (
    r"(?P<name>(?!Jamen|Altså|Okay|Men|Nej|Tak|Godt|Fint|Så|Øh|Jo|Ja|Nå|Hvis|Når|Der|Det|Den|Vi|Jeg|Hør|Super"
    r"|Præcis)[A-ZÆØÅ][a-zæøåé]{2,})"
)
_CALLED_FIRST = re.compile(
    rf"^(?:(?:[Jj]a|[Oo]g|[Mm]en|[Nn]å|[Hh]ej|[Ss]å),? )?{_CALLED}, (?P<text>(?:kan|vil|har|er|skal|må|du"
    rf"|gider|kunne|hvad|hvornår|hvordan|hvor)\b.+)$"
)
_CALLED_LAST = re.compile(rf"^(?P<text>.*\bdu\b.*), {_CALLED}(?=[.?!]*$)[.?!]*$")

_LONGEST = 45
"""Words. A longer stretch is several sentences run together, which the rule can't part."""


@dataclass(frozen=True)
class Direct:
    """One sentence as it was spoken, and how the referat names those concerned.

    `speaker` is the name or role that the sentence of the referat begins with ("Karen Holm", "Formanden");
    `addressee` the one spoken to, where that is known; `committee` what decides ("udvalget").
    """

    text: str
    speaker: str
    addressee: str = ""
    committee: str = "udvalget"


class Reporter:
    """Direct speech to reported speech by rule. Without a grammar it reports nothing."""

    def __init__(self, grammar: Grammar | None) -> None:
        self._grammar = grammar

    def report(self, utterances: Sequence[Direct]) -> list[str | None]:
        """A full sentence of a referat for each, or None: nothing to minute, or the rule isn't sure that it is right.

        All of them go through the grammar together: one call for a whole meeting is far cheaper than one a sentence.
        """
        if self._grammar is None:
            return [None for _ in utterances]
        spoken = [_addressed(utterance) for utterance in utterances]
        acts = [_act(utterance.text) for utterance in spoken]
        bodies = self._uncapped(self._grammar.analyse([_asked(act) if act else "" for act in acts]))
        names = self._names(spoken)
        made = [
            self._sentence(act, prepared(body), name, direct) if act else None
            for act, body, name, direct in zip(acts, bodies, names, spoken, strict=True)
        ]
        analysed = self._grammar.analyse([sentence or "" for sentence in made])
        return [s if s and not faults(s, tokens) else None for s, tokens in zip(made, analysed, strict=True)]

    def _uncapped(self, bodies: Sequence[list[Token]]) -> list[Tokens]:
        """A noun that only a sentence's first letter made a surname of ("Sagen går videre") is a noun again."""
        assert self._grammar is not None  # noqa: S101 - `report` asked
        words = sorted({body[0].surface.lower() for body in bodies if body and "cog" in body[0].tags})
        read = {word: tokens[0] for word, tokens in zip(words, self._grammar.analyse(words), strict=True) if tokens}
        result = []
        for body in bodies:
            noun = read.get(body[0].surface.lower()) if body and "cog" in body[0].tags else None
            known = noun is not None and noun.part == "n" and "def" in noun.tags
            result.append((replace(noun, before=body[0].before), *body[1:]) if noun and known else tuple(body))
        return result

    def _names(self, utterances: Sequence[Direct]) -> list[Names]:
        """The names as they stand inside a sentence: a role ("Formanden") in small letters."""
        assert self._grammar is not None  # noqa: S101 - `report` asked
        called = sorted({name for u in utterances for name in (u.speaker, u.addressee) if name})
        inside = {
            name: name[0].lower() + name[1:] if tokens and tokens[0].part == "n" and len(tokens) == 1 else name
            for name, tokens in zip(called, self._grammar.analyse(called), strict=True)
        }
        return [Names(inside.get(u.speaker, u.speaker), inside.get(u.addressee, "")) for u in utterances]

    def _sentence(self, act: Act, body: Tokens, names: Names, direct: Direct) -> str | None:
        assert self._grammar is not None  # noqa: S101 - `report` asked
        report = act.report
        if "{addressee}" in report:
            if not names.addressee:
                return None
            report = report.replace("{addressee}", names.addressee)
        if act.form is Form.PHRASE and not act.body:
            return f"{direct.speaker} {report}."
        built = embed(act.form, body)
        if not built:
            return None
        if act.form is Form.MAIN:
            return self._plain(built, names, direct)
        told = third(built, names, self._grammar)
        if told is None:
            return None
        return _finished(f"{direct.speaker} {report} {_written(told)}")

    def _plain(self, built: Tokens, names: Names, direct: Direct) -> str | None:
        """Of "jeg sender planen" the speaker's name is the subject, and no word of report is needed."""
        assert self._grammar is not None  # noqa: S101 - `report` asked
        told = third(built, names, self._grammar)
        if told is None or low(built[0]) != "jeg":
            return None
        verb = told[1].surface.lower()
        state = next((t.surface.lower() for t in told[2:5] if t.part != "adv"), "")
        if verb == "er" and state in phrases().stances:
            told[1] = replace(told[1], surface="var")
        elif verb in phrases().past:
            told[1] = replace(told[1], surface=phrases().past[verb])
        # Of the same person twice, the second goes without its name: "… har fået svar og sender det rundt".
        return _finished(f"{direct.speaker} {_written(told[1:])}".replace(f", og {names.speaker} ", " og "))


def _addressed(direct: Direct) -> Direct:
    """A name that is called out says who is spoken to, in full where the caller knows it."""
    found = _CALLED_FIRST.match(direct.text) or _CALLED_LAST.match(direct.text)
    if found is None:
        return direct
    known = direct.addressee if found["name"] in direct.addressee.split() else found["name"]
    return replace(direct, text=found["text"], addressee=known)


def _asked(act: Act) -> str:
    """What the grammar is to read: "at" in front tells it that an infinitive follows."""
    return f"at {act.body}" if act.form is Form.INFINITIVE else act.body


def _act(text: str) -> Act | None:
    bare = tidy(text)
    if not bare or silent(bare) or len(bare.split()) > _LONGEST:
        return None
    bare, opinion = opinion_tag(bare)
    return classify(write_numbers(bare), opinion=opinion)


def _written(tokens: Sequence[Token]) -> str:
    """The tokens as text: one blank between words, none before marks, a comma before a subordinate clause."""
    text = ""
    previous: Token | None = None
    for token in tokens:
        if previous is not None and _needs_comma(previous, token):
            text += ","
        glued = (
            not text
            or token.part in {"cm", "rpar"}
            or (token.surface in {",", ".", ";", ":", ")", "%"} and not token.before)
        )
        text += token.surface if glued else " " + token.surface
        previous = token
    return text.strip(" ,")


_OPENS = {"fordi", "hvis", "når", "selvom", "medmindre", "mens", "men"}
_ASKING = {"hvad", "hvem", "hvor", "hvordan", "hvorfor", "hvornår", "hvilken", "hvilket", "hvilke"}
_LEADS = {"og", "men", "eller", "om", "for", "at", "selv", "kun", "især", "så", "også", "ikke"}


def _needs_comma(previous: Token, token: Token) -> bool:
    """Whether a clause begins here that speech had no comma for; "kun hvis" and "også når" stay together."""
    led = previous.part in {"cm", "pr", "cnjcoo", "cnjsub"} or low(previous) in _LEADS
    if led or token.verb:
        return False
    embedded = low(token) in _ASKING and previous.verb
    return low(token) in _OPENS or embedded or (low(token) == "at" and token.part == "cnjsub")


def _finished(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:–-")
    return text if text.endswith(".") else text + "."
