"""Who is to do what by when: tasks taken on, given and asked for."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from service.drafting.fact import Fact, FactKind
from service.drafting.repairs import Heard
from service.drafting.stems import content
from service.meetings.calendar import MONTHS

_I = re.IGNORECASE
_DEADLINE = re.compile(
    rf"\b(?:inden|senest|før|til|på|fra|i|om)\s+(?:den\s+|d\.\s*|på\s+)?(?:(?:\d{{1,2}}\.?|\w+(?:ende|te|nde|dje"
    rf"|rste|jerde))\s+(?:{'|'.join(MONTHS)})(?:\s+\d{{4}})?|mandag|tirsdag|onsdag|torsdag|fredag|næste\s+(?:uge"
    rf"|møde|måned|gang|mandag|fredag)|udgangen\s+af\s+\w+|jul|påske|pinse|nytår|sommerferien|ferien|uge\s+\w+"
    rf"|mødet\s+i\s+\w+|weekenden|morgen|{'|'.join(MONTHS)})\b",
    _I,
)
_ONLY_WHEN = re.compile(
    rf"^\W*(?:(?:ja|jo|jep|okay|fint|godt|det\s+(?:gør|kan|klarer|tager)\s+jeg(?:\s+(?:godt|gerne))?)\b\W*)*(?P<when>{_DEADLINE.pattern}"
    rf"|(?:i\s+(?:dag|morgen|overmorgen)|på\s+\w+dag)|(?:den\s+)?\d{{1,2}}\.?\s+(?:{'|'.join(MONTHS)}))\W*$",
    _I,
)
_BRIEF = 5
"""Words of a sentence that a date may still come after."""
_LEAD = r"^\W*(?:(?i:og|så|tak|ja|jo|men|okay|godt|fint|nej|altså|jamen)\b\W*)*"
_NAME = r"[A-ZÆØÅ][\wæøåé-]+(?:\s+[A-ZÆØÅ][\wæøåé-]+)?"
_NAMES = rf"{_NAME}(?:(?:,\s+{_NAME})*\s+og\s+{_NAME})?"
_PRESENT = r"(?:[a-zæøå]{2,}r|gør|får|går|ser|står)"
# What somebody is, thinks or says is no task.
_STATE = re.compile(
    r"(?:er|har|var|ved|tror|synes|mener|tænker|håber|kender|forstår|husker|ser|hører|siger|foreslår|støtter|bor|hedder"
    r"|får|plejer|stemmer|kommer|mangler|glæder|regner|undrer|bliver|ligger|sidder|står|bruger|koster|arbejder|repræsenterer"
    r"|føler|oplever|trækker|spiser|kører|går|gør|elsker|hader|læser|bakker|anbefaler|vurderer|forventer|frygter|minder|nævner"
    r"|påpeger|ønsker|peger|roser|kan|vil|skal|må|bør|\w*tager\s+forbehold|når|hænger|viser|dør|lider|ryger|følger)$",
    _I,
)
_OBJECT = re.compile(r"\w")
_MINE = re.compile(
    rf"\b(?:jeg\s+(?:(?:vil|skal|kan)\s+(?:godt\s+|gerne\s+|nok\s+|lige\s+|også\s+)*(?P<inf>[a-zæøå]{{2,}}e|få|se|gå|stå)|(?P<verb>{_PRESENT}))"
    rf"|(?:så\s+|det\s+|den\s+|dem\s+|og\s+|derfor\s+)(?:(?P<modal>vil|skal|kan)|(?P<turned>{_PRESENT}))\s+jeg)\b",
    _I,
)
_DONE_BY = re.compile(
    rf"(?<![\w»])(?P<owner>{_NAMES})\s+(?:(?:skal|vil|kan|må)\s+(?:\w+\s+)?(?P<inf>[a-zæøå]{{2,}}e|få|se|gå|stå)|(?P<verb>{_PRESENT}))\b"
)
_UNIT = re.compile(
    rf"(?<!\w)(?P<owner>(?:forvaltningen|administrationen|sekretariatet|ledelsen|direktionen|afdelingen|gruppen|arbejdsgruppen|udvalget"
    rf"|forretningsudvalget|HR|TR|AMR|\w+(?:gruppen|afdelingen|centret|sekretariatet)))\s+(?P<verb>{_PRESENT})\b"
)
_CALLED = re.compile(
    rf"{_LEAD}(?P<owner>{_NAMES}),\s+(?:så\s+)?(?:(?:(?P<du>du|I)\s+(?P<verb>{_PRESENT}|skal|kan|må|vil))|(?P<turned>{_PRESENT}|skal|kan|vil|må|gider)\s+(?:du|I))\s+"
    r"(?P<rest>\S.*?)(?:,\s*ikke(?:\s+også)?|,\s*tak)?\s*[.?!]*$"
)
# "Og Emil laver en liste?", asked of somebody who says yes.
_BY_THEM = re.compile(rf"{_LEAD}(?P<owner>{_NAMES})\s+(?P<verb>{_PRESENT}|skal)\s+(?P<rest>\S.*?)\?$")
_YOU = re.compile(
    rf"{_LEAD}(?:så\s+)?(?:(?:du|I)\s+(?P<verb>{_PRESENT})|(?P<turned>{_PRESENT})\s+(?:du|I))\s+(?P<rest>\S.*?)(?:,\s*ikke(?:\s+også)?)?\s*[.?!]*$",
    _I,
)
_ASKED_TASK = re.compile(
    r"^\W*(?:(?:og|så|tak|ja|men)\W+)*(?P<owner>[A-ZÆØÅ][\wæøå-]+)?,?\s*(?:kan|vil|gider"
    r"|må)\s+du\s+(?:ikke\s+)?(?:lige\s+|også\s+|godt\s+)*(?P<rest>\w.*?)\?*$"
)
_YES = re.compile(
    r"^\W*(?:ja|jo|jep|det\s+(?:gør|kan|skal|klarer)\s+(?:jeg|vi)|selvfølgelig|det\s+er\s+i\s+orden|okay|fint|gerne)\b",
    _I,
)
_TAKES_ON = re.compile(
    r"^\W*(?:(?:ja|jo|okay|fint|godt|selvfølgelig)\W+)*(?:det|den|dem)\s+(?:gør|tager|klarer|ordner|kan|skal|sørger)\s+jeg"
    r"(?:\s+(?:godt|nok|mig\s+af|for|gerne|så))*\s*(?:[.!]|(?:inden|på|i|senest|til)\b[^.?]*[.!])*$",
    _I,
)
TAKEN_ON = "påtaget"
_WHO = re.compile(
    r"^\W*(?:(?:og|men|så|nå|godt|okay|ja)\W+)*hvem\s+(?:(?P<modal>vil|kan|skal|kunne|tør|gider)\s+(?:så\s+|lige\s+|godt\s+)?(?P<infinitive>\w+)"
    r"|(?:så\s+)?(?P<present>\w+r))\b(?P<rest>[^?]*)\?$",
    _I,
)
"""The owner of a task that somebody takes on in others' words."""
_HYPOTHETICAL = re.compile(r"\b(?:hvis|måske|kunne|burde|ville|skulle)\b", _I)
_PAST = re.compile(r"\b(?:var|havde|blev|sidste|tidligere|i\s+går)\b", _I)
_OTHER_PERSON = re.compile(r"\b(?:dig|din|dit|dine|jer|jeres|mig|min|mit|mine|jeg|os|vores)\b")
_TALK = frozenset(
    [
        "fortælle",
        "sige",
        "begynde",
        "starte",
        "høre",
        "se",
        "huske",
        "vide",
        "uddybe",
        "forklare",
        "lukke",
        "gentage",
        "få",
        "være",
        "have",
        "vente",
        "tage",
        "mene",
        "tro",
        "synes",
        "svare",
        "sidde",
        "komme",
        "give",
    ]
)
_INFINITIVES = {"gør": "gøre", "er": "være", "har": "have", "spørger": "spørge", "får": "få", "ser": "se", "går": "gå"}


def deadline(text: str) -> str:
    """The words that say by when, or empty."""
    match = _DEADLINE.search(text)
    return match.group() if match else ""


def task_owner(text: str, names: Collection[str], *, leads: bool = False) -> str:
    """Who does something, as it was said ("jeg", "Mette", "Lise og Karl", "forvaltningen"); empty for no task."""
    if _PAST.search(text) or re.search(r"\bikke\b", text, _I) or text.endswith("?"):
        return ""
    main = re.split(r"\b(?:hvis|når|som|der|fordi|selvom)\b", text, maxsplit=1)[0]
    if _HYPOTHETICAL.search(main):
        return ""
    if (match := _MINE.search(main)) and _does(
        match.group("inf") or "", match.group("verb") or match.group("turned") or ""
    ):
        return "jeg" if _has_object(text, match) else ""
    if (match := _DONE_BY.search(main)) and _known(match.group("owner"), names):
        return match.group("owner") if _does(match.group("inf") or "", match.group("verb") or "") else ""
    if leads and (match := _UNIT.search(main)) and _does("", match.group("verb")) and _has_object(text, match):
        return match.group("owner")
    return ""


def assigned(  # noqa: PLR0911 - a return for each way of giving a task
    heard: Sequence[Heard], place: int, names: Collection[str]
) -> Fact | None:
    """A task that is given to somebody spoken to: "Lise, du finder et sted.", "Kan du sende det?" – "Ja."."""
    said = heard[place]
    following = next((h for h in heard[place + 1 : place + 3] if h.speaker != said.speaker), None)
    yes = following is not None and (
        _YES.match(following.text) is not None or _says_i(following.text) or bool(when_alone(following.text))
    )
    if accepted := _accepted(heard, place):
        return accepted
    if (match := _CALLED.match(said.text)) and _known(match.group("owner"), names):
        verb = (match.group("verb") or match.group("turned")).casefold()
        rest = match.group("rest")
        asked = said.remarks[-1].question
        if asked and not yes:
            return None
        by = deadline(rest)
        if asked and following is not None and (stated := _stated("Jeg", verb, rest)):
            both = (*said.remarks, *following.remarks)
            if by not in stated:
                stated = f"{stated[:-1]} {by}."
            return Fact(FactKind.TASK, following.speaker, stated, both, owner="jeg", deadline=by, needed=True)
        if stated := _stated(match.group("owner"), verb, rest):
            return Fact(
                FactKind.TASK,
                said.speaker,
                stated,
                said.remarks,
                owner=match.group("owner"),
                deadline=by,
                needed=True,
            )
        return None
    if named := _by_name(said, following if yes else None, names):
        return named
    if requested := _requested(said, following if yes else None):
        return requested
    return _told(heard, place, following if yes else None)


def _by_name(said: Heard, following: Heard | None, names: Collection[str]) -> Fact | None:
    """A task asked of somebody by name and answered yes; it stands as told of them."""
    match = _BY_THEM.match(said.text)
    if match is None or following is None or not _known(match["owner"], names) or _HYPOTHETICAL.search(said.text):
        return None
    stated = _stated(match["owner"], match["verb"].casefold(), match["rest"])
    if not stated:
        return None
    remarks, by = (*said.remarks, *following.remarks), deadline(match["rest"])
    return Fact(FactKind.TASK, said.speaker, stated, remarks, owner=match["owner"], deadline=by, needed=True)


def when_alone(text: str) -> str:
    """The words that say by when, of a sentence that says no more than that: "Ja ja. Inden pinse."."""
    match = _ONLY_WHEN.match(text)
    return match["when"][:1].lower() + match["when"][1:] if match else ""


def dated(task: Fact, heard: Sequence[Heard], place: int) -> Fact:
    """A task without a date, with the one that is said alone right after: "Sætter du den op?" – "Inden pinse."."""
    if task.deadline or task.kind is not FactKind.TASK or task.owner == TAKEN_ON:
        return task
    for after in heard[place + 1 : place + 3]:
        if after.remarks[-1].question:
            return task
        if when := when_alone(after.text):
            new = tuple(r for r in after.remarks if r not in task.remarks)
            text = f"{task.text.rstrip(' .!')} {when}."
            return replace(task, text=text, deadline=when, remarks=(*task.remarks, *new))
        if len(after.text.split()) > _BRIEF:
            return task
    return task


def _says_i(text: str) -> bool:
    """Whether somebody answers a request by what they will do: "Den sender jeg ud på fredag."."""
    return re.search(r"\bjeg\b", text, _I) is not None and re.search(r"\bikke\b|\?", text, _I) is None


def _accepted(heard: Sequence[Heard], place: int) -> Fact | None:
    """Whoever says "Det gør jeg." has the task, in the words it was asked in ("Hæng sedlen op.")."""
    said = heard[place]
    if place == 0 or _TAKES_ON.match(said.text) is None:
        return None
    asked = heard[place - 1]
    if (
        asked.speaker == said.speaker
        or len(content(asked.text)) < 1
        or re.search(r"\b(?:jeg|mig|min)\b", asked.text, _I)
    ):
        return None
    remarks = (*asked.remarks, *said.remarks)
    if asked.remarks[-1].question:
        # A question is no task: it is told as what the one who answers does, or not at all.
        text = _answered(asked.text)
        by = deadline(said.text) or deadline(asked.text)
        return Fact(FactKind.TASK, said.speaker, text, remarks, owner="jeg", deadline=by, needed=True) if text else None
    return Fact(
        FactKind.TASK, said.speaker, asked.text, remarks, owner=TAKEN_ON, deadline=deadline(said.text), needed=True
    )


def _answered(question: str) -> str:
    """What whoever says yes to a question does: "Hvem skriver til dem?" is "Jeg skriver til dem."; "" for others."""
    if match := _WHO.match(question):
        modal, infinitive, present, rest = match.group("modal", "infinitive", "present", "rest")
        verb = _present(infinitive) if modal else present
        told = verb and _does(infinitive if modal else "", verb) and not _OTHER_PERSON.search(rest)
        return f"Jeg {verb}{rest.rstrip(' ?')}." if told and content(f"{verb} {rest}") else ""
    match = _YOU.match(question)
    return (
        _stated("Jeg", (match.group("verb") or match.group("turned")).casefold(), match.group("rest")) if match else ""
    )


def _told(heard: Sequence[Heard], place: int, following: Heard | None) -> Fact | None:
    """A task ("Så skriver du til fondene.") given to the one who spoke before, or says yes after."""
    said = heard[place]
    match = _YOU.match(said.text)
    if match is None or re.search(r"\bI\b", said.text[: match.start("rest")]):
        return None
    verb = (match.group("verb") or match.group("turned")).casefold()
    before = next((h for h in reversed(heard[max(0, place - 2) : place]) if h.speaker != said.speaker), None)
    owner = following or (before if not said.remarks[-1].question else None)
    if owner is None or not _does("", verb):
        return None
    stated = _stated("Jeg", verb, match.group("rest"))
    if not stated:
        return None
    remarks = (*said.remarks, *(following.remarks if following else ()))
    return Fact(FactKind.TASK, owner.speaker, stated, remarks, owner="jeg", deadline=deadline(said.text), needed=True)


def _requested(said: Heard, following: Heard | None) -> Fact | None:
    """A request that was answered yes ("Mette, kan du sende skemaet ud?"): the one who said yes does it."""
    match = _ASKED_TASK.match(said.text)
    if not match or not said.remarks[-1].question or following is None:
        return None
    words = match.group("rest").split()
    verb = _present(words[0]) if words else None
    if verb is None or words[0].casefold() in _TALK - {"tage", "give"} or _OTHER_PERSON.search(match.group("rest")):
        return None
    text = " ".join(["Jeg", verb, *words[1:]]).rstrip("?.") + "."
    return Fact(
        FactKind.TASK,
        following.speaker,
        text,
        (*said.remarks, *following.remarks),
        owner="jeg",
        deadline=deadline(said.text),
    )


def _stated(owner: str, verb: str, rest: str) -> str:
    """The task as a statement: "Lise, kan du finde et sted?" is "Lise finder et sted."; empty where it is none."""
    rest = re.sub(r",\s+ikke(?:\s+også|\s+sandt)?(?=[,.?]|$)", "", rest)  # "…, ikke?" denies nothing
    rest = re.sub(r"^(?:(?:ikke|lige|også|godt|så|jo|bare|eventuelt)\s+)+", "", rest)
    rest = re.split(r"[.?!]\s+(?=[A-ZÆØÅ])|,?\s+og\s+(?=(?:så|du|I|jeg|vi)\b)", rest, maxsplit=1)[0].rstrip(" .?!,")
    if verb in {"skal", "kan", "vil", "må", "gider"}:
        first, *more = rest.split() or [""]
        if first.casefold() in {"", "ikke"} or first.casefold() in _TALK - {"tage", "give"}:
            return ""
        made = f"{_present(first)} {' '.join(more)}" if _present(first) else ""
    else:
        made = f"{verb} {rest}" if _does("", verb) or (verb in {"får", "kører", "følger", "gør"}) else ""
    if not made or _OTHER_PERSON.search(made) or len(content(made)) < 1 or re.search(r"\b(?:du|I)\b", made):
        return ""
    return f"{owner} {made}".strip() + "."


def _does(infinitive: str, present: str) -> bool:
    """Whether the verb tells of doing something."""
    if infinitive:
        return infinitive.casefold() not in _TALK | {"gøre", "støtte", "ønske", "bede"}
    return bool(present) and _STATE.match(present) is None


def _has_object(text: str, match: re.Match[str]) -> bool:
    """Whether more is said than that somebody does it."""
    return len(content(text[: match.start()] + text[match.end() :])) >= 1


def _known(owner: str, names: Collection[str]) -> bool:
    return all(name.strip() in names for name in re.split(r",\s+|\s+og\s+", owner))


def _present(infinitive: str) -> str | None:
    word = infinitive.casefold()
    irregular = {"gøre": "gør", "være": "er", "have": "har", "spørge": "spørger", "ikke": None}
    return irregular.get(word, word + "r") if word[-1:] in "eåoiyøu" and word.isalpha() else None
