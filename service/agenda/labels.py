"""The labels that stand in the head of Danish agendas, and what a title says."""

import re

from service.agenda.dates import WEEKDAYS, find_date

DATES = "|".join(
    (
        "mødedato|dato|tid og sted|tidspunkt|mødetidspunkt|mødetid|tid|dag|hvornår|dato og tid|tid/sted|dato/tid",
        r"afholdt|klokken|kl\.?",
    )
)
PLACES = "mødested|sted|lokale|mødelokale|adresse|hvor"
COMMITTEES = "udvalg|udvalgets navn|med-?udvalg|møde i|forum|mødeforum|mødenavn|gruppe|møde|mødetype"
PEOPLE = "|".join(
    (
        "(?:øvrige |inviterede |faste )?(?:møde)?deltager(?:e|ne)?(?: i mødet)?|deltagerkreds|til ?stede(?:værende)?",
        r"(?:øvrige |faste |[a-zæøå]+s )?(?:\w+s)?medlemmer|fremmødte|mødt|indkaldt(?:e)?|indbudt(?:e)?",
        "inviterede?|inviteret|gæster|gæst|afbud(?: fra)?",
        "fraværende(?: med afbud| uden afbud)?|ikke til stede|meldt afbud",
    )
)
OFFICES = "|".join(
    (
        "mødeleder|ordstyrer|dirigent|referent|(?:næst)?formand|(?:næst)?forperson|mødeindkalder|indkalder|tovholder",
        "sekretær|mødeansvarlig|facilitator|tidstager|udvalgssekretær|kontaktperson",
    )
)
KIND = "|".join(
    (
        "(?:(?:udkast til|foreløbig|endelig|åben|lukket|offentlig|tillægs) *)?(?:dagsorden",
        "(?:beslutnings|møde)?referat|mødeindkaldelse|indkaldelse|tillægsdagsorden|mødedagsorden|protokol",
        r"beslutningsprotokol|(?=(?:ordinært |ekstraordinært )?møde (?:i|med)\b))",
    )
)
"""What kind of paper it is: the first words of its title."""

_LABEL = re.compile(
    rf"(?P<label>{DATES}|{PLACES}|{COMMITTEES}|{PEOPLE}|{OFFICES})"
    r"(?P<stop>\s*:|(?=\s*$)|\s*\t|\s+(?=(?-i:[A-ZÆØÅ])|\d))\s*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(
    r"møde|tid|dag|sted|hvor|gruppe|forum|formand|kl\.?|udvalg|møde i|inviteret|mødt|med-?udvalg", re.IGNORECASE
)
"""Labels that are ordinary words: they need their colon."""
_NEXT = re.compile(
    r"(?:\s{2,}|\t+|\s*[|;]\s*|[.,]?\s+(?=(?-i:[A-ZÆØÅ])))"
    rf"(?=(?:{DATES}|{PLACES}|{OFFICES}|{PEOPLE}):\s)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"(?:{KIND})\s*(?:[-–—:,/]|\b(?:og referat|med referat)\b)*\s*(?:(?:for|til|fra|af|i|over)\s+)?"
    r"(?:(?:det\s+|et\s+)?(?:ordinært?|ekstraordinært?|næste|fælles|konstituerende)?\s*møde(?:t|r)?\b"
    r"\s*(?:(?:i|for|med|af)\s+)?)?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"\s*[-–—,(|]?\s*(?:(?:{'|'.join(WEEKDAYS)})\b.*|\b(?:d\.|den|dato|kl\.?)\s*\d.*|\d{{1,2}}[./-].*"
    r"|\d{1,2}\.?\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*.*|\d{4}-\d\d-\d\d.*|\bnr\.?\s*\d.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_KIND = re.compile(
    r"(?P<name>\S.{0,60}?)\s*[-–—:,]?\s+(?:dagsorden|referat|mødeindkaldelse)\s*(?:fra|til|for)?", re.IGNORECASE
)
_INSIDE = re.compile(
    r"\b(?:dagsorden(?:en)?|referat(?:et)?|indkaldelse)\s+(?:til|for|fra)\s+(?P<name>[^\W\d_]{3,}(?:mødet?|udvalget|rådet)\b.*?)"
    r"\s+(?:på\s+)?(?=(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|den\s|d\.|kl\.|\d))",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"\b\w*MED\b|\bMED[- ]?\w*|\w*(?:udvalg|bestyrelse|råd|ledelse|gruppe|team|afdelings|personale|direktion|forum|trio"
    r"|koordinations)(?:et|en)?\w*\b|\b[^\W\d_]{3,}møde(?:t|r)?\b(?! nr)",
    re.IGNORECASE,
)


def labelled(text: str) -> tuple[str, str] | None:
    """The label and the value of a line ("Mødested Lokale 3", "Sted: Lokale 3"), or None."""
    found = _LABEL.fullmatch(text.strip())
    if found is None:
        return None
    label, stop = found["label"], found["stop"].strip(" ")
    if not stop and (_BARE.fullmatch(label) or (found["value"] and label[:1].islower())):
        return None
    return label, found["value"].strip()


def is_people(text: str) -> bool:
    """Whether the line names, with a colon, who takes part or has an office at the meeting."""
    found = re.fullmatch(rf"(?:{PEOPLE}|{OFFICES})\s*:\s*\S.*", text.strip(), re.IGNORECASE | re.DOTALL)
    return found is not None and not re.match(r"fravær|afbud", text.strip(), re.IGNORECASE)


def pieces(text: str) -> list[str]:
    """A line with several labels, parted before each: "Dato: …   Tid: …   Sted: …"."""
    return [piece.strip() for piece in _NEXT.split(text)] if ":" in text else [text.strip()]


def names_committee(text: str) -> bool:
    """Whether the words name a committee or another circle that meets."""
    return _COMMITTEE.search(text) is not None


def tells(text: str) -> bool:
    """Whether a line of the head says anything of the meeting: what it is, who meets, when or where."""
    kind = re.search(r"\b(?:dagsorden|referat|mødeindkaldelse|indkaldelse|protokol)\b", text, re.IGNORECASE)
    parts = re.split(r"\t|\s{3,}", text)
    label = any(labelled(part) is not None for part in parts)
    return kind is not None or label or find_date(text) is not None or names_committee(text)


def committee_of(title: str) -> str:
    """The committee that a title names: "REFERAT LokalMED Skolegade d. 03-04-2025"; empty if it names none."""
    opening = _LEADING.match(title)
    if opening is None and (inside := _INSIDE.search(title)) is not None:
        return str(inside["name"])
    if opening is None and (before := _BEFORE_KIND.fullmatch(_TRAILING.sub("", title))) is not None:
        return str(before["name"])
    if opening is None:
        name = _TRAILING.sub("", title).strip(" -–—,:|")
        return name if len(title) < 100 and not title.endswith(".") and names_committee(name) else ""
    name = _TRAILING.sub("", title[opening.end() :]).strip(" -–—,:|")
    return "" if re.fullmatch(r"(?:i|den|d\.?|møde|mødet|)", name, re.IGNORECASE) else name


def date_text_of(title: str) -> str:
    """The end of a title from its date on, weekday and time of day with it."""
    found = _TRAILING.search(title)
    dated = found is not None and re.search(r"\d", found[0]) and not re.match(r"\W*nr", found[0], re.IGNORECASE)
    return found[0].strip(" -–—,(|)") if found is not None and dated else ""
