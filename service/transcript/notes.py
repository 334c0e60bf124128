"""Notes that the referent typed at the meeting become a Transcript, so that the same stages draft from them.

One utterance for each line. "Karen: …" is said by Karen where she is a participant; everything else is said by the
notes themselves (`NOTES`). A line that opens an item, however it was written ("Punkt 3", "3.", "Ad 3)", its title),
becomes "Punkt 3: …", which is what a chair would have said. Times are made up, evenly by words: they keep the order.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from models.error import UdkastError
from service.meetings import Agenda, Item, Participant, Speaker, Transcript, Utterance, Word
from service.meetings.transcript import NOTES

LARGEST = 20_000_000
"""Bytes of a file, and five times that unpacked."""
NAME = "Referentens noter"
PACE = 0.4
"""Seconds given to a word."""

_ORDINAL_THINGS = (
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|kvartal|halvår|sal|etage|gang"
    r"|behandling|klasse|del|division|juledag|fase|runde|møde|plads|parts?\b|okt|nov|dec|jan|feb"
)
_MARKED = re.compile(
    r"(?:(?:ad\.?|vedr\.?|til)\s+)?(?:dagsordens)?(?:punkt|pkt\.?|pk\.)\s*(?:nr\.?\s*)?(?P<n>\d{1,3})\b(?:\s*/\s*\d+)?"
    r"\s*(?:[.:)–—-]+\s*|\s+|$)(?P<rest>.*)",
    re.IGNORECASE,
)
_AD = re.compile(r"ad\.?\s*(?P<n>\d{1,3})\b\s*[.:)–—-]*\s*(?P<rest>.*)", re.IGNORECASE)
_BARE = re.compile(
    rf"\(?(?P<n>\d{{1,3}})(?:\s*[.:)]++(?!\d)\s*+|\s+[–—-]\s++|\s*$)(?!(?:{_ORDINAL_THINGS})\b)(?P<rest>.*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-–—•*·▪◦○●►‣]|o(?=\s)|\(?[a-z][.)])\s*(?=\S)")
_HASHES = re.compile(r"^#{1,6}\s+")
_STARS = re.compile(r"(\*\*|__)(.+?)\1")
_LABEL = re.compile(
    r"(?:beslutning|konklusion|vedtagelse|besluttet|resultat|aftale[rt]?|drøftelse|bemærkninger|kommentarer|noter|opgave[r]?"
    r"|aktion|handling|to-?do)\s*:\s*",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?P<who>[^\W\d_][^:()]{0,60}?)\s*(?:\([^()]{1,40}\))?\s*:\s+(?P<said>\S.*)")
_OFFICE = re.compile(r"(?P<vice>næst|vice)?(?:formand|forperson)(?:en)?", re.IGNORECASE)
_WIDEST = 100
_NARROW = 50  # letters of a line that is not long enough to have been wrapped
_HEADS = re.compile(r"\w+(?:\s+\w+){0,2}\s*:\s")
_STOP = re.compile(r"[.!?…:]['\"”»)]*$")
_SMALL = frozenset(
    re.findall(r"\w+", "og i for af på til om med fra ved den det de en et at som under vedr vedrørende samt")
)


@dataclass(frozen=True)
class _Line:
    """One line of the notes: the place of the item it opens, if it opens one, who says it, and what."""

    opens: int | None
    speaker: str | None
    text: str


def read(path: Path, agenda: Agenda) -> Transcript:
    """The notes in a file, text or DOCX, whatever it is called.

    Raises UdkastError with one Danish line where there are none in it.
    """
    return parse(text_of(path), agenda)


def text_of(path: Path) -> str:
    """What is written in a file, text or DOCX, line by line. Raises UdkastError where it is neither."""
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise UdkastError(f"“{path.name}” fylder over 20 MB: kontrollér, at det er de rigtige noter.")
    return _docx(data, path.name) if data.startswith(b"PK\x03\x04") else _text(data, path.name)


def parse(text: str, agenda: Agenda) -> Transcript:
    """The notes as a transcript. Raises UdkastError where there is nothing in them."""
    found = list(_read(unwrapped(text), agenda))
    if not any(line.text for line in found):
        raise UdkastError("Der står ingenting i noterne: skriv dem, eller vælg en anden fil.")
    return transcript_of(
        (line.speaker, line.text if line.opens is None else _opening(agenda.items[line.opens], line.text))
        for line in found
    )


def transcript_of(lines: Iterable[tuple[str | None, str]]) -> Transcript:
    """The lines as utterances, each with who says it; None is nobody but the notes."""
    said = list(lines)
    names = dict.fromkeys(speaker for speaker, _ in said if speaker is not None)
    ids = {name: f"s{number}" for number, name in enumerate(names, start=1)}
    speakers = tuple(Speaker(id=id_, name=name) for name, id_ in ids.items())
    utterances: list[Utterance] = []
    at = 0.0
    for who, text in said:
        speaker = NOTES if who is None else ids[who]
        utterances.append(_utterance(f"u{len(utterances) + 1}", at, speaker, text))
        at = utterances[-1].end
    if any(u.speaker == NOTES for u in utterances):
        speakers = (Speaker(id=NOTES, name=NAME), *speakers)
    return Transcript(duration=round(at, 3), speakers=speakers, utterances=tuple(utterances))


def without_bullet(line: str) -> str:
    """The line without the mark of a list that it begins with, and with a stop at its end."""
    text = _BULLET.sub("", line).strip()
    return text if not text or _STOP.search(text) else f"{text[0].upper()}{text[1:]}."


def _text(data: bytes, name: str) -> str:
    for encoding in ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = "\x00"
    strange = sum(not (c.isprintable() or c.isspace() or c in "\xad\u200b\ufeff") for c in text[:20_000])
    if strange > len(text[:20_000]) // 200:
        raise UdkastError(f"“{name}” er ikke tekst: gem noterne som .txt eller .docx, og prøv igen.")
    return text


def _docx(data: bytes, name: str) -> str:
    """The paragraphs of a DOCX, tables row by row."""
    import docx

    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > 5 * LARGEST:
            data = b""
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                lines += [" ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
            else:
                lines.append(block.text)
    except Exception as error:  # a damaged DOCX raises whatever its damage leads to: KeyError, zlib's, lxml's
        why = "er ikke et Word-dokument, der kan åbnes" if unpacked <= 5 * LARGEST else "er for stor, når den pakkes ud"
        raise UdkastError(f"“{name}” {why}: gem noterne som .txt, og prøv igen.") from error
    return "\n".join(lines)


def unwrapped(text: str) -> list[str]:
    """The lines, each whole: one that goes on in lower case after a long line was only wrapped.

    Nobody wraps at more than `_WIDEST` letters: after a longer line the next is one of its own. Nor does a line wrap
    where its next word had room, or where what follows is a label ("kan: …"). Who begins lines of their own in lower
    case tells nothing by it.
    """
    lines: list[str] = []
    fresh, wide = True, 0
    raws = text.replace("\x0b", "\n").splitlines()
    short = [raw.strip() for before, raw in pairwise(raws) if 0 < len(before.strip()) <= _NARROW]
    own = sum(line[:1].islower() for line in short) > 1
    widest = max((len(raw.strip()) for raw in raws if len(raw.strip()) <= _WIDEST), default=0)
    for raw in raws:
        shown = "".join(c for c in raw if c.isprintable() or c.isspace())
        line = " ".join(_STARS.sub(r"\2", _HASHES.sub("", shown.strip())).split())
        if not line:
            fresh = True
            continue
        full = not own and _NARROW < wide <= _WIDEST and wide + 1 + len(line.split()[0]) > widest
        if not fresh and full and not _HEADS.match(line) and line[0].islower() and not _STOP.search(lines[-1]):
            lines[-1] += " " + line
        else:
            lines.append(line)
        fresh, wide = False, len(line)
    return lines


def _read(lines: Sequence[str], agenda: Agenda) -> Iterator[_Line]:
    headings = _Headings(agenda.items, lines)
    people = Names(agenda.meeting.participants)
    for raw in lines:
        place, rest = headings.at(raw)
        if place is not None:
            titled = headings.is_title(rest, place)
            yield _Line(place, None, rest if titled else "")
            if titled:
                continue
        text = _LABEL.sub("", _BULLET.sub("", rest), count=1).strip()
        if not text or not re.search(r"\w", text):
            continue
        who, said = people.said(text)
        said = said[0].upper() + said[1:]
        yield _Line(None, who, said if _STOP.search(said) else said + ".")


class _Headings:
    """Tells which lines open an item."""

    def __init__(self, items: Sequence[Item], lines: Sequence[str]) -> None:
        self._items = items
        self._places = {item.number: place for place, item in reversed(list(enumerate(items)))}
        self._titles = [_words(item.title) for item in items]
        self._now = -1
        # Where items are called "Punkt 3", a "3." is a list within one.
        self._marked = any(m and self._place(int(m["n"])) is not None for m in map(_MARKED.fullmatch, lines))

    def at(self, line: str) -> tuple[int | None, str]:
        """The place of the item that the line opens and what else stands on it, or None and the line."""
        found = self._numbered(line) or self._titled(line)
        if found is None:
            return None, line
        self._now = found[0]
        return found

    def is_title(self, text: str, place: int) -> bool:
        """Whether the text is no more than what the item is called, or nothing."""
        said = _words(text)
        if self._miscellany(text) == place:
            return True
        return not said or (said <= self._titles[place] or len(said & self._titles[place]) >= 0.7 * len(said))

    def _place(self, number: int) -> int | None:
        if number in self._places:
            return self._places[number]
        # "Punkt 2" of a dagsorden that counts through the year from 27 is its second item.
        counted = min(self._places, default=1) > len(self._items) and 1 <= number <= len(self._items)
        return number - 1 if counted else None

    def _numbered(self, line: str) -> tuple[int, str] | None:
        for pattern in (_MARKED, _AD):
            match = pattern.fullmatch(line)
            place = None if match is None else self._place(int(match["n"]))
            if match is not None and place is not None and self._fits(line, match["rest"]):
                return self._nearest(int(match["n"]), place, match["rest"]), match["rest"]
        match = _BARE.fullmatch(line)
        place = None if match is None else self._place(int(match["n"]))
        if match is None or place is None:
            return None
        place = self._nearest(int(match["n"]), place, match["rest"])
        named = bool(_words(match["rest"])) and self.is_title(match["rest"], place)
        return (place, match["rest"]) if named or (not self._marked and place > self._now) else None

    @staticmethod
    def _fits(line: str, rest: str) -> bool:
        """Whether the line opens the item, and does not only speak of it: "Punkt 3 hænger sammen med punkt 5."."""
        marked = re.match(r"\W*\w+\W+\d+\s*[.:)–—-]", line) is not None
        return marked or not rest[:1].islower() or len(rest.split()) <= 4

    def _nearest(self, number: int, first: int, rest: str) -> int:
        """Of several items with one number the one that is named, else the next."""
        same = [place for place, item in enumerate(self._items) if item.number == number] or [first]
        named = [place for place in same if _words(rest) and self.is_title(rest, place)]
        return next(iter(named), next((place for place in same if place > self._now), same[-1]))

    def _titled(self, line: str) -> tuple[int, str] | None:
        """A line that is an item's title, or a part of it that no other has; or opens with it and a colon."""
        title, colon, rest = line.partition(":")
        said = _words(title)
        if not said or (not colon and (len(line.split()) > 12 or re.search(r"[.!?]$", line))):
            return None
        exact = [place for place, words in enumerate(self._titles) if words == said]
        part = [place for place, words in enumerate(self._titles) if said <= words]
        long = [word for word in said if len(word) > 4]
        place = exact[0] if exact else part[0] if len(part) == 1 and long else self._miscellany(title)
        return None if place is None else (place, rest.strip() if colon else "")

    def _miscellany(self, title: str) -> int | None:
        if re.fullmatch(r"evt\.?", title.strip(), re.IGNORECASE) is None:
            return None
        return next((i for i, item in enumerate(self._items) if item.title.casefold().startswith("eventuel")), None)


class Names:
    """Tells who a line begins with: by name, first name, office or initials, where only one participant fits."""

    def __init__(self, people: Sequence[Participant]) -> None:
        self._people = people

    def said(self, line: str) -> tuple[str | None, str]:
        """The participant who says it and what, or None and the whole line."""
        match = _PREFIX.fullmatch(line)
        who = None if match is None else self._who(match["who"])
        return (None, line) if match is None or who is None else (who, match["said"])

    def _who(self, name: str) -> str | None:
        said = name.casefold().split()
        office = _OFFICE.fullmatch(name.strip())
        for fits in (
            [p for p in self._people if p.name.casefold().split() == said],
            [p for p in self._people if p.name.casefold().split()[: len(said)] == said],
            [p for p in self._people if name.isupper() and "".join(w[0] for w in p.name.split()).upper() == name],
            [p for p in self._people if office and _holds(p, vice=bool(office["vice"]))],
        ):
            if len(fits) == 1:
                return fits[0].name
        return None


def _holds(person: Participant, *, vice: bool) -> bool:
    match = re.search(r"\b(?P<vice>næst|vice)?(?:formand|forperson)", person.role, re.IGNORECASE)
    return match is not None and bool(match["vice"]) == vice


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", text.casefold()) if w not in _SMALL)


def _opening(item: Item, title: str) -> str:
    named = title.strip(" .:–-") or item.title.strip(" .:–-")
    return f"Punkt {item.number}: {named}."


def _utterance(id_: str, start: float, speaker: str, text: str) -> Utterance:
    pieces = text.split()
    words = tuple(
        Word(start=round(start + n * PACE, 3), end=round(start + (n + 1) * PACE, 3), text=piece, probability=1.0)
        for n, piece in enumerate(pieces)
    )
    return Utterance(
        id=id_, start=round(start, 3), end=words[-1].end, speaker=speaker, text=" ".join(pieces), words=words
    )
