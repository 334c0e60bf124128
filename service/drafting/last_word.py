"""The last word counts across speakers: what another puts right, and what is settled otherwise than first said.

"31 procent" – "34." – "Nå, 34" leaves 34; "den 8. maj" – "Kan vi tage den 15.?" – "Ja" leaves no 8 May. Values are
compared with values of their own kind only: dates, days of the week, clock times, numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.drafting.numerals import dates_in, in_digits, number_in, numbers_in
from service.drafting.repairs import Heard, replaced
from service.drafting.stems import content, stem, words_of
from service.meetings.calendar import MONTHS

_I = re.IGNORECASE
_FAR = 10  # remarks
_BRIEF = 9  # words
_DAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b", _I)
_DATE = re.compile(rf"\b(?:den\s+|d\.\s*)\d{{1,2}}\b\.?|\b\d{{1,2}}\.\s+(?:{'|'.join(MONTHS)})\b", _I)
_THEN = re.compile(r"\b(?:sidst|sidste|i\s+fjor|før|tidligere|dengang|forrige|året\s+før|gamle|var)\b", _I)
_YES = re.compile(
    r"^\W*(?:ja|jo|jep|okay|nå|fint|godt|rigtigt|det\s+er\s+(?:rigtigt|fint|bedre|klart|i\s+orden)|enig|undskyld|så)\b",
    _I,
)
_GIVING_IN = re.compile(
    r"^\W*(?:nå|okay|undskyld|jo|det\s+er\s+rigtigt|rigtigt|ja,?\s+(?:det|rigtigt)|det\s+har\s+du\s+ret)\b", _I
)
_INSTEAD = re.compile(
    r"^\W*(?:(?:okay|ja|jo|godt|fint|nej|jamen)\W+)*(?:så|altså|nej)\b|\b(?:i\s+stedet|hellere|ikke)\b|\?\W*$", _I
)
_SETTLING = re.compile(
    r"^\W*(?:(?:okay|ja|jo|godt|fint|nej|jamen)\W+)*(?:så|altså)\b|\b(?:flytter|ændrer|retter|lander|(?:vi|så)\s+siger|siger\s+vi)\b",
    _I,
)


# "Så er der 19 tilbage", and of another's "så sender jeg det den 25.": what comes of a value is no other one for it.
_FOLLOWS = re.compile(
    r"^\W*(?:(?:okay|ja|jo|godt|fint|nej|jamen|nå)\W+)*så\s+(?:er|var|bliver|mangler|kommer|ryger)\s+der\b", _I
)
_MINE = re.compile(r"^\W*(?:(?:okay|ja|jo|godt|fint|nej|jamen|nå)\W+)*så\s+\w+\s+jeg\b", _I)
_NO = re.compile(r"^\W*(?:(?:hov|øh|eller)\W+)*(?:nej|undskyld|vent|rettelse|eller\s+rettere)\b", _I)
# "Det var den 10., så vidt jeg ved": what was put right, not what once was.
_IT_WAS_TO_BE = re.compile(r"^\W*(?:(?:nej|jo|men|øh|altså)\W+)*det\s+var\b", _I)
_TAKES_BACK = re.compile(
    r"^\W*(?:(?:hov|øh|eller)\W+)*(?:nej|undskyld|rettelse|eller\s+rettere)\b(?=.*\w{2})[\s,]+\S", _I
)
# "Jeg underviste i Hovslund." – "Altså ikke underviste, jeg gik der."
_NOT_THAT = re.compile(
    r"^\W*(?:(?:nej|altså|eller|jo|det\s+vil\s+sige|hov|undskyld)\W+)+ikke\s+(?P<what>\w+)(?:\s+\w+){0,2}?,\s*(?:men\s+)?(?P<rest>.+)$",
    _I,
)
_OR_WAS_IT = re.compile(
    r"^\W*(?:hov\W+|nej\W+|vent\W+|øh\W+)?eller\s+(?:er|var|bliver|hed|hedder)\s+(?:det|den|han|hun)\s+(?P<value>[^,?]+)",
    _I,
)
_DENIES = re.compile(r"\b(?:ikke|ingen|intet|aldrig|nej)\b", _I)
_MISTAKEN = re.compile(
    r"^\W*(?:nej\W+)?det\s+(?:er\s+(?:en\s+(?:fejl|skrivefejl|misforståelse)|forkert|ikke\s+rigtigt)|passer\s+ikke)\b",
    _I,
)
_PREPOSITIONS = {"i", "fra", "til", "på", "den", "ved", "hos", "med", "om", "inden", "efter", "før"}
_IT_WAS = re.compile(r"^\W*(?:nej\W+)?det\s+(?:er|var)\s+(?:mig|[A-ZÆØÅ]\w+)(?:\s+og\s+(?:mig|[A-ZÆØÅ]\w+))?[.!]*$")
_TWO_NAMES = re.compile(r"\b[A-ZÆØÅ]\w+\s+og\s+(?:[A-ZÆØÅ]\w+|jeg)\b")
_EITHER = re.compile(
    r"^\W*(?:(?:er|var|bliver|siger|skriver|tager)\s+(?:det|den|vi|I|du)\s+)?(?P<one>\w+(?:\s+\w+){0,3}?)\s+eller\s+(?P<other>\w+(?:\s+\w+){0,3})\?$"
)
# "700.000 og ikke 1,3", "ikke den 15. januar, men den 22.": what is denied was said before, and no longer holds.
_DENIED = re.compile(
    r"\b(?:ikke|ej)\s+(?:(?:længere|mere|den|det|de|d\.|på|kl\.|klokken|med|fra|i|til|hele|kun)\s+)*"
    rf"(?P<value>\d[\d.,:]*\d|\d)(?P<rest>\.?\s*(?:{'|'.join(MONTHS)})\b|[^,;.?!]*)",
    _I,
)


def last_words(heard: Sequence[Heard]) -> list[Heard]:
    """The sentences as they were left: a value that was put right replaced, one that was given up gone."""
    result: list[Heard | None] = _without_denied(heard)
    for place, said in enumerate(heard):
        if result[place] is None or any(mended(result, heard, place) for mended in (_of_lost, _asks_itself, _not_that)):
            continue
        if (turned := _turned_down(result, place)) is not None:
            at, mended = turned
            old = result[at]
            if old is not None and mended:
                result[at] = replace(old, text=mended, remarks=(*old.remarks, *said.remarks))
                result[place] = None
            else:
                result[at] = None
            continue
        if (own := _own_correction(result, place)) is not None and (old := result[own]) is not None:
            result[own] = replace(
                old, text=replaced(old.text, _value(said.text)), remarks=(*old.remarks, *said.remarks)
            )
            result[place] = None
            continue
        if (named := _other_names(heard, place)) is not None:
            result[named] = None
            continue
        _choose(result, place)
        for before in range(place - 1, max(-1, place - 1 - _FAR), -1):
            old = result[before]
            if old is None or not (kind := _same_kind(old.text, said.text)):
                continue
            mended = replaced(old.text, _value(said.text))
            if mended and _corrected(heard, before, place):
                _let_go_of(result, before, place)
                result[before] = replace(old, text=mended, remarks=(*old.remarks, *said.remarks))
                result[place] = None
            elif _given_up(heard, before, place) and (kind != "number" or _same_thing(old.text, said.text)):
                result[before] = None
            else:
                continue
            break
    return [said for said in result if said is not None]


def _without_denied(heard: Sequence[Heard]) -> list[Heard | None]:
    """The sentences, without those whose value a later one denies while it tells another."""
    result: list[Heard | None] = list(heard)
    for place, said in enumerate(heard):
        text = in_digits(said.text)
        if said.remarks[-1].question or (match := _DENIED.search(text)) is None:
            continue
        denied, left = match["value"] + match["rest"], text[: match.start()] + " " + text[match.end() :]
        for find in (_dates, _numbers):
            old = find(f"den {denied}") if find is _dates else find(denied)
            told = find(left)
            if len(old) != 1 or not told or old & told:
                continue
            for before in range(place):
                held = find(heard[before].text)
                if old <= held and not told & held and not _THEN.search(heard[before].text):
                    result[before] = None
            break
    return result


def _of_lost(result: list[Heard | None], heard: Sequence[Heard], place: int) -> bool:
    """Whether a sentence is about a number that the same utterance took back: "18, nej, 16. 18 var i det gamle."."""
    own = [h for h in heard[max(0, place - 4) : place] if h.remarks[0].utterance == heard[place].remarks[0].utterance]
    lost = {n for h in own for n in _numbers(" ".join(r.text for r in h.remarks)) - _numbers(h.text)}
    if not lost & _numbers(heard[place].text) or _numbers(heard[place].text) - lost:
        return False
    result[place] = None
    return True


def _not_that(result: list[Heard | None], _: Sequence[Heard], place: int) -> bool:
    """Whether a speaker takes a word of their last sentence back; what they say instead is left."""
    said, old = result[place], result[place - 1] if place else None
    if said is None or old is None or old.speaker != said.speaker or (match := _NOT_THAT.match(said.text)) is None:
        return False
    if stem(match["what"]) not in {stem(word) for word in words_of(old.text)}:
        return False
    rest = match["rest"].strip()
    told = replace(said, text=rest[:1].upper() + rest[1:]) if content(rest) else None
    result[place - 1], result[place] = None, told
    return True


def _asks_itself(result: list[Heard | None], _: Sequence[Heard], place: int) -> bool:
    """Whether a speaker doubts their own last value, "Eller var det 11?", and another answers: that one is right."""
    said, old = result[place], result[place - 1] if place else None
    if said is None or old is None or old.speaker != said.speaker or (match := _OR_WAS_IT.match(said.text)) is None:
        return False
    answers = [h for h in result[place + 1 : place + 4] if h is not None and h.speaker != said.speaker][:1]
    if not answers:
        return False
    answer, asked = answers[0], match["value"]
    denied = re.match(r"^\W*nej\b", answer.text, _I) is not None
    for right in (_value(answer.text), "" if denied else asked):
        mended = replaced(old.text, right) if right else ""
        if mended and len(right.split()) <= 5:
            result[place - 1] = replace(old, text=mended, remarks=(*old.remarks, *said.remarks, *answer.remarks))
            break
    result[place] = None
    return True


def _turned_down(  # noqa: PLR0911 - a return for each way of taking back
    result: Sequence[Heard | None], place: int
) -> tuple[int, str] | None:
    """The sentence right before that is taken back, and how it then reads; "" where it is gone altogether.

    The same speaker says "Nej, i januar." (that phrase is put right) or "Nej, den punkterede ikke." (all of it goes);
    another says "Det er en fejl.".
    """
    said, before = result[place], place - 1
    old = result[before] if before >= 0 else None
    if said is None or old is None or old.remarks[-1].question or said.remarks[-1].question:
        return None
    if old.speaker != said.speaker:
        return (before, "") if _MISTAKEN.match(said.text) else None
    own = old.remarks[-1].utterance == said.remarks[0].utterance
    if not own or _TAKES_BACK.match(said.text) is None:
        return None
    phrase = _value(said.text)
    first = phrase.split()[0].casefold() if phrase else ""
    if first in _PREPOSITIONS and len(phrase.split()) <= 5 and (mended := replaced(old.text, phrase)):
        return before, mended
    if _DENIES.search(old.text):
        return None
    if first in _PREPOSITIONS and len(phrase.split()) <= 5:
        spans = list(
            re.finditer(rf"\b{first}\s+[^,.;]+?(?=,|\.|;|$|\s+(?:hvis|når|og|men|fordi|der|som)\b)", old.text, _I)
        )
        if spans:
            last = spans[-1]
            phrase = re.sub(r"\s+(?:var|er|blev)\s+det$", "", phrase)
            return before, old.text[: last.start()] + phrase[:1].lower() + phrase[1:] + old.text[last.end() :]
        return None
    if _same_kind(old.text, said.text) and replaced(old.text, phrase) and len(content(said.text)) <= 5:
        return None  # a bare value: put right below
    return before, ""


def _own_correction(result: Sequence[Heard | None], place: int) -> int | None:
    """The sentence that the next of the same speaker puts right: "140.000." – "Nej, vent, det er hele … 114.000."."""
    said = result[place]
    before = place - 1
    if said is None or before < 0 or (old := result[before]) is None or _NO.match(said.text) is None:
        return None
    if old.speaker != said.speaker or old.remarks[-1].position + 1 != said.remarks[0].position:
        return None
    kind = _same_kind(old.text, said.text)
    return before if kind and replaced(old.text, _value(said.text)) and len(content(said.text)) <= 5 else None


def _other_names(heard: Sequence[Heard], place: int) -> int | None:
    """The sentence naming people that another puts right: "Birthe og Verner står der." – "Det var mig og Jytte."."""
    said = heard[place]
    if _IT_WAS.match(said.text) is None or said.remarks[-1].question:
        return None
    for before in range(place - 1, max(-1, place - 3), -1):
        old = heard[before]
        if old.speaker != said.speaker and not old.remarks[-1].question and _TWO_NAMES.search(old.text):
            return before
    return None


def _choose(result: list[Heard | None], place: int) -> None:
    """Of "Et halvt år eller et år?" one is answered: what was said before with the other is put right."""
    asked, answer = result[place], next((h for h in result[place + 1 : place + 3] if h is not None), None)
    if asked is None or answer is None or answer.speaker == asked.speaker or not asked.remarks[-1].question:
        return
    match = _EITHER.match(asked.text)
    if match is None:
        return
    one, other = match.group("one").strip(), match.group("other").strip()
    said = set(re.findall(r"\w+", answer.text.casefold())[:2])
    only_one = set(one.casefold().split()) - set(other.casefold().split())
    only_other = set(other.casefold().split()) - set(one.casefold().split())
    picked = (one, other) if only_one & said else (other, one) if only_other & said else None
    if picked is None:
        return
    for before in range(place - 1, max(-1, place - 1 - _FAR), -1):
        old = result[before]
        pattern = re.compile(rf"\b{re.escape(picked[1])}\b", _I)
        if old is not None and pattern.search(old.text) and picked[0].casefold() not in old.text.casefold():
            mended = pattern.sub(picked[0][:1].lower() + picked[0][1:], old.text)
            result[before] = replace(old, text=mended, remarks=(*old.remarks, *asked.remarks, *answer.remarks))
            return


def _same_kind(old: str, new: str) -> str:
    """The kind of value that both hold, and each another; empty where there is none."""
    for kind, find in (("date", _dates), ("day", _days), ("number", _numbers)):
        before, after = find(old), find(new)
        if after and before:
            return kind if not before & after and len(after) == 1 and len(before) <= 2 else ""
    return ""


def _corrected(heard: Sequence[Heard], before: int, place: int) -> bool:
    """Whether a bare value of somebody else's is taken over by who had said another."""
    old, new = heard[before], heard[place]
    if new.speaker == old.speaker or new.remarks[-1].question or old.remarks[-1].question:
        return False
    if _THEN.search(_IT_WAS_TO_BE.sub("", new.text)):
        return False
    if len(new.text.split()) > _BRIEF or len(content(new.text)) > 4 or place - before > 2:
        return False
    value = _numbers(new.text) | {str(d) for d in _dates(new.text)} | _days(new.text)
    asked_back = False
    for later in heard[place + 1 : place + 4]:
        if later.speaker != new.speaker:
            own = _numbers(later.text) | {str(d) for d in _dates(later.text)} | _days(later.text)
            if value & own or _same_day(new.text, later.text):
                if not later.remarks[-1].question:
                    return True
                asked_back = True  # "Fyrre? Nå ja.": what is asked back is answered by what follows
                continue
            return _GIVING_IN.match(later.text) is not None and (asked_back or len(later.text.split()) <= 6)
    return False


def _let_go_of(result: list[Heard | None], before: int, place: int) -> None:
    """Drops how a value came about that its speaker gives in on: "Nå ja, de var 140 til festen."."""
    old = result[before]
    for later in range(place + 1, min(place + 4, len(result))):
        said = result[later]
        if old is None or said is None or said.speaker != old.speaker or said.remarks[-1].question:
            continue
        if _GIVING_IN.match(said.text) and (_numbers(said.text) & _numbers(old.text) or _same_day(said.text, old.text)):
            result[later] = None


def _given_up(heard: Sequence[Heard], before: int, place: int) -> bool:
    """Whether a later sentence settles on another value: "Så tirsdag og torsdag.", "Kan vi tage den 15.?" – "Ja."."""
    old, new = heard[before], heard[place]
    if _THEN.search(old.text) or len(new.text.split()) > 16:
        return False
    answered = next((h for h in heard[place + 1 : place + 3] if h.speaker != new.speaker), None)
    if new.remarks[-1].question or re.match(r"^\W*altså\b", new.text, _I):
        others = any(h.speaker != new.speaker for h in heard[before + 1 : place]) or new.speaker != old.speaker
        return others and answered is not None and _YES.match(answered.text) is not None
    if old.speaker != new.speaker and _MINE.match(new.text):
        return False
    between = any(h.speaker != old.speaker for h in heard[before + 1 : place + 1])
    return between and _SETTLING.search(new.text) is not None and len(content(new.text)) <= 5


def _same_thing(old: str, new: str) -> bool:
    """Whether two numbers can tell of one thing: the later has no unit of its own, or the same, does not tell what
    follows from the other.
    """
    ours, theirs = _units(old), _units(new)
    return (not theirs or bool(ours & theirs)) and _FOLLOWS.match(new) is None


def _units(text: str) -> set[str]:
    return {m.group(1).casefold()[:5] for m in re.finditer(r"\d\s+([^\W\d_]{3,})", in_digits(text))}


def _value(text: str) -> str:
    """The value itself, without what leads up to it."""
    bare = re.sub(
        r"^\W*(?:(?:nej|jo|ja|det|de|der|vi|er|var|har|havde|koster|bliver|kun|altså|vist|da|jamen|ikke|rigtigt|vent|undskyld|hov|øh|hele)\b[\s,]*)+",
        "",
        text,
        flags=_I,
    )
    return re.split(r"[.,;!?](?=\s|$)", bare, maxsplit=1)[0].strip()


def _same_day(one: str, other: str) -> bool:
    """Whether both tell the same day of a month, though only one may say which: "den 10." and "den 10. november"."""
    days, others = _dates(one), _dates(other)
    return any(a[0] == b[0] and (a[1] == b[1] or 0 in {a[1], b[1]}) for a in days for b in others)


def _dates(text: str) -> set[tuple[int, int]]:
    found = {(day, month) for (day, month, _), _ in dates_in(in_digits(text))}
    days = {
        (int(m), 0)
        for m in re.findall(r"\bden\s+(\d{1,2})\.?(?!\d|\.?\s*(?:" + "|".join(MONTHS) + r"))", in_digits(text), _I)
    }
    return found | {d for d in days if d[0] not in {day for day, _ in found}}


def _days(text: str) -> set[str]:
    return {m.group().casefold() for m in _DAY.finditer(text)}


def _numbers(text: str) -> set[str]:
    bare = _DATE.sub(" ", in_digits(text))
    alone = number_in(text.strip())  # "Fyrre?": the library leaves a number that stands alone in words
    found = {f"{value:g}" for value, _ in numbers_in(bare)} | ({str(alone)} if alone is not None else set())
    return found - {"1"}
