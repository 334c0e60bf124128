"""Numbers as they are spoken: item numbers, amounts, dates and votes, made comparable with digits."""

import re
from functools import lru_cache

from text_to_num import alpha2digit

from service.meetings.calendar import MONTHS

_UNITS = {
    "nul": 0,
    "en": 1,
    "et": 1,
    "én": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
}
_TENS = {
    "tyve": 20,
    "tredive": 30,
    "fyrre": 40,
    "halvtreds": 50,
    "tres": 60,
    "halvfjerds": 70,
    "firs": 80,
    "halvfems": 90,
}
_ORDINALS = {
    "første": 1,
    "anden": 2,
    "andet": 2,
    "tredje": 3,
    "tredie": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "syvende": 7,
    "ottende": 8,
    "niende": 9,
    "tiende": 10,
    "ellevte": 11,
    "elvte": 11,
    "tolvte": 12,
    "trettende": 13,
    "fjortende": 14,
    "femtende": 15,
    "sekstende": 16,
    "syttende": 17,
    "attende": 18,
    "nittende": 19,
    "tyvende": 20,
    "tredivte": 30,
}
_COMPOUND = {f"{unit}og{ten}": u + t for unit, u in _UNITS.items() if 0 < u < 10 for ten, t in _TENS.items()}
_COMPOUND_ORDINALS = {
    f"{unit}og{ten}": u + t
    for unit, u in _UNITS.items()
    if 0 < u < 10
    for ten, t in (("tyvende", 20), ("tredivte", 30))
}

CARDINALS: dict[str, int] = {**_UNITS, **_TENS, **_COMPOUND}
ORDINALS: dict[str, int] = {**_ORDINALS, **_COMPOUND_ORDINALS}

_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if len(m) > 4 else m for m in MONTHS)
_APART = re.compile(
    r"(?i)\b((?!en\b|et\b|to\b|tre\b|fire\b|fem\b|seks\b|syv\b|otte\b|ni\b)\w+\s+tusinde?|million(?:er)?|milliard(?:er)?)\s+og\s+"
    r"(?=(?:to|tre|fire|fem|seks|syv|otte|ni)\s+(?!kroner|kr\b|hundrede|tusind|million|milliard|komma|og\b)[^\W\d])"
)
_DATE = re.compile(rf"(?i)\b(\d{{1,2}})\.?\s*({_MONTH})\b\.?(?:\s+(\d{{4}}|\d{{2}}(?!\d)))?")
_ORDINAL_DATE = re.compile(rf"\b({'|'.join(ORDINALS)})\s+({'|'.join(MONTHS)})\b", re.IGNORECASE)
_SHORT_DATE = re.compile(r"\b(\d{1,2})\s?[./-]\s?(\d{1,2})\.?(?:\s?[./-]\s?(\d{4}|\d{2}))?\b(?![.,]?\d)")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)?")
_CASE = re.compile(r"\b\d{2}\.\d{2}\.\d{2}-?[A-Z]\d{2}-\d+-\d{2}\b")


def number_in(word: str) -> int | None:
    """The whole number that a word or digits say, ordinals too; None if it says none."""
    bare = word.casefold().strip(".,:;!?")
    if bare.isdigit():
        return int(bare)
    return CARDINALS.get(bare, ORDINALS.get(bare))


@lru_cache(maxsize=16384)
def in_digits(text: str) -> str:
    """The text with its spoken numbers in digits, thousands without points."""
    text = re.sub(r"(?i)\bhalvanden\s+(million|milliard|tusind|hundrede)\w*", r"1,5 \1", text)
    text = re.sub(r"(?i)\bhalvanden\b", "1,5", text)
    text = re.sub(r"(?i)\bklokken\s+halv\s+(\w+)", _half_hour, text)
    # A number told in two words with a half: "to en halv", "tre og en halv".
    text = re.sub(
        rf"(?i)\b({'|'.join(_UNITS)})\s+(?:og\s+)?en\s+halv\b", lambda m: f"{_UNITS[m.group(1).casefold()]},5", text
    )
    text = re.sub(
        r"(?i)(?<!komma )\bto(?=\s+(?:procent|kroner|timer|uger|dage|måneder|år|stillinger|gange|for|imod|mod|stemmer"
        r"|personer)\b)",
        "2",
        text,
    )
    # "halvfems tusind og fire ansøgninger" are two numbers; "ti tusind og fem kroner" is one.
    text = _APART.sub(lambda m: f"{m.group(1)}, og ", text)
    # Small ordinals are left in words by the library; before a month they are a date.
    text = _ORDINAL_DATE.sub(lambda m: f"{ORDINALS[m.group(1).casefold()]}. {m.group(2)}", text)
    spoken = str(alpha2digit(text, "da"))
    # A scale that follows a decimal number stays a word: "1,5 1000000" is nobody's number.
    for digits, word in (("1000000000", "milliard"), ("1000000", "million"), ("1000", "tusind"), ("100", "hundrede")):
        spoken = re.sub(rf"(?<=\d) {digits}(?!\d)", f" {word}", spoken)
    return spoken


def _half_hour(match: re.Match[str]) -> str:
    hour = number_in(match.group(1))
    return match.group() if hour is None else f"klokken {(hour - 1) or 12}.30"


def dates_in(text: str) -> list[tuple[tuple[int, int, int | None], str]]:
    """The dates of a text as (day, month, year or None), each with the words it stood in."""
    text = in_digits(text)
    found = []
    for match in _DATE.finditer(text):
        month = next(i for i, m in enumerate(MONTHS, 1) if m.startswith(match.group(2).casefold()[:3]))
        found.append(((int(match.group(1)), month, _year(match.group(3))), match.group().strip(" .")))
    for match in _SHORT_DATE.finditer(_CASE.sub(" ", text)):
        day, month = int(match.group(1)), int(match.group(2))
        if 1 <= day <= 31 and 1 <= month <= 12 and (match.group(3) or "/" in match.group()):
            found.append(((day, month, _year(match.group(3))), match.group().strip()))
    return [(date, words) for date, words in found if 1 <= date[0] <= 31]


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


def numbers_in(text: str) -> list[tuple[float, str]]:
    """The numbers of a text, dates too, as values with the digits they stood in; "1,5 mio." is 1500000."""
    text = in_digits(text)
    found = []
    for match in _NUMBER.finditer(text):
        digits = match.group()
        value = (
            float(digits.replace(".", "").replace(",", "."))
            if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits)
            else _plain(digits)
        )
        after = text[match.end() : match.end() + 12].casefold()
        if re.match(r"\s*(?:mio\b|million)", after):
            value *= 1e6
        elif re.match(r"\s*(?:mia\b|milliard)", after):
            value *= 1e9
        elif re.match(r"\s*(?:tusind|t\.?kr)", after):
            value *= 1e3
        elif re.match(r"\s*hundrede", after):
            value *= 1e2
        found.append((value, digits))
    return found


def _plain(digits: str) -> float:
    # A clock time and a decimal share the point: "9.30" is kept apart from 930 by its value alone.
    return float(digits.replace(":", ".").replace(",", "."))
