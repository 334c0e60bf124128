"""Those whom a talk tells of though nobody says who they are: "hun", a single citizen, one who rang yesterday.

A referat that tells of "hun" without having said who leaves its reader to guess, and what happened to one mother or one
tenant is theirs. Of many ("borgere", "hvis et barn …") and of whoever is named by post or name it may be told.
"""

import re
from collections.abc import Collection, Sequence

from service.drafting.repairs import Heard
from service.drafting.stems import words_of

_I = re.IGNORECASE
_THIRD = re.compile(r"\b(?:hun|han|ham|hende|hendes|hans)\b", _I)
# Who is named by what they are: "projektlederen", "vores jurist", "formanden for laug", "en ny pædagog".
_POST = re.compile(
    r"\b\w{2,}(?:er|or|ør|ist|ent|ant|mand|chef|vært|agog|oged|olog|nom|ekt|ansvarlig|hjælp|elev)en\b"
    r"|\b\w*(?:chefen|juristen|lægen|præsten|provsten|ejeren|vikaren)\b"
    r"|\b(?:ansat|ansætte\w*|ny|nye|nyt|valgt|genvalgt|udpeget|konstitueret|stedfortræder|afløse\w*)\b",
    _I,
)
_LOOSE = re.compile(r"^\W*(?:(?:og|men|så|for|ja|nej|jo|nå|altså)\W+)*(?:ham|hende),?\s+(?:de[nrt]|som)\s+", _I)
_NAME = re.compile(r"(?<!^)(?<![.!?:»«\"]\s)\b[A-ZÆØÅ][a-zæøåé]+")
_PERSON = (
    r"(?:far|mor|moder|pige|dreng|mand|kone|dame|kvinde|herre|borger|elev|beboer|forælder|knægt|fyr|unge?|barn|kunde|patient"
    r"|pårørende|nabo|kollega|ansat|medarbejder|familie|bruger|pensionist|enke\w*|ven|veninde|lejer|bestyrer|slægtning|teenager)"
)
_ONE = rf"\b(?:en|et|én|ét)\s+(?:(?!ny)\w+\s+){{0,2}}?(?:\w+)?{_PERSON}\b"
# "Der er en far, som …", "vi har en pige på tretten", "der blev en dreng væltet": one, and something that befell them.
_SINGLE = re.compile(
    rf"\b(?:der\s+(?:er|var|sad|stod|kom|blev|bor|boede|går|gik|ringede|findes|har\s+været)|(?:jeg|vi)\s+(?:har|havde|kender|kendte|fik|mødte|så)"
    rf"|(?:har|havde|mødte)\s+(?:jeg|vi))\s+(?:(?:jo|også|lige|f\.eks\.|for\s+eksempel|engang|i\s+\w+)\s+){{0,2}}?{_ONE}(?!\s+til\b)"
    rf"|\b(?:den|denne|hende|ham)\s+(?:de[nr]\s+)?(?:unge|gamle|ældre|lille|store|høje|tykke|syge|stakkels|sure|flinke|skøre)\s+{_PERSON}\b"
    rf"|{_ONE}(?:\s+\w+){{0,3}}?,?\s+(?:der|som)\s+(?:har|havde|er|var|sidder|sad|fik|måtte|blev|bor|boede|kom|gik|ringede|skrev|sagde)\b",
    _I,
)
# Pointed at without being named: "vi har et sted, hvor der har været fire chefer".
_PLACE = re.compile(
    r"\b(?:har|havde|kender|er|var)\s+(?:jo\s+|også\s+)?(?:[eé]t\s+(?:sted|hus)|en\s+afdeling),?\s+(?:hvor|der|som)\b",
    _I,
)
_GENERAL = re.compile(
    r"(?:^|[,;]\s)\W*(?:(?:og|men|så|for)\s+)*(?:hvis|når|hver\s+gang)\b|\b(?:enhver|plads\s+til|brug\s+for|mangler|søger|ansætte\w*)\b",
    _I,
)
# A talk between two, told on: "det har hun sagt til mig", "Ib ringede i går og sagde".
_CONFIDED = re.compile(
    r"\b(?:sagt|fortalt|skrevet|hvisket|betroet|sagde|fortalte|betroede|skrev)\s+(?:det\s+)?(?:til\s+)?mig\b"
    r"|\b(?:ringet|ringede|ringer|sms'ede|kom(?:met)?|henvendt\s+sig)\s+(?:\w+\s+){0,2}?til\s+mig\b"
    r"|\b(?:sagt|fortalt|sagde|fortalte)\s+(?:\w+\s+){0,2}?i\s+(?:fortrolighed|telefonen|bilen|kassen)\b"
    r"|\b(?:talte|talt|snakkede|snakket|vendte)\s+(?:\w+\s+){0,2}?med\s+(?:ham|hende)\b",
    _I,
)


def of_bystanders(heard: Sequence[Heard], places: Sequence[int], known: Collection[str]) -> set[int]:
    """The sentences of one utterance, `places` in order, that tell of somebody whom it doesn't say who is.

    `known` are the words of names that belong to the meeting.
    """
    gone: set[int] = set()
    before = heard[places[0] - 1] if places[0] else None
    # "Hvornår begynder den nye kok?" – "Hun begynder den 1. maj."
    said_who = before is not None and before.remarks[-1].question and _says_who(before.text, known)
    for place in places:
        text = heard[place].text
        general = _GENERAL.search(text) is not None
        one = _SINGLE.search(text) is not None and not general
        said_who = (said_who or _says_who(text, known)) and not one
        if (
            one
            or _PLACE.search(text)
            or _CONFIDED.search(text)
            or (_THIRD.search(text) and not said_who and not general)
        ):
            gone.add(place)
    return gone


def _says_who(text: str, known: Collection[str]) -> bool:
    """Whether a sentence says of whom it tells, by name or by post."""
    return _LOOSE.match(text) is None and (_POST.search(text) is not None or _named(text, known))


def _named(text: str, known: Collection[str]) -> bool:
    """Whether somebody is named: by a name that belongs to the meeting, or with a capital within the sentence."""
    return _NAME.search(text) is not None or any(word in known for word in words_of(text)[:1] if text[:1].isupper())
