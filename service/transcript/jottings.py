"""What somebody wrote down at a talk, or typed of it word by word, becomes a Transcript: text or DOCX, no dagsorden.

One utterance for each line. "Leder: …" and "Karen: …" are said by them, where they take part or most lines begin so;
every other line, "Første sygedag: …" too, is said by the notes themselves.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from models.error import UdkastError
from service.meetings import Participant, Transcript
from service.transcript import notes

_PREFIX = re.compile(
    r"^\W*(?P<who>[A-ZÆØÅ][\wæøåé.'’-]*(?:\s+[A-ZÆØÅ][\wæøåé.'’-]*){0,3})\s*(?:\((?P<role>[^()]{1,40})\))?\s*:\s+\S"
)
_WITH = re.compile(r"(?<![\w.])([Mm])\.\s")
"""Short for "med": its stop ends no sentence."""
_THE = re.compile(r"(?<![\w.])d\.\s*(?=\d)")
_SHORT = re.compile(
    r"\b(?P<word>man|tirs?|ons|tors?|fre|lør|søn|t\.?o\.?m|f\.?o\.?m|indk|opf|opfølgn|forv)\.\s+(?=\d)|"
    r"\b(?P<led>Indk|Opf|Opfølgn|Forv|Opg|Bem|Medarb|medarb|\w*erkl)\.\s+(?=[A-ZÆØÅ–-])"
)
"""Nor does the stop of these before a number, or of those that lead up to something."""
_ROLES = re.compile(
    r"(?:leder(?:en)?|chef(?:en)?|medarbejder(?:en)?|hr|hr-konsulent(?:en)?|bisidder(?:en)?|tr|tillidsrepræsentant(?:en)?)",
    re.IGNORECASE,
)


def read(path: Path, people: Sequence[Participant] = ()) -> Transcript:
    """The notes in `path`. Raises UdkastError with one Danish line where they can't be read or are empty."""
    try:
        text = notes.text_of(path)
    except FileNotFoundError:
        raise UdkastError(f"Noterne {path} findes ikke; kontrollér stien.") from None
    except IsADirectoryError:
        raise UdkastError(f"{path} er en mappe; angiv selve noterne.") from None
    except PermissionError:
        raise UdkastError(f"Noterne {path} må ikke læses; giv læseadgang til filen.") from None
    return parse(text, people)


def parse(text: str, people: Sequence[Participant] = ()) -> Transcript:
    """The notes as a transcript. Raises UdkastError where there is nothing in them."""
    text = _SHORT.sub(lambda match: f"{match['word'] or match['led']} ", _WITH.sub(r"\1ed ", _THE.sub("den ", text)))
    everybody = [*people, *(p for p in _speaking(text) if p.name not in {q.name for q in people})]
    names = notes.Names(everybody)
    lines = [bare for line in notes.unwrapped(text) if re.search(r"\w", bare := notes.without_bullet(line))]
    if not lines:
        raise UdkastError("Der står ingenting i noterne: skriv dem, eller vælg en anden fil.")
    return notes.transcript_of(names.said(line) for line in lines)


def looks_typed(path: Path) -> bool:
    """Whether the file is neither our own JSON nor WebVTT, but something that a person typed."""
    try:
        with path.open("rb") as file:
            start = file.read(512).lstrip(b"\xef\xbb\xbf").lstrip()
    except OSError:
        return False
    return not start.startswith((b"{", b"WEBVTT")) and bool(start)


def _speaking(text: str) -> list[Participant]:
    """Those whom lines begin with: by part, or by name where most lines do. "Aftale: …" in notes is nobody."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [match for line in lines if (match := _PREFIX.match(line))]
    count = Counter(match["who"] for match in found)
    roles = {match["who"]: match["role"] or "" for match in found}
    typed = len(found) > len(lines) / 2 and sum(times > 1 for times in count.values()) > 1
    return [
        Participant(name=who, role=roles[who])
        for who, times in count.items()
        if _ROLES.fullmatch(who) or (typed and times > 1)
    ]
