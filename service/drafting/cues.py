"""Spoken cues: where a meeting moves to another item, as people say it, and where it only mentions one.

A cue tells what one remark says about the way through the dagsorden. Which remark really moves the meeting is for
`alignment` to weigh, with the order of the items and the words around it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.drafting.acts import acts_of
from service.drafting.numerals import CARDINALS, number_in
from service.drafting.stems import Matcher, content, distance, sound, stem, words_of
from service.drafting.titles import besides, heads_of
from service.drafting.turns import (
    ANYTHING_ELSE,
    BACK,
    BARE,
    BEFORE,
    BREAK,
    CLOSE,
    EARLIER,
    EVERYDAY,
    FRAME,
    GARBLED,
    GOING_ON,
    LATER,
    LATER_ON,
    LEAD_IN,
    LEADING,
    LISTED,
    MENTIONED,
    MISCELLANY,
    MISCELLANY_ASKED,
    MISCELLANY_SAID,
    MOVING,
    NEXT,
    NEXT_TWO,
    NOMINAL,
    NOMINALS,
    NUMBER,
    NUMBERED,
    OPEN,
    ORDINAL,
    PAST,
    RESUME,
    ROUND,
    ROUND_TITLE,
    SKIPPING,
    STARTING,
    TOGETHER,
)
from service.meetings import Item

_SMALL, _FEW = 12, 6
# "24, det er også Torsten.", "Tre."
_OPENED = re.compile(
    rf"^\W*(?:(?:så|og|nu|ja|godt|til)\s+)*(?P<number>{NUMBER})(?:\s*[,:–-]\s|\s+først\b|\s*[.?!]*\s*$)", re.IGNORECASE
)
# "Otte tager vi ikke", "seks må vente".
_LEFT_OUT = re.compile(
    rf"^\W*(?:(?:så|og|nu|ja|godt)\s+)*(?P<number>{NUMBER})\s+(?:(?:tager|når|behandler|har)\s+vi\b[^.?!]{{0,12}}\b(?:ikke|næste|senere)|udgår|udsætter\s+vi"
    r"|springer\s+vi\s+over|(?:må|får\s+lov\s+at|kan)\s+(?:vi\s+)?vente)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:inden|før|hvis)\s+vi\b", re.IGNORECASE)
# "Vi springer rygerne over og tager klippekortet": what is taken is named last.
_INSTEAD = re.compile(
    r"\b(?:spring\w*|gemmer|udskyder|dropper|venter|skipper)\b[^.?!]*?\bog\s+(?:så\s+|vi\s+|jeg\s+)*(?P<taken>(?:tager|går|hopper|kører)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


class Move(StrEnum):
    """What a remark says about the way through the dagsorden."""

    TO = "to"  # an item named by its number or title
    NEXT = "next"  # the next one, unnamed
    BOTH = "both"  # several items taken together
    SKIP = "skip"  # an item is left out or left for later
    MENTION = "mention"  # an item is spoken of, the meeting stays where it is
    OPEN = "open"
    BREAK = "break"
    RESUME = "resume"
    CLOSE = "close"
    BACK = "back"  # "lige en ting mere om …": back to something, unnamed


@dataclass(frozen=True)
class Cue:
    """One cue: the move, the places (indices) of the items it names, and how sure it is, 0 to 1.

    What changes the order in so many words ("cyklerne inden budgettet") is surer than that: 1.5.
    """

    move: Move
    items: tuple[int, ...] = ()
    strength: float = 1.0
    by_title: bool = False


class CueReader:
    """Reads the cues of one dagsorden's meeting: it knows the items' numbers and titles."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._place = {item.number: place for place, item in reversed(list(enumerate(items)))}
        self._heads = [heads_of(title) if (title := besides(i.title)) else [] for i in items]
        spread = [term for heads in self._heads for term in {t for terms in heads for t in terms}]
        self._own = {term for term in spread if spread.count(term) == 1}
        self._parts = self._own & {t for item in items for t in content(item.title)}
        # The words as they stand: the stem of "natbus" has lost its end.
        self._said = {t: {w for i in items for w in words_of(i.title) if stem(w) == t} for t in self._parts}
        self._matcher = Matcher(spread)
        self._words = {word for item in items for word in words_of(item.title)}
        self._welcome = next(
            (i for i, item in enumerate(items[:1]) if re.match(r"velkom", item.title.strip(), re.IGNORECASE)), None
        )
        rounds = [i for i, item in enumerate(items) if ROUND_TITLE.search(item.title.strip())]
        self._round = rounds[0] if len(rounds) == 1 else None
        self._miscellany = next((i for i, item in enumerate(items) if MISCELLANY.match(item.title.strip())), None)

    def read(self, text: str) -> tuple[Cue, ...]:
        """The cues of one remark, those that name an item first."""
        cues = [*self._numbered(text), *self._miscellany_cues(text)]
        if not cues and self._round is not None and ROUND.search(text):
            cues.append(Cue(Move.TO, (self._round,), 0.6, by_title=True))
        named = any(c.move in {Move.TO, Move.BOTH, Move.SKIP} for c in cues)
        if not named and not any(c.move is Move.MENTION for c in cues) and not RESUME.search(text):
            instead = _INSTEAD.search(text)
            cues += self._titled(f"Så {instead.group('taken')}" if instead else text)
        if BACK.search(text):
            cues.append(Cue(Move.BACK))
        if TOGETHER.search(text) and (series := self._series_in(text)):
            cues.append(Cue(Move.BOTH, series, 0.8))
        if not named and NEXT_TWO.search(text) and TOGETHER.search(text):
            cues.append(Cue(Move.NEXT))
        if not named and NEXT.search(text) and not _UNTIL.search(text) and not _in_mention(text, "næste"):
            asked = text.rstrip().endswith("?")
            cues.append(Cue(Move.NEXT, (), 0.6 if asked else 1.0))
        for move, pattern in ((Move.CLOSE, CLOSE), (Move.RESUME, RESUME), (Move.BREAK, BREAK), (Move.OPEN, OPEN)):
            if pattern.search(text):
                cues.append(Cue(move) if move is not Move.OPEN or self._welcome is None else Cue(Move.TO, (0,), 0.7))
                break
        return tuple(cues)

    def _series_in(self, text: str) -> tuple[int, ...]:
        """The items whose titles begin with the same words ("HR i tal – …"), where the text says these."""
        openings = [re.split(r"\s[-–—]\s|:\s", item.title)[0].strip().casefold() for item in self._items]
        shared = {o for o in openings if len(o) > 3 and openings.count(o) > 1 and o in text.casefold()}
        return tuple(place for place, opening in enumerate(openings) if opening in shared)

    def _numbered(self, text: str) -> list[Cue]:
        cues = []
        taken: list[tuple[int, int]] = []
        for match in NUMBERED.finditer(text):
            numbers = [number_in(match.group("first"))]
            numbers += [number_in(w) for w in re.findall(rf"\b{NUMBER}\b", match.group("more"), re.IGNORECASE)]
            places = tuple(dict.fromkeys(p for n in numbers if n is not None and (p := self._place_of(n)) is not None))
            if places:
                taken.append(match.span())
                cues.append(self._weigh(text, match.start(), match.end(), places, exact=True))
        for match in ORDINAL.finditer(text):
            place = self._ordinal_place(match.group("ordinal"))
            if place is not None and not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                cues.append(self._weigh(text, match.start(), match.end(), (place,), exact=True))
        for match in NOMINAL.finditer(text):
            place = self._place_of(NOMINALS[match.group("nominal").casefold()])
            if place is not None and (MOVING.search(text) or len(words_of(text)) <= _FEW - 2):
                cues.append(self._weigh(text, match.start(), match.end(), (place,), exact=True))
        if not taken and not cues:
            cues += self._left_out(text) or self._bare(text)
        for match in GARBLED.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            number = _sounds_like(match.group("word"))
            place = None if number is None else self._place_of(number)
            if place is not None:
                cues.append(self._weigh(text, match.start(), match.end(), (place,), exact=False))
        return cues

    def _left_out(self, text: str) -> list[Cue]:
        """A cue by a number alone to what is not taken."""
        left = _LEFT_OUT.match(text)
        place = self._place.get(number_in(left.group("number")) or 0) if left else None
        return [] if place is None else [Cue(Move.SKIP, (place,))]

    def _bare(self, text: str) -> list[Cue]:
        """Cues by a number alone ("så tager vi 47 først"), where the remark is short and the number an item's."""
        if opened := _OPENED.match(text):
            number = number_in(opened.group("number"))
            if number in self._place and (number > _SMALL or len(words_of(text)) <= _FEW):
                return [Cue(Move.TO, (self._place[number],), 0.7, by_title=True)]
        match = BARE.search(text)
        number = number_in(match.group("bare")) if match else None
        if match is None or number is None or number not in self._place:
            return []
        if (turned := re.match(rf"\W*(?:før|inden)\s+({NUMBER})\b", text[match.end() :], re.IGNORECASE)) is not None:
            # "Jeg tager ni før otte" changes the order in so many words.
            return [Cue(Move.TO, (self._place[number],), 1.5)] if number_in(turned.group(1)) in self._place else []
        if len(words_of(text)) > 14 and not re.search(r"\b(?:springer?|hopper?)\b", text[: match.start() + 12]):
            return []
        moving = re.search(
            r"\b(?:går?|tager?|hopper?|springer?|videre|tilbage|nået|fremme|nummer|nr)\b",
            text[: match.end()],
            re.IGNORECASE,
        )
        if not moving and number < 10:
            return []
        return [self._weigh(text, match.start("bare"), match.end(), (self._place[number],), exact=True)]

    def _titled(self, text: str) -> list[Cue]:
        """Cues by title: a remark that opens with it ("Nøglebokse. …"), or leads up to it ("og nu til liftene")."""
        words = list(re.finditer(r"[^\W_]+(?:-[^\W_]+)*", text))
        if len(words) > 40:
            return []
        heard = [self._heard(w.group().casefold()) for w in words]
        back = BACK.search(text) is not None
        settled = bool(any(a.kind not in LEADING for a in acts_of(text)) or PAST.search(text) or LATER.search(text))
        cues: dict[int, float] = {}
        reordered = False
        for place, heads in enumerate(self._heads):
            for terms in heads:
                least = 0.5 if back else 0.6
                at = [i for i, found in enumerate(heard) if any(found.get(t, 0.0) >= least for t in terms)]
                first = [i for i in at if not BEFORE.search(text[: words[i].start()])]
                reordered |= bool(at) and not first and EARLIER.search(text) is not None
                at = first
                if not at:
                    continue
                said = {t: max(heard[i].get(t, 0.0) for i in at) for t in terms}
                share = sum(said.values()) / len(terms)
                own = 1.0 if any(said[t] >= least and t in self._own for t in terms) else 0.5
                opens = self._opens(text, words, at)
                leads = not settled and (back or self._leads_up(text, words[at[0]].start()))
                strength = (0.6 + 0.3 * share) * own * opens or (0.4 + 0.4 * share) * own * leads
                cues[place] = max(cues.get(place, 0.0), strength * (1.0 if back else max(said.values())))
        best = max(cues.values(), default=0.0)
        if best < 0.3:
            return []
        tied = tuple(place for place, strength in cues.items() if strength == best)
        if len(tied) > 1:
            # "De to HR i tal-punkter under ét": what their titles share names them both.
            return [Cue(Move.BOTH, tied, 0.8)] if TOGETHER.search(text) else []
        if (
            LATER.search(text)
            or re.search(r"(?i)\b(?:det|den|dem)\s+kommer\s+vi\b", text)
            or (SKIPPING.search(text) and not re.search(r"\bspringer\b.*\btil\b", text, re.IGNORECASE))
        ):
            return [Cue(Move.MENTION, tied)]
        if reordered and best >= 0.4:
            # "Trivslen inden kantinen" changes the order in so many words.
            return [Cue(Move.TO, tied, 1.5)]
        return [Cue(Move.TO, tied, best, by_title=not back)]

    def _heard(self, word: str) -> dict[str, float]:
        """The terms of titles that a word may be; a part of one compound only is nearly as good as the whole of it."""
        said = stem(word)
        if not content(word) and word not in self._words:
            return {}
        found = dict(self._matcher.matches(said))
        # Three letters are a word only where an ending shows it: "maden", not "mad".
        if (
            not content(word)
            or said in EVERYDAY
            or len(said) < 3 + (word == said or not word.endswith(("en", "et", "erne", "ene")))
            or any(like >= 0.85 for like in found.values())
        ):
            return found
        # "Bussen", "koderne": three letters are a compound's last part where an ending shows that they are a word.
        whole = len(said) + (word != said) >= 5 or len(word) - len(said) >= 3
        parts = {
            t
            for t in self._parts
            if t.startswith(said) or (whole and any(w.endswith(said) for w in (t, *self._said[t])))
        }
        return {**found, parts.pop(): 0.85} if len(parts) == 1 else found

    @staticmethod
    def _opens(text: str, words: list[re.Match[str]], at: list[int]) -> bool:
        """Whether the remark opens with the title and stops there."""
        lead_in = LEAD_IN.match(text)
        start = next((i for i, w in enumerate(words) if w.start() >= (lead_in.end() if lead_in else 0)), len(words))
        if at[0] > start + 1 and at[0] not in {0, start}:
            return False
        last = at[0]
        while last + 1 in at or last + 2 in at:
            last += 1 if last + 1 in at else 2
        return len(words) <= at[0] + 5 or re.match(r"\s*(?:[.,:;–?-]|så\b)", text[words[last].end() :]) is not None

    @staticmethod
    def _leads_up(text: str, start: int) -> bool:
        before = text[:start]
        mentioned = MENTIONED.search(before) and not re.search(
            r"\b(?:du|I|vi)\s+(?:har|ville|skulle|skal|vil)\b|\bnyt\s+(?:om|fra)\b|\btale\s+om\b", before
        )
        return not mentioned and FRAME.search(before) is not None

    def _place_of(self, number: int) -> int | None:
        if number in self._place:
            return self._place[number]
        # "Punkt to" of a dagsorden that counts through the year from 27 is its second item.
        return (
            number - 1 if min(self._place, default=1) > len(self._items) and 1 <= number <= len(self._items) else None
        )

    def _ordinal_place(self, word: str) -> int | None:
        if word.casefold() == "sidste":
            return len(self._items) - 1
        number = number_in(word)
        return None if number is None else self._place_of(number)

    @staticmethod
    def _weigh(text: str, start: int, end: int, places: tuple[int, ...], *, exact: bool) -> Cue:
        """Whether the words around a named item move the meeting to it."""
        before, after = text[:start], text[end:]
        sure = 1.0 if exact else 0.5
        skipped = SKIPPING.search(text) is not None and not GOING_ON.search(before)
        if skipped and not re.search(
            r"\bspringer?\s+(?:vi\s+|jeg\s+|lige\s+|så\s+|frem\s+)*til\b", text, re.IGNORECASE
        ):
            return Cue(Move.SKIP, places, sure)
        if MENTIONED.search(before) and not re.search(r"\b(?:er\s+i|begynder\s+i)\s+(?:gang\s+med\s+)?$", before):
            return Cue(Move.MENTION, places, sure)
        if LISTED.search(before) or LATER_ON.match(after):
            return Cue(Move.MENTION, places, sure)
        if LATER.search(text) or (PAST.search(before) and not re.search(r"\btilbage\s+til\s*$|\btil\s*$", before)):
            return Cue(Move.MENTION, places, sure)
        if len(places) > 1 or TOGETHER.search(after):
            return Cue(Move.BOTH, places, sure)
        asked = 0.6 if text.rstrip().endswith("?") else 1.0
        # "Kontorfordeling, punkt 5." says nothing else; "det var punkt fem" looks back.
        brief = len(words_of(text)) <= 8 and not re.search(r"\b(?:var|fra|om|med)\s*$", before)
        moving = brief or MOVING.search(before) or MOVING.search(after[:40])
        return Cue(Move.TO, places, sure * (1.0 if STARTING.match(before) else asked if moving else 0.35))

    def _miscellany_cues(self, text: str) -> list[Cue]:
        if self._miscellany is None:
            return []
        if MISCELLANY_ASKED.search(text):
            return [Cue(Move.TO, (self._miscellany,), 0.9)]
        if ANYTHING_ELSE.search(text):
            return [Cue(Move.TO, (self._miscellany,), 0.5, by_title=True)]
        match = MISCELLANY_SAID.search(text)
        if not match or re.search(r"\b(?:under|i)\s+(?:punktet\s+)?(?:eventuelt|evt)\b", text, re.IGNORECASE):
            return (
                [Cue(Move.MENTION, (self._miscellany,))]
                if re.search(r"\bunder\s+(?:punktet\s+)?(?:eventuelt|evt)\b", text, re.IGNORECASE)
                else []
            )
        if LATER.search(text):
            return [Cue(Move.MENTION, (self._miscellany,))]
        return [Cue(Move.TO, (self._miscellany,), 0.9)]


def _in_mention(text: str, word: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:i|under|på|til)\s+(?:det\s+)?{word}\s+(?:møde|gang|år|uge|måned)|\b(?:i"
            rf"|under)\s+(?:det\s+)?{word}\b",
            text,
            re.IGNORECASE,
        )
    )


def _sounds_like(word: str) -> int | None:
    """The number a misheard word may be: at most one sound away from exactly one of them."""
    if content(word) and len(word) > 6:
        return None
    key = sound(word)
    near = {
        n
        for w, n in CARDINALS.items()
        if 0 < n <= 20 and len(w) > 2 and distance(key, sound(w), 1) <= (1 if len(key) > 2 else 0)
    }
    return near.pop() if len(near) == 1 else None
