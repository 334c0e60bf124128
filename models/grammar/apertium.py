"""The grammar of Apertium's Danish dictionaries, run as processes.

Debian's packages: apertium, apertium-dan-nor, lttoolbox, cg3 (GPL). Morphology by lt-proc, disambiguation by constraint
grammar and `reading`, forms from lemma and tags by lt-proc. Stream format:
https://wiki.apertium.org/wiki/Apertium_stream_format
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from models.error import UdkastError
from models.grammar.reading import Reading, choose
from models.grammar.token import Token

DATA = Path("/usr/share/apertium/apertium-dan-nor")
_ANALYSER, _SEGMENTS, _RULES = "dan-nob.automorf.bin", "dan-nor.seg.rlx.bin", "dan-nor.rlx.bin"
_GENERATOR = "nor-dan.autogen.bin"
_TIMEOUT = 120
_STRAY = 3
"""Characters that the programs may leave out in one place."""
_PARTICLES = {
    "ud",
    "ind",
    "op",
    "ned",
    "hen",
    "hjem",
    "frem",
    "over",
    "tilbage",
    "væk",
    "bort",
    "om",
    "ude",
    "inde",
    "oppe",
    "nede",
    "henne",
}

_RESERVED = re.compile(r"[\\\[\]{}^$/@<>]")
# Marks that the sentence boundary must not be guessed from: the programs read NUL as the end of a text.
_UNIT = re.compile(r"\^((?:\\.|[^\\/$])*)/((?:\\.|[^\\$])*)\$", re.DOTALL)
_READING = re.compile(r"((?:\\.|[^\\<+])*)((?:<[^>]*>)*)")


class Apertium:
    """Danish morphology. Raises `UdkastError` where the programs are missing or fail; see `available`."""

    def __init__(self, data: Path = DATA) -> None:
        self._data = data
        self._chain = (
            ("lt-proc", "-z", "-e", "-w", str(data / _ANALYSER)),
            ("cg-proc", "-z", str(data / _SEGMENTS)),
            ("cg-proc", "-z", "-w", str(data / _RULES)),
        )
        self._form = lru_cache(maxsize=4096)(self._generate)

    @staticmethod
    def available(data: Path = DATA) -> bool:
        """Whether the programs and the Danish data are installed."""
        programs = ("lt-proc", "cg-proc")
        files = (_ANALYSER, _SEGMENTS, _RULES, _GENERATOR)
        return all(map(shutil.which, programs)) and all((data / file).is_file() for file in files)

    def analyse(self, sentences: Sequence[str]) -> list[list[Token]]:
        """Every sentence as tokens; `text_of` gives each sentence back. One run for all of them."""
        if not sentences:
            return []
        # A newline inside a sentence is a blank like any other; NUL parts the sentences.
        plain = [sentence.replace("\0", " ") for sentence in sentences]
        # Without the newline lt-proc loses a full stop in front of NUL.
        # With a full stop of its own each sentence ends for the programs too.
        text = "\0".join(_RESERVED.sub(r"\\\g<0>", sentence) + "\n.\n" for sentence in plain)
        for command in self._chain:
            text = _run(command, text)
        parts = text.split("\0")
        if len(parts) < len(plain):  # the programs may add NULs of their own at the end
            raise UdkastError("Den danske grammatik svarede forkert. Geninstallér pakken apertium-dan-nor.")
        return [_tokens(sentence, part) for sentence, part in zip(plain, parts, strict=False)]

    def inflect(self, lemma: str, tags: Sequence[str]) -> str | None:
        """The form of a lemma with these tags, None if there is none."""
        return self._form(lemma, tuple(tags))

    def _generate(self, lemma: str, tags: tuple[str, ...]) -> str | None:
        unit = _RESERVED.sub(r"\\\g<0>", lemma.replace("\0", " ")) + "".join(f"<{tag}>" for tag in tags)
        form = _run(("lt-proc", "-g", str(self._data / _GENERATOR)), f"^{unit}$").strip()
        # An unknown lemma comes back behind "#", one without a generator behind "@".
        return None if not form or form[0] in "#@*" else form.replace("~", "")


def _run(command: tuple[str, ...], text: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs, the text goes by standard input
            command, input=text.encode(), capture_output=True, check=True, timeout=_TIMEOUT
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UdkastError(
            "Den danske grammatik kunne ikke køres. Installér pakkerne: apertium apertium-dan-nor lttoolbox cg3"
        ) from error
    return done.stdout.decode("utf-8", "replace")


def _tokens(sentence: str, analysed: str) -> list[Token]:
    """The analysis laid over the sentence: what the programs left out or changed becomes tokens of its own."""
    units = [(_plain(m[1]), m[2]) for m in _UNIT.finditer(analysed) if m[1]]
    surfaces = [surface for surface, _ in units]
    meant = choose(surfaces, [_readings(surface, rest) for surface, rest in units])
    tokens: list[Token] = []
    at = 0
    for surface, reading in zip(surfaces, meant, strict=True):
        start = sentence.find(surface, at)
        if start < 0 or (sentence[at:start].strip() and start - at > _STRAY):
            continue  # the full stop that `analyse` added, or a mark the programs made up
        before = _between(tokens, sentence[at:start])
        tokens.extend(_split(surface, reading, before))
        at = start + len(surface)
    _between(tokens, sentence[at:])
    return _rejoined(tokens)


def _rejoined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with a number that the programs cut at its point whole again: "12-15" "." "000" is "12-15.000"."""
    found: list[Token] = []
    for token in tokens:
        mark = found[-1] if len(found) > 1 else None
        if (
            mark is not None
            and mark.surface in {".", ","}
            and not mark.before
            and not token.before
            and token.surface.isdigit()
            and found[-2].surface[-1:].isdigit()
        ):
            number = f"{found[-2].surface}{mark.surface}{token.surface}"
            found[-2:] = [replace(found[-2], surface=number, lemma=number)]
        else:
            found.append(token)
    return found


def _between(tokens: list[Token], gap: str) -> str:
    """Adds the words and marks of a gap in the analysis; returns the blank that is left before the next token."""
    blank = ""
    for piece in re.findall(r"\s+|\w+|[^\w\s]", gap):
        if piece.isspace():
            blank = piece
        else:
            tokens.append(Token(piece, piece.lower(), () if piece[0].isalnum() else ("mark",), blank))
            blank = ""
    return blank


def _readings(surface: str, text: str) -> list[Reading]:
    """The readings of one unit: lemma and tags; of a compound those of its last part, of a number with a
    full stop the number's.
    """
    found = []
    for reading in re.split(r"(?<!\\)/", text):
        parts = [(_plain(m[1]), tuple(m[2][1:-1].split("><"))) for m in _READING.finditer(reading) if m[2]]
        if reading.startswith("*") or not parts:
            found.append(Reading(surface.lower(), () if surface[0].isalnum() else ("mark",)))
            continue
        compound = len(parts) > 1 and "cmp" in parts[0][1]
        lemma, tags = parts[-1] if compound else parts[0]
        head = lemma if compound else ""
        if compound:
            cut = surface.lower().rfind(lemma.lower()[:3])
            lemma = (surface[:cut] if cut > 0 else surface[: -len(lemma)]) + lemma
        found.append(Reading(lemma if tags[0] == "np" else lemma.lower(), tags, head))
    return found


def _split(surface: str, reading: Reading, before: str) -> list[Token]:
    """One unit as one token, or two where the dictionary sees as one what are two parts of the sentence."""
    first, _, others = surface.partition(" ")
    part = reading.tags[0] if reading.tags else ""
    if others and part == "pr" and first.lower() in _PARTICLES:
        # "ud i" is a particle of the verb and the preposition of what follows.
        return [Token(first, first.lower(), ("adv",), before), Token(others, others.lower(), ("pr",), " ")]
    if others and "#" in reading.lemma:
        # "glad# for": the first word is the one that is inflected.
        *middle, last = others.split(" ")
        rest = [*(Token(word, word.lower(), ("adv",), " ") for word in middle), Token(last, last.lower(), ("pr",), " ")]
        return [Token(first, reading.lemma.split("#")[0], reading.tags, before), *rest]
    return [Token(surface, reading.lemma, reading.tags, before, reading.head)]


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
