"""Numbers, dates and times said in words are written as a referat writes them.

One to twelve stay words unless a unit, a date or a time goes with them; "en" and "et" are articles and never
numbers alone. What could be read in more than one way stays as it was said. The words themselves are read by
text2num.
"""

import re

_ONES = "en|et|to|tre|fire|fem|seks|syv|otte|ni"
_TENS = "tyve|tredive|tredve|fyrre|halvtreds|tres|halvfjerds|firs|halvfems"
_TEENS = "ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten"
_SMALL = rf"(?:(?:{_ONES})og(?:{_TENS})|{_TEENS}|{_TENS}|{_ONES})"
_SCALE = r"(?:hundrede?|tusinde?)"
_NUMBER = rf"(?:{_SMALL}|{_SCALE})(?:\s+(?:og\s+)?(?:{_SMALL}|{_SCALE}))*"
_ORDINALS = [
    "første",
    "anden",
    "tredje",
    "fjerde",
    "femte",
    "sjette",
    "syvende",
    "ottende",
    "niende",
    "tiende",
    "ellevte",
    "tolvte",
    "trettende",
    "fjortende",
    "femtende",
    "sekstende",
    "syttende",
    "attende",
    "nittende",
    "tyvende",
]
_DAYS = {word: day for day, word in enumerate(_ORDINALS, 1)}
_DAYS |= {
    f"{one}ogtyvende": 21 + n for n, one in enumerate(("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"))
}
_DAYS |= {"tredivte": 30, "tredvte": 30, "enogtredivte": 31, "enogtredvte": 31}
_DAY = "|".join(sorted(_DAYS, key=len, reverse=True))
_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_MONEY = r"kroner|krone|kr\b\.?"
_UNIT = (
    rf"{_MONEY}|procent|pct\b\.?|promille|%|mio\b\.?|mia\b\.?|million(?:er)?|milliard(?:er)?|grader"
    rf"|kvadratmeter|kvm|meter|kilometer|km|kilo|liter|decibel"
)
_BIG = {"million": "mio.", "millioner": "mio.", "milliard": "mia.", "milliarder": "mia."}

_clock_lead = r"(?:(?:klokken|kl\.?)\s+)"
_hour = rf"(?:{_ONES}|ti|elleve|tolv|(?:1[0-2]|[1-9])(?![.,]?\d))"
_half = re.compile(rf"\b{_clock_lead}?halv\s+(?P<hour>{_hour})\b(?!\s+(?:time|dag|år|pris))", re.IGNORECASE)
_quarter = re.compile(
    rf"\b{_clock_lead}?(?P<part>kvart|(?:fem|ti|tyve|5|10|20)(?:\s+minutter)?)\s+(?P<side>over|i)\s+(?P<hour>{_hour})\b",
    re.IGNORECASE,
)
_clock = re.compile(
    rf"\b{_clock_lead}(?P<hour>{_SMALL}|\d{{1,2}})(?:\s+(?P<minute>nul\s+nul|nul\s+\w+|{_SMALL}))?(?![\w.:]\d|\w)(?!\s+(?:{_UNIT}))",
    re.IGNORECASE,
)
_date = re.compile(
    rf"(?P<lead>\b(?:den|d\.)\s+)?\b(?P<day>{_DAY})(?:\s+i)?\s+(?P<month>{_MONTH})\b"
    rf"|(?P<lead2>\b(?:på|inden|til|fra|senest|før|efter|omkring|og)\s+(?:den|d\.)\s+)(?P<day2>{_DAY})\b(?=\s*(?:$|[.,;?!]|i\s+(?:denne|næste|måneden|samme)|og\b|til\b|kl))",
    re.IGNORECASE,
)
_year = re.compile(
    rf"\b(?P<century>nitten|tyve)\s+(?P<year>(?:(?:{_ONES})og(?:{_TENS})|{_TEENS}|{_TENS}))\b(?!\s*(?:{_UNIT}))",
    re.IGNORECASE,
)
_large = re.compile(
    rf"\b(?P<number>{_NUMBER}|\d+)(?:\s+komma\s+(?P<decimals>{_NUMBER}|\d+)|,(?P<digits>\d+))?\s+(?P<big>million(?:er)?|milliard(?:er)?)\b"
    rf"(?P<money>\s+(?:{_MONEY})(?!\w))?(?!\s+(?:og\s+)?(?:{_SMALL}|{_SCALE}))",
    re.IGNORECASE,
)
_summed = re.compile(
    rf"\b(?P<millions>{_NUMBER}|\d{{1,3}})\s+million(?:er)?\s+(?:og\s+)?(?P<rest>{_NUMBER})\b(?!\s+(?:komma|million|milliard))",
    re.IGNORECASE,
)
_decimal = re.compile(rf"\b(?P<whole>{_NUMBER}|\d+)\s+komma\s+(?P<decimals>(?:nul\s+)?{_SMALL}|\d+)\b", re.IGNORECASE)
_thousands = re.compile(
    r"\b(?P<number>\d{1,3})\s+(?:tusinde?)\b(?!\s+(?:og\s+)?(?:\d|\w*(?:hundrede|tyve|ti|ten)\b))", re.IGNORECASE
)
_plain = re.compile(
    rf"(?P<between>\bmellem\s+)?\b(?P<number>{_NUMBER})\b(?P<after>\s+(?:{_UNIT})(?!\w))?(?P<range>\s+(?:til|eller)\s+(?:{_NUMBER})\b)?",
    re.IGNORECASE,
)
# "halvfems tusind og fire ansøgninger": the four are ansøgninger, and there are 90.000 of something else.
_apart = re.compile(rf"(?P<head>.+?\s*(?:tusinde?))\s+og\s+(?P<tail>{_ONES})", re.IGNORECASE)
_ROUND = 10_000
_bare_money = re.compile(r"(?P<number>\b\d[\d.]*(?:,\d+)?)\s+(?:kroner|krone|kr\b\.?)", re.IGNORECASE)
_ungrouped = re.compile(r"(?<![\d.,])(\d{5,9})(?=\s+kr\.)|(?<![\d.,])(\d{4})(?=\s+kr\.)")


_ROUNDS = 4


def write_numbers(text: str) -> str:
    """The text with its spoken numbers as a referat writes them; writing twice changes nothing more.

    "den tolvte januar" becomes "den 12. januar", "fyrre tusind kroner" "40.000 kr.", "klokken halv ti" "kl. 9.30".
    """
    # What one round has made can be part of a longer number ("2025 million en hundrede").
    for _ in range(_ROUNDS):
        written = _written(text)
        if written == text:
            break
        text = written
    return text


def _written(text: str) -> str:
    text = _half.sub(lambda m: _time(_value(m["hour"]), -30, m[0]), text)
    text = _quarter.sub(_quarters, text)
    text = _clock.sub(_clocked, text)
    text = _date.sub(_dated, text)
    text = _year.sub(lambda m: f"{_value(m['century'])}{_value(m['year']):02}" if _value(m["year"]) > 9 else m[0], text)
    text = _summed.sub(_sum, text)
    text = _large.sub(_larger, text)
    text = _decimal.sub(_decimals, text)
    text = _thousands.sub(lambda m: f"{m['number']}.000", text)
    text = _plain.sub(_counted, text)
    text = _bare_money.sub(lambda m: f"{m['number']} kr.", text)
    text = _ungrouped.sub(lambda m: grouped(int(m[0])), text)
    return re.sub(r"\bkr\.\.", "kr.", text)


def grouped(number: int) -> str:
    """A whole number with Danish thousands: 40000 is 40.000."""
    return f"{number:,}".replace(",", ".")


def _value(words: str) -> int:
    """The number that the words or digits say, -1 if they say none."""
    from text_to_num import text2num

    if words.isdigit():
        return int(words)
    try:
        return int(text2num(re.sub(r"\btredve\b", "tredive", words.lower().replace("ogtredve", "ogtredive")), "da"))
    except ValueError:
        return -1


def _time(hour: int, minutes: int, said: str) -> str:
    """Minutes after the hour, or before it when negative; what can't be a time stays as it was said."""
    if not 0 <= hour <= 24 or (minutes < 0 and hour == 0):
        return said
    if minutes < 0:
        hour, minutes = (12 if hour == 1 else hour - 1), 60 + minutes
    return f"kl. {hour}.{minutes:02}" if minutes else f"kl. {hour}"


def _quarters(match: re.Match[str]) -> str:
    part = match["part"].split()[0].lower()
    minutes = 15 if part == "kvart" else _value(part)
    spoken_clock = match[0].lower().startswith("kl") or part == "kvart" or "minutter" in match["part"].lower()
    if not spoken_clock:
        return match[0]  # "fem i otte": of eight, or to eight
    return _time(_value(match["hour"]), minutes if match["side"].lower() == "over" else -minutes, match[0])


def _clocked(match: re.Match[str]) -> str:
    hour, said = _value(match["hour"]), (match["minute"] or "").lower()
    if said.startswith("nul"):
        minute = 0 if said.endswith("nul") else _value(said.split()[1])
        return f"kl. {hour}.{minute:02}" if 0 <= hour <= 24 and 0 <= minute < 60 else match[0]
    minute = _value(said) if said else 0
    if said and not 10 <= minute < 60:
        return match[0]
    return _time(hour, minute, match[0])


def _dated(match: re.Match[str]) -> str:
    if match["month"]:
        return f"{match['lead'] or 'den '}{_DAYS[match['day'].lower()]}. {match['month'].lower()}"
    return f"{match['lead2']}{_DAYS[match['day2'].lower()]}."


def _sum(match: re.Match[str]) -> str:
    millions, rest = _value(match["millions"]), _value(match["rest"])
    if 0 <= rest < 10 and re.search(r"\sog\s", match[0]):
        return match[0]  # "to millioner og tre stillinger" are two numbers
    return match[0] if millions < 0 or not 0 <= rest < 1_000_000 else grouped(millions * 1_000_000 + rest)


def _larger(match: re.Match[str]) -> str:
    whole = _value(match["number"])
    if whole < 0:
        return match[0]
    decimals = match["digits"] or ("" if match["decimals"] is None else str(_value(match["decimals"])))
    number = f"{grouped(whole)},{decimals}" if decimals else grouped(whole)
    return f"{number} {_BIG[match['big'].lower()]}{' kr.' if match['money'] else ''}"


def _decimals(match: re.Match[str]) -> str:
    said = match["decimals"].lower()
    zero = "0" if said.startswith("nul ") else ""
    whole, part = _value(match["whole"]), _value(said.removeprefix("nul "))
    return match[0] if whole < 0 or part < 0 else f"{whole},{zero}{part}"


def _counted(match: re.Match[str]) -> str:
    words, after, rest = match["number"], match["after"] or "", match["range"] or ""
    if match["between"] and " og " in words:
        return match[0]  # "mellem fire og tyve" is two numbers
    value = _value(words)
    apart = _apart.fullmatch(words)
    if apart and not after and value >= _ROUND and re.match(r"\s+[^\W\d]", match.string[match.end() :]):
        return f"{match['between'] or ''}{grouped(_value(apart['head']))} og {apart['tail']}{rest}"
    single = len(words.split()) == 1
    upto = _value(rest.split()[-1]) if rest and len(rest.split()) == 2 else -1
    article = words.lower() in {"en", "et"}
    if rest:
        tail = _plain.sub(_counted, rest[len(rest) - len(rest.lstrip()) :].lstrip()[len(rest.split()[0]) :].lstrip())
        rest = f" {rest.split()[0]} {tail}"
    scale_only = single and re.fullmatch(_SCALE, words, re.IGNORECASE) is not None
    small = (0 <= value <= 12 or scale_only) and not after and not upto > 12
    if value < 0 or small or (article and not re.fullmatch(rf"\s+(?:{_UNIT})", after, re.IGNORECASE)):
        return (match["between"] or "") + words + after + rest
    if article and after.strip().lower() not in {"procent", "krone", "pct", "pct."}:
        return (match["between"] or "") + words + after + rest
    written = str(value) if 1900 <= value <= 2099 and not after else grouped(value)
    return (match["between"] or "") + written + after + rest
