"""What must not be written is left out: sentences about health, family and mood, and what was said to stay unwritten.

Of a sentence that holds both, the clauses before it that stand by themselves are kept: "Jeg kan tage
telefonen, men ikke løfte, fordi …".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.agreeing import Part
from service.talks.health import FindingKind, findings
from service.talks.privacy import private
from service.talks.saying import Saying

_I = re.IGNORECASE
_PAUSE = re.compile(r",\s+|\s+(?=(?:fordi|men|selvom|eftersom)\s)|\s+[–—-]\s+|\s*…\s*|;\s+", _I)
_REASON = re.compile(r"^(?:og\s+)?(?:fordi|for|da|eftersom|selvom|så|hvor|som|der|når|hvis|at|på\s+grund|pga)\b", _I)
_OWN_DAYS = {FindingKind.DOCTOR, FindingKind.TREATMENT, FindingKind.MEDICINE, FindingKind.FAMILY}
_LEAD_ONLY = re.compile(
    r"\b(?:have|få)\s+(?:skrevet|med|ført|noteret|tilføjet)\W*$|\b(?:der\s+står|sige|synes|tror|siger)\W*$", _I
)
_OWN = re.compile(r"^(?:men|og|så)\s+(?:jeg|du|vi|ikke|det\s+går|kan)\b", _I)
_UNWRITTEN = re.compile(
    r"\b(?:(?:behøver|skal|bør|må)\s+du\s+(?:faktisk\s+|slet\s+|overhovedet\s+)*ikke\s+(?:fortælle|sige|forklare|komme\s+ind\s+på)|"
    r"(?:må|kan|vil)\s+jeg\s+(?:faktisk\s+|jo\s+|slet\s+|heller\s+)*ikke\s+(?:spørge|skrive|vide|høre)|behøver\s+jeg\s+ikke\s+(?:at\s+)?vide|"
    r"(?:det|dét)\s+(?:lader|lad)\s+(?:vi|os)\s+ligge|(?:vi\s+lader|lad\s+os\s+lade)\s+det\s+ligge|(?:skriver|noterer)\s+(?:jeg|vi)\s+(?:selvfølgelig\s+|naturligvis\s+)?ikke|"
    r"jeg\s+skriver\s+(?:det\s+|den\s+del\s+)?ikke|(?:kommer|skal|hører)\s+(?:det\s+)?ikke\s+(?:med|til|stå|ind)|ikke\s+skal\s+(?:med|stå)|"
    r"det\s+bliver\s+mellem\s+os|uden\s+for\s+referat)\b",
    _I,
)
_ASKS_UNWRITTEN = re.compile(
    r"\b(?:skal\s+(?:det|ikke)\s+(?:ikke\s+)?(?:stå|med)|kommer\s+det\s+med|det\s+(?:skal|behøver)\s+ikke\s+(?:at\s+)?(?:stå|med|skrives))\b",
    _I,
)


def writable(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sentences with what must not be written taken out; empty sentences are gone, and keep their places."""
    unwritten = _unwritten(sayings)
    kept = []
    for saying in sayings:
        text = "" if saying.place in unwritten else harmless(saying.text)
        if text:
            kept.append(saying if text == saying.text else replace(saying, text=text))
    return tuple(kept)


def for_days(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sentences as days and answers are read from them: of these nothing is written but the day or the answer.

    A visit, a treatment and the family's doings have days of their own: clauses that tell of them are out. Places stay.
    """
    kept = []
    for saying in sayings:
        if not any(finding.kind in _OWN_DAYS for finding in findings(saying.text)):
            kept.append(saying)
            continue
        pieces = [piece for piece in _PAUSE.split(saying.text) if piece.strip()]
        left = [piece for piece in pieces if not any(finding.kind in _OWN_DAYS for finding in findings(piece))]
        text = ", ".join(left)
        asks = "?" if saying.text.rstrip().endswith("?") and text else ""
        kept.append(replace(saying, text=f"{text.rstrip(' .?')}{asks or '.'}" if text else ""))
    return tuple(saying for saying in kept if saying.text)


def harmless(text: str) -> str:
    """The sentence, or its first clauses, up to what must not be written; empty where nothing that stands is left."""
    if not private(text):
        return text
    kept = ""
    start = 0
    pieces = [*(match.span() for match in _PAUSE.finditer(text)), (len(text), len(text))]
    lost = False
    for end, following in pieces:
        clause = text[start:end].strip()
        start = following
        if not clause:
            continue
        if private(clause) or (lost and not _OWN.match(clause)):
            lost = True
            continue
        joined = f"{kept}, {clause}" if kept else clause
        if private(joined):
            lost = True
            continue
        kept, lost = joined, False
    kept = _stripped(kept)
    # What is left must say something by itself: three words, and no answer that only led up to the rest.
    if len(re.findall(r"\w+", kept)) < 3 or _LEAD_ONLY.search(kept) or private(kept) or _REASON.match(kept):
        return ""
    return kept if kept.endswith(("?", "!", ".")) else kept + "."


def _stripped(text: str) -> str:
    """Without a "men" or "fordi" that leads nowhere."""
    return re.sub(r"[\s,]*\b(?:men|og|fordi|for|så|altså|at)\W*$", "", text.strip(" ,"), flags=_I).strip(" ,")


def _unwritten(sayings: Sequence[Saying]) -> frozenset[int]:
    """The places of what the employee said just before somebody said that it is not to be written."""
    found: set[int] = set()
    for place, saying in enumerate(sayings):
        asks = saying.part is Part.EMPLOYEE and _ASKS_UNWRITTEN.search(saying.text) is not None
        tells = not saying.noted and saying.part is not Part.EMPLOYEE and _UNWRITTEN.search(saying.text) is not None
        if not (asks or tells):
            if saying.noted and _UNWRITTEN.search(saying.text):
                found.add(saying.place)
            continue
        found.add(saying.place)
        if asks:
            # "… Skal det stå der?" asks of what was said before it in the same turn.
            for before in reversed(sayings[max(0, place - 6) : place]):
                if saying.opens or before.speaker != saying.speaker:
                    break
                found.add(before.place)
            continue
        for before in reversed(sayings[max(0, place - 6) : place]):
            if before.part is Part.EMPLOYEE:
                found.add(before.place)
                if before.opens:
                    break
            elif found & {before.place + 1}:
                break
    return frozenset(found)
