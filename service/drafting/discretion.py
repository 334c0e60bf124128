"""What was said and is not to be written: what is off the record, and what concerns somebody's private life.

Privacy is judged by whole utterances: one that speaks of a person (of oneself, of "hun" and "han", of somebody by
name or of somebody's family) and of health loses every sentence about either. Of many, without anybody in particular
("borgere med demens"), health may be told. Words are data: `private_words.toml`.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from service.drafting.bystanders import of_bystanders
from service.drafting.kinds import is_off_record
from service.drafting.parsed import Parsed
from service.drafting.plain import without_health
from service.drafting.repairs import Heard
from service.drafting.stems import content, words_of

_I = re.IGNORECASE
# "Det må vi ikke sige navn på", "du behøver ikke fortælle om …": what went right before is kept out too.
_DISCREET = re.compile(
    r"\b(?:ikke|uden|ingen|ej)\b[^.?!]{0,30}\bnavne?\b(?!\s*(?:liste|skilt))|\bnavne?\b[^.?!]{0,20}\b(?:ikke|udelade\w*)\b"
    r"|\b(?:holder?|lad\s+os\s+holde)\s+(?:det|os|vi)\b[^.?!]{0,20}\b(?:almindelige|generelle?|generelt|her\s+i\s+rummet)\b"
    r"|\bbehøver\s+(?:\w+\s+){0,2}?ikke\s+(?:at\s+)?(?:\w+\s+){0,3}?(?:stå|skrive\w*|komme\s+med|fortælle|sige|nævne|høre|vide)\b"
    r"|\b(?:vi|du)\s+behøver\s+ikke\s*(?:\.\.\.|…)|\bbliver?\s+(?:her\s+)?i\s+(?:rummet|lokalet)\b|\bmellem\s+os\b|\bfortrolig\w*\b"
    r"|\bskal\s+(?:I|du|vi|den|det)\s+(?:\w+\s+)?ikke\s+(?:skrive|skrives|optage|optages|med|stå)\b|\bikke\s+optages\b"
    r"|\b(?:lader|holder)\s+vi\s+(?:ude|udenfor|uden\s+for)\b|\b(?:kan\s+(?:jeg\s+|vi\s+)?ikke|ikke\s+kan)\s+sige\s+(?:mere|noget)\s+om\b",
    _I,
)
_HANDLE = (
    r"(?:tag(?:er|e)?|tal(?:er|e)?|snak(?:ker|ke)?|sig(?:er|e)?|nævn(?:er|e)?|skriv(?:er|e)?|diskuter(?:er|e)?|drøft(?:er|e)?"
    r"|gå(?:r)?|kom(?:mer|me)?|ha(?:r|ve)|vend(?:er|e)?|blive?r?|høre?r?)"
)
# "Det tager vi ikke her", "det snakker vi om bagefter", "det bliver her": what is personal right before it is kept out.
_NOT_HERE = re.compile(
    rf"\b{_HANDLE}\b[^.?!]{{0,25}}\bikke\b[^.?!]{{0,25}}\b(?:her|højt|ind\s+på|ind\s+i|nærmere|til\s+det\s+her\s+møde)\b"
    rf"|\bikke\b[^.?!]{{0,25}}\b{_HANDLE}\b[^.?!]{{0,20}}\b(?:her|højt|ind\s+på|ind\s+i\s+det|nærmere)\b"
    rf"|\b{_HANDLE}\b[^.?!]{{0,25}}\b(?:bagefter|uden\s+for\s+(?:mødet|døren|referat\w*)|udenfor|tomandshånd|under\s+fire\s+øjne|enerum|privat"
    r"|efter\s+mødet|for\s+sig\s+selv)\b|\b(?:bliver|blive)\s+her\W*$|\bpersonsag\w*|\buvedkommende\b|\b(?:hører|vedkommer|rager)\s+(?:jo\s+)?ikke\s+(?:hjemme|til\s+her|os|sagen|nogen|mødet)\b|\btavshedspligt\w*"
    r"|\blad(?:\s+os|er\s+vi)\s+(?:ikke|være\s+med\s+at)\s+(?:have|få|tage|nævne|skrive)\b",
    _I,
)
# "Så hellere skrive ti og ikke noget om Lions": what it names is kept out, whoever said it.
_NOTHING_OF = re.compile(
    r"\b(?:skrive?|skriver|stå|nævne|nævner|have|sige|tage|med)\b[^.?!]*\b(?:ikke|intet|ingenting|uden)\s+(?:noget\s+)?(?:om|at\s+nævne)"
    r"\s+(?:\w+\s+){0,1}?(?P<what>(?-i:[A-ZÆØÅ])\w{2,})"
)
# "Det skal vi ikke have i referatet, vel?"
_NO_RECORD = re.compile(
    r"\b(?:skal|må|bør|behøver|vil|lad|kan)\b[^.?!]{0,30}\b(?:ikke|ingenting)\b[^.?!]{0,30}\b(?:referat|protokol)\w*",
    _I,
)
_POINTS_BACK = re.compile(r"^\W*(?:(?:men|og|nej|ja|så)\W+)*(?:det|den|dem|lige\s+det)\b", _I)
_UNNAMED = re.compile(
    r"\bnavne?[nt]?e?\b[^.?!]{0,25}\bikke\b|\b(?:ikke|ingen|uden|hemmelig\w*)\b[^.?!]{0,30}\bnavne?[nt]?e?\b", _I
)
# How somebody is: "Per har det ikke så godt".
_UNWELL = re.compile(
    r"\b(?:har|havde|haft)\s+(?:\w+\s+){0,2}?det\s+(?:\w+\s+){0,2}?(?:godt|skidt|svært|hårdt|dårligt|bedre)\b|\bikke\s+har\s+det\s+(?:\w+\s+)?godt\b",
    _I,
)
_STATED = re.compile(r"\b(?:der|det)\s+(?:står|stod|kom|er|var|blev)\b|\b(?:står|stod)\s+(?:der|det)\b", _I)
_BRIEF = 12  # words
_ANNOUNCED = re.compile(r"\b(?:vil|skal|må)\b[^.?!]*\b(?:sige|fortælle|nævne)\b", _I)
_SELF = re.compile(r"\b(?:jeg|mig|min|mit|mine)\b", _I)
_THIRD = re.compile(r"\b(?:hun|han|hende|ham|hendes|hans)\b", _I)
# One among several, though nobody says who: "den ene har et barn med astma".
_ONE = re.compile(
    r"\b(?:den\s+ene|en\s+af\s+(?:dem|vores|mine)|et\s+barn|barnet|en\s+(?:elev|borger|beboer|kollega|mor|far))\b", _I
)
_OWN = r"(?:(?i:min|mit|mine|sin|sit|sine|hans|hendes|din|dit|dine)|[A-ZÆØÅ]\w+s)"
_PRONOUN = re.compile(r"^\W*(?:og\s+|men\s+|så\s+)*(?:hun|han|hende|ham|hendes|hans)\b", _I)
# Somebody who was not there told it: "Villy ringede i går og sagde".
_TOLD_BY = re.compile(
    r"^\W*(?i:(?:og|men|så|ja|nå|for)\s+)*(?P<who>[A-ZÆØÅ][a-zæøå]+(?<!en)(?<!et)(?<!ne))\s+(?:ringede|hviskede|sms'ede"
    r"|(?:skrev|sagde|fortalte|mailede)\s+(?:til\s+)?(?:mig|i\s+går|i\s+dag|i\s+morges|forleden))\b"
)
# One whom only the speaker knows: what happened to them is theirs.
_KNOWN_TO_ME = re.compile(
    r"\b(?:en|nogen|nogle|mange|flere|ham|hende|dem)\b[^.,;]{0,20},?\s+(?:som\s+|der\s+)?jeg\s+(?:kender|snakkede\s+med|mødte)\b"
    r"|\bjeg\s+(?:kender|kendte|mødte)\s+(?:en|et|to|nogen|nogle|mange|flere|ham|hende|dem)\b"
    r"|^\W*(?:(?:og|men|så|for)\s+)*(?:hun|han)\s+(?:har|havde)\s+(?:\w+\s+){0,2}?(?:købt|solgt|arvet|lånt|mistet|tjent|skyldt)\b"
    r"|\b(?:for|til|hos)\s+den\s+ene\s+(?:mand|dame|kvinde|familie|borger|ejer)\b",
    _I,
)
# Where somebody lives: with it a stranger's name is told of a private person.
_ADDRESS = re.compile(
    r"\b[A-ZÆØÅ][\wæøå]*(?:vej|vejen|gade|gaden|vænge|vænget|allé|alle|alléen|stræde|strædet|toft|toften|parken|bakken|sti|stien|boulevard)\s+\d+"
)
# The sentence that tells what becomes of an item is told whoever is named in it.
_APPOINTED = re.compile(
    r"\b(?:ansat|ansætte\w*|ansættes|begynder|starter|tiltræder|valgt|vælge\w*|udpege\w*|peger\s+på|indstille\w*|stedfortræder"
    r"|konstitueret|afløse\w*|ny|nye|prisen|fra\s+[A-ZÆØÅ]\w+)\b"
)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = tomllib.loads((Path(__file__).parent / "private_words.toml").read_text(encoding="utf-8"))
    long = "|".join(map(re.escape, sorted(data["health"], key=len, reverse=True)))
    health = re.compile(rf"\b(?:(?:{long})\w*|\w{{3,}}(?:{long})\w{{0,4}}|(?:{'|'.join(data['whole'])}))\b", _I)
    family = re.compile(
        rf"\b{_OWN}\s+(?:\w+\s+){{0,2}}?(?:{'|'.join(data['family'])})s?\b"
        rf"|\b(?i:jeg|hun|han)\s+(?:har|havde)\s+(?:jo\s+|selv\s+)?(?:en|et|to|tre)\s+(?:{'|'.join(data['family'])})\b"
    )
    private = re.compile(rf"\b(?:\w*(?:{'|'.join(data['private'])}))(?:en|n|et|e|er|erne|s)?\b", _I)
    return health, family, private


def discreet(heard: Sequence[Heard], parsed: Parsed, known: Collection[str]) -> list[Heard]:
    """The sentences that may be written. `known` are the words of names that belong to the meeting: participants, units
    and whatever the dagsorden names.
    """
    asked, private = _off_record(heard), _private(heard, parsed, known)
    if any(_UNNAMED.search(said.text) for said in heard):
        private |= {place for place, said in enumerate(heard) if _strangers(said.text, parsed, known)}
    kept = []
    for place, said in enumerate(heard):
        if place not in asked | private:
            kept.append(said)
        elif not any(p.search(said.text) for p in (_DISCREET, _NOT_HERE, _NOTHING_OF)) and (
            lead := _lead(said, parsed, known)
        ):
            kept.append(lead)
    return kept


def _lead(said: Heard, parsed: Parsed, known: Collection[str]) -> Heard | None:
    """What a sentence says before it comes to somebody's private life: "Kontoen er brugt, det er, hvor Bo er syg"."""
    health, family, private = _words()
    parts = re.split(r",\s+", without_health(said.text) or said.text)
    clean: list[str] = []
    for part in parts:
        touches = any(p.search(part) for p in (health, family, private, _THIRD)) or _strangers(part, parsed, known)
        if touches or is_off_record(part) or _DISCREET.search(part):
            break
        clean.append(part)
    text = ", ".join(clean).rstrip(" .!?")
    if len(clean) == len(parts) or len(content(text)) < 3 or parsed.verbless(text) or said.remarks[-1].question:
        return None
    return Heard(f"{text}.", said.remarks) if not _SELF.search(text) else None


def _off_record(heard: Sequence[Heard]) -> set[int]:
    gone: set[int] = set()
    for place, said in enumerate(heard):
        own = {i for i, h in enumerate(heard) if h.remarks[0].utterance == said.remarks[0].utterance}
        before = next((i for i in range(place - 1, -1, -1) if i not in own), None)
        near = {i for i in own | _utterance(heard, before) if i < place}
        if is_off_record(said.text) or _NO_RECORD.search(said.text):
            gone |= {i for i in own if i <= place}
            if _POINTS_BACK.match(said.text) and len(said.text.split()) <= _BRIEF:
                gone |= _personal(heard, near)
            if _ANNOUNCED.search(said.text):
                gone |= own | _next_of(heard, place)
        elif _DISCREET.search(said.text):
            gone |= {place} | _sensitive(heard, {i for i in own if i < place} or _utterance(heard, before))
            # Who asks it of their own words means what they said a turn or two ago.
            mine = next((i for i in range(place - 1, max(-1, place - 5), -1) if heard[i].speaker == said.speaker), None)
            if own == {place} and mine is not None:
                gone |= _utterance(heard, mine)
        elif _NOT_HERE.search(said.text) and len(said.text.split()) <= _BRIEF:
            private = _words()[2]
            gone |= {place} | _personal(heard, near) | {i for i in near if private.search(heard[i].text)}
        elif (match := _NOTHING_OF.search(said.text)) and not _STATED.search(said.text):
            gone |= {i for i, h in enumerate(heard[: place + 1]) if match["what"] in h.text}
    return gone


def _utterance(heard: Sequence[Heard], place: int | None) -> set[int]:
    if place is None:
        return set()
    return {i for i, h in enumerate(heard) if h.remarks[0].utterance == heard[place].remarks[0].utterance}


def _next_of(heard: Sequence[Heard], place: int) -> set[int]:
    """The next utterance of the same speaker, if it comes at once."""
    own = heard[place].remarks[0].utterance
    for i in range(place + 1, min(place + 5, len(heard))):
        if heard[i].speaker == heard[place].speaker and heard[i].remarks[0].utterance != own:
            return _utterance(heard, i)
    return set()


def _personal(heard: Sequence[Heard], places: Collection[int]) -> set[int]:
    """The sentences about somebody's health or family, or about "hun" and "han"."""
    health, family, _ = _words()
    return {i for i in places if any(p.search(heard[i].text) for p in (health, family, _THIRD))}


def _sensitive(heard: Sequence[Heard], places: set[int]) -> set[int]:
    """What of an utterance the request to be discreet is about: what is private in it, else all of it."""
    _, _, private = _words()
    found = _personal(heard, places)
    return found or {i for i in places if private.search(heard[i].text)} or places


def _private(heard: Sequence[Heard], parsed: Parsed, known: Collection[str]) -> set[int]:
    health, family, private = _words()
    gone: set[int] = set()
    by_utterance: dict[str, list[int]] = {}
    for place, said in enumerate(heard):
        by_utterance.setdefault(said.remarks[0].utterance, []).append(place)
    for places in by_utterance.values():
        strangers = {i: _strangers(heard[i].text, parsed, known) for i in places}
        kin = {i for i in places if family.search(heard[i].text)}
        ill = {i for i in places if health.search(without_health(heard[i].text) or heard[i].text)}
        ill |= {i for i in places if _UNWELL.search(heard[i].text) and parsed.persons(heard[i].text)}
        personal = {i for i in places if strangers[i] or i in kin or _THIRD.search(heard[i].text)}
        personal |= {i for i in ill if _of_oneself(heard[i].text, health) or _ONE.search(heard[i].text)}
        personal |= {i for i in ill if parsed.persons(heard[i].text)}
        named_private = {i for i in places if strangers[i] and private.search(heard[i].text)}
        bare = {
            i
            for i in places
            if any(_by_given_name(name, parsed) for name in strangers[i]) and not _APPOINTED.search(heard[i].text)
        }
        found = kin | named_private | bare | {i for i in places if _KNOWN_TO_ME.search(heard[i].text)}
        at_home = {i for i in places if strangers[i] and _ADDRESS.search(heard[i].text)}
        surnames = {name.split()[-1] for i in at_home for name in strangers[i]}
        gone |= {i for i, h in enumerate(heard) if surnames & set(re.findall(r"\w+", h.text))}
        found |= at_home | of_bystanders(heard, places, known)
        found |= {i for i in places if (by := _TOLD_BY.match(heard[i].text)) and by["who"].casefold() not in known}
        if personal and ill:
            near = {i for i in places if any(abs(i - j) <= 1 for j in ill)}
            found |= ill | (near & personal) | {i for i in near if ill & personal and _SELF.search(heard[i].text)}
        for i in sorted(found):  # what goes on about the same person
            j = i + 1
            while j in places and _PRONOUN.match(heard[j].text):
                found.add(j)
                j += 1
        gone |= found
    return gone


def _of_oneself(text: str, health: re.Pattern[str]) -> bool:
    """Whether a word of health stands near "jeg": "jeg er blevet opereret", not "jeg foreslår en sygepolitik"."""
    return (
        any(
            re.search(r"\b(?:jeg|mig|min|mit|mine)\b", text[max(0, m.start() - 40) : m.end() + 15], _I)
            for m in health.finditer(text)
        )
        and re.search(r"\bjeg\s+(?:foreslår|synes|mener|vil)\b", text, _I) is None
    )


def _strangers(text: str, parsed: Parsed, known: Collection[str]) -> tuple[str, ...]:
    """The names of people who don't belong to the meeting."""
    return tuple(name for name in parsed.persons(text) if not {*words_of(name)} & {*known} and _not_called(name, text))


def _by_given_name(name: str, parsed: Parsed) -> bool:
    """Whether somebody is told of as those who know them do, "Mads Peter": of one with a surname it may be told."""
    return all(parsed.persons(word) or parsed.persons(word.removesuffix("s")) for word in name.split()[1:])


def _not_called(name: str, text: str) -> bool:
    return (
        re.search(rf"(?:^|[,.!?]\s+){re.escape(name)},|,\s+{re.escape(name)}[.?!]*$", text) is None
        or name.count(" ") > 0
    )
