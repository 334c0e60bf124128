"""Slots filled: names, numbers, dates, places and compounds, and the stumbling of speech. Same seed, same pairs."""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.teaching.pair import HERE, Line, Pair, lessons

_SLOT = re.compile(r"\{(\w+)\}")
_ONES = [
    "",
    "en",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "syv",
    "otte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
    "fjorten",
]
_ONES += ["femten", "seksten", "sytten", "atten", "nitten"]
_TENS = ["", "", "tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"]
_DAYS = ["første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende", "tiende", "ellevte"]
_DAYS += ["tolvte", "trettende", "fjortende", "femtende", "sekstende", "syttende", "attende", "nittende", "tyvende"]
_OPENINGS = ["Øh, ", "Altså, ", "Ja, ", "Jamen, ", "Jo, ", "Ja, altså, ", "Nå, men ", "Okay, ", "Så, "]
_COMMON = {"det", "der", "den", "vi", "jeg", "de", "er", "har", "kan", "hvad", "hvor", "hvem", "hvornår", "hvorfor"}
_COMMON |= {"man", "skal", "kunne", "lad", "så", "i", "på", "hvis", "når", "efter", "min", "mit", "og", "hvordan"}
_REPEATED = {"det", "vi", "at", "og", "der", "i", "den", "på", "jeg", "har"}
_ONCE, _OFTEN = 1, 3


def varied(seed: int) -> tuple[Pair, ...]:
    """Every lesson with its slots filled: three times where there are slots, once where there are none."""
    chance = random.Random(seed)  # noqa: S311 - variety, not secrecy
    stock = tomllib.loads((HERE / "slots.toml").read_text(encoding="utf-8"))
    made = [
        filled(pair, stock, chance)
        for pair in lessons()
        for _ in range(_OFTEN if _SLOT.search(pair.said + pair.written) else _ONCE)
    ]
    chance.shuffle(made)
    return tuple(made)


def filled(pair: Pair, stock: Mapping[str, Any], chance: random.Random) -> Pair:
    """One pair with speakers, slots filled, and now and then a stumble."""
    speakers = [_full(stock, chance) for _ in pair.lines]
    if "{A}" not in pair.written and chance.random() < 0.15:
        speakers[-1] = chance.choice(stock["roles"])
    spoken, written = _values(stock, chance)
    written["A"] = speakers[-1]
    lines = tuple(
        Line(speaker, _stumbling(_said(line.text, spoken), chance))
        for speaker, line in zip(speakers, pair.lines, strict=True)
    )
    text = _put(pair.written, written)
    if pair.written and pair.written[0].islower():
        text = f"{speakers[-1]} {text}"
    return replace(pair, lines=lines, written=_capital(text))


def _full(stock: Mapping[str, Any], chance: random.Random) -> str:
    return f"{chance.choice(stock['first'])} {chance.choice(stock['last'])}"


def _values(stock: Mapping[str, Any], chance: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """What each slot is when it is said, and when it is written."""
    spoken: dict[str, str] = {}
    written: dict[str, str] = {}

    def put(slot: str, said: str, told: str = "") -> None:
        spoken[slot], written[slot] = said, told or said

    given = chance.sample(stock["first"], 2)
    for slot, first in zip(("p", "p2"), given, strict=True):
        put(slot, first if chance.random() < 0.65 else f"{first} {chance.choice(stock['last'])}")
    put("P", _full(stock, chance))
    for slot, number in zip(("n", "n2"), chance.sample(range(13, 100), 2), strict=True):
        put(slot, in_words(number) if chance.random() < 0.15 else str(number), str(number))
    for slot in ("e", "e2", "e3"):
        put(slot, str(chance.randint(1, 9)))
    put("pct", chance.choice([str(chance.randint(2, 60)), f"{chance.randint(1, 19)},{chance.randint(1, 9)}"]))
    amount = _amount(chance)
    put("kr", f"{amount} {chance.choice(['kroner', 'kr.'])}", f"{amount} kr.")
    for slot in ("d", "d2"):
        day, month = chance.randint(1, 28), chance.choice(stock["months"])
        put(slot, f"{_DAYS[day - 1] if day <= 20 and chance.random() < 0.3 else f'{day}.'} {month}", f"{day}. {month}")
    for slot, month in zip(("m", "m2"), chance.sample(stock["months"], 2), strict=True):
        put(slot, month)
    week = chance.randint(2, 50)
    put("u", str(week))
    put("u2", str(week + 1))
    put("w", chance.choice(stock["weekdays"]))
    put("kl", chance.choice([str(chance.randint(8, 20)), f"{chance.randint(8, 20)}.{chance.choice([15, 30, 45])}"]))
    put("aar", str(chance.randint(2026, 2031)))
    for slot, place in zip(("Sted", "Sted2"), chance.sample(stock["Sted"], 2), strict=True):
        put(slot, place)
    for slot in ("sted", "gruppe", "enhed"):
        put(slot, chance.choice(stock[slot]))
    put("ting", chance.choice(stock["head"]) + chance.choice(stock["paper"]))
    put("ting2", chance.choice(stock["head"]) + chance.choice(stock["matter"]))
    return spoken, written


def _amount(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return f"{chance.randint(1, 48)},{chance.randint(1, 9)} millioner"
    return (
        f"{chance.choice([chance.randint(1, 99), chance.randint(1, 19) * 50])}.{chance.choice(['000', '500', '250'])}"
    )


def in_words(number: int) -> str:
    """13 to 99 as they are said: "femogfyrre"."""
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_ONES[ones]}og{_TENS[tens]}" if ones else _TENS[tens]


def _put(text: str, values: Mapping[str, str]) -> str:
    # "{n}00" and "{n}-siders" are digits whatever way a number alone is said.
    text = re.sub(r"\{n\}(?=00|-)", lambda _: _digits(values["n"]), text)
    text = _SLOT.sub(lambda slot: values[slot[1]], text)
    return re.sub(r"\bkr\.\.", "kr.", text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _said(text: str, values: Mapping[str, str]) -> str:
    return _capital(_put(text, values)) if text[0] == "{" else _put(text, values)


def _digits(said: str) -> str:
    return said if said.isdigit() else str(next(n for n in range(13, 100) if in_words(n) == said))


def _stumbling(text: str, chance: random.Random) -> str:
    """Speech as it is heard: an opening word, a word said twice, or neither capital nor full stop."""
    first = text.split(" ", 1)[0].strip(",").lower()
    draw = chance.random()
    if draw < 0.15 and first in _COMMON:
        return chance.choice(_OPENINGS) + text[0].lower() + text[1:]
    if draw < 0.22:
        words = text.split(" ")
        places = [i for i, word in enumerate(words) if word.lower() in _REPEATED]
        if places:
            place = chance.choice(places)
            words.insert(place + 1, words[place].lower())
            return " ".join(words)
    if draw < 0.3 and first in _COMMON and "?" not in text:
        return text[0].lower() + text[1:].rstrip(".")
    return text


def distinct(pairs: Sequence[Pair]) -> int:
    """How many of the pairs are different."""
    return len({(pair.said, pair.written) for pair in pairs})
