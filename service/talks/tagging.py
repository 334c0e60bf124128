"""Which fields of the referat a sentence is about, and of which it tells something, by a model that was taught talks.

People raise a field in more ways than anybody lists. The model reads a sentence with the sentences around it and who
says it, in two steps (stacked generalisation: Wolpert, Neural Networks 5, 1992): the words' own odds for each field,
then those odds of the sentence and its neighbours together with how they answer one another. Its weights are one file,
made by one command (`evaluation.talks.teach_tagging`) from talks whose every sentence was tagged by a reader.
"""

import math
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.agreeing import Part
from service.meetings.field import FieldTemplate
from service.talks.answer import Answer, answer_of, negated
from service.talks.saying import Saying

WEIGHTS = Path(__file__).parent / "tagging.npz"
FIELDS = (
    "form",
    "first_sick_day",
    "invitation",
    "expected_duration",
    "tasks_now",
    "adjustments",
    "retention_plan",
    "capability_statement",
    "next_meeting",
    "employee_remarks",
    "since_last",
    "return_date",
    "return_plan",
    "private",
)
"""What a sentence can be about: the fields of the templates that are installed, and what is private."""
PRIVATE = "private"
PLACES = 1 << 17
"""Places that features are hashed to."""

Array = NDArray[np.float64]

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[?:]")
_AROUND = range(-4, 4)  # sentences whose odds are looked at beside a sentence's own
_ANSWERS = range(-2, 5)  # and those of which is looked at how they answer
_ASKED = 6  # sentences back in which a question may stand that is still being answered
_HEAD = 40  # letters within which a line of notes says what it is about
_BOUND = 6.0
_SHORT = 4
_WHOLE = 12
"""Sentences from which on a talk is like those that the model was taught: it judges by what is around."""


@dataclass(frozen=True)
class Line:
    """A sentence as the model reads it. `row` counts the lines of notes; `part` is None where nobody speaks."""

    text: str
    speaker: str
    part: Part | None
    opens: bool
    noted: bool
    row: int = 0

    @property
    def asks(self) -> bool:
        """Whether something is asked."""
        return self.text.rstrip().endswith("?")


class Marks:
    """The odds (logarithmic; over 0 is more likely than not) of each sentence's place for each field."""

    def __init__(self, odds: Mapping[int, Array]) -> None:
        self._odds = odds

    def knows(self, name: str) -> bool:
        """Whether the model was taught this field; a municipality's own fields have their words alone."""
        return bool(self._odds) and name in FIELDS

    def about(self, name: str, place: int) -> float:
        """The odds that the sentence is about the field."""
        return self._of(place, FIELDS.index(name))

    def tells(self, name: str, place: int) -> float:
        """The odds that the sentence itself says what belongs in the field."""
        return self._of(place, len(FIELDS) + FIELDS.index(name))

    def _of(self, place: int, column: int) -> float:
        odds = self._odds.get(place)
        return -_BOUND if odds is None else float(odds[column])


@dataclass(frozen=True)
class Tagger:
    """The model: the places that were learnt with their rarity, and the weights of both steps, biases last.

    `words` is places × tags, `around` is the second step's columns × tags; a tag is a field it is about, then one it
    tells of, each in the order of `FIELDS`.
    """

    places: NDArray[np.int64]
    rarity: Array
    words: Array
    around: Array

    def odds(self, lines: Sequence[Line], kind: str) -> Array:
        """For every line of one talk the odds of each tag."""
        return np.asarray(second(lines, self.first(lines, kind)) @ self.around[:-1] + self.around[-1])

    def first(self, lines: Sequence[Line], kind: str) -> Array:
        """The same by each line's words alone."""
        rows = [self._first(features(lines, at, kind)) for at in range(len(lines))]
        return np.array(rows, dtype=np.float64).reshape(len(rows), self.words.shape[1])

    def _first(self, found: Mapping[int, float]) -> Array:
        keys = np.array(list(found), dtype=np.int64)
        values = np.array(list(found.values()), dtype=np.float64)
        at = np.searchsorted(self.places, keys)
        at[at == len(self.places)] = 0
        known = self.places[at] == keys
        values = values[known] * self.rarity[at[known]]
        length = math.sqrt(float(values @ values)) or 1.0
        return np.asarray((values / length) @ self.words[:-1][at[known]] + self.words[-1])


@cache
def taught() -> Tagger | None:
    """The model as it was taught; None where its weights are not installed, and the templates' words decide alone."""
    if not WEIGHTS.exists():
        return None
    with np.load(WEIGHTS, allow_pickle=False) as file:
        words = file["words"].astype(np.float64) * file["scale"].astype(np.float64)
        return Tagger(
            places=file["places"].astype(np.int64),
            rarity=file["rarity"].astype(np.float64),
            words=np.vstack([words, file["bias"].astype(np.float64)]),
            around=file["around"].astype(np.float64),
        )


def marks_of(sayings: Sequence[Saying], fields: Iterable[FieldTemplate], tagger: Tagger | None) -> Marks:
    """What the model says of each sentence of a talk; nothing without a model, or of too little said."""
    if tagger is None or len(sayings) < _WHOLE:
        return Marks({})
    odds = tagger.odds(_lines(sayings), kind_of({field.name for field in fields}))
    return Marks({saying.place: its for saying, its in zip(sayings, odds, strict=True)})


def kind_of(names: Iterable[str]) -> str:
    """Which kind of talk a template with these fields is for."""
    found = set(names)
    return "return" if "return_date" in found else "follow_up" if "since_last" in found else "first"


def _lines(sayings: Sequence[Saying]) -> list[Line]:
    lines: list[Line] = []
    before: tuple[str, ...] = ()
    row = 0
    for saying in sayings:
        row += saying.noted and saying.utterances != before
        before = saying.utterances
        lines.append(Line(saying.text, saying.speaker, saying.part, saying.opens, saying.noted, row))
    return lines


def features(lines: Sequence[Line], at: int, kind: str) -> dict[int, float]:
    """The places of a line's features and their values: its own words and parts of words, who says it, and around."""
    line = lines[at]
    tokens = _tokens(line.text)
    who = "N" if line.noted else (line.part or Part.LEADER).value
    found: dict[int, float] = {}
    _add(found, "w", _rows(tokens, 3), 1.0)
    _add(found, "c", _parts(tokens), 1.0)
    _add(found, f"r{who}{'?' * line.asks}", _rows(tokens, 1), 0.7)
    told = [
        who,
        kind,
        who + kind,
        "q" if line.asks else "s",
        f"l{min(len(tokens) // 3, 5)}",
        f"p{6 * at // len(lines)}",
    ]
    _add(found, "R", told, 0.5)
    for mark, text, words, weight in _noted(lines, at) if line.noted else _spoken(lines, at):
        _add(found, mark, _rows(_tokens(text), words), weight)
    return found


def _spoken(lines: Sequence[Line], at: int) -> list[tuple[str, str, int, float]]:
    """What was said just before and is said next, and what was asked by another: mark, text, words in a row, weight."""
    line, found = lines[at], []
    if at:
        before = lines[at - 1]
        found.append((f"P{'s' if before.speaker == line.speaker else 'o'}", before.text, 2, 0.7))
    if at > 1:
        found.append(("PP", lines[at - 2].text, 1, 0.35))
    asked = (one for one in reversed(lines[max(0, at - _ASKED) : at]) if one.asks and one.speaker != line.speaker)
    if (question := next(asked, None)) is not None:
        found.append(("Q", question.text, 2, 0.7))
    if at + 1 < len(lines):
        found.append(("N", lines[at + 1].text, 1, 0.35))
    return found


def _noted(lines: Sequence[Line], at: int) -> list[tuple[str, str, int, float]]:
    """How the line of notes begins, and the sentence or the heading before it."""
    line = lines[at]
    begins = next(place for place in range(at + 1) if lines[place].noted and lines[place].row == line.row)
    first = lines[begins].text
    head = first.split(":")[0] if ":" in first[:_HEAD] else " ".join(first.split()[:2])
    found = [("H", head, 2, 0.7)]
    if at != begins:
        found.append(("P", lines[at - 1].text, 1, 0.35))
    elif at:
        above = lines[at - 1].text
        found.append(("A", above, 1, 0.35 if above.rstrip().endswith(":") else 0.1))
    return found


def second(lines: Sequence[Line], first: Array) -> Array:
    """The second step's columns: the odds of the lines around, and how those answer one another."""
    answers = np.array([_answering(line) for line in lines], dtype=np.float64).reshape(len(lines), -1)
    bounded = np.clip(first, -_BOUND, _BOUND) / 3
    return np.hstack([*(_moved(bounded, by) for by in _AROUND), *(_moved(answers, by) for by in _ANSWERS)])


def _answering(line: Line) -> list[bool]:
    answer = answer_of(line.text)
    return [
        answer is Answer.YES,
        answer is Answer.NO,
        negated(line.text),
        line.asks,
        *(line.part is part for part in Part),
        line.noted,
        line.opens,
        len(line.text.split()) < _SHORT,
    ]


def _moved(rows: Array, by: int) -> Array:
    """For every row the one `by` rows on; zeros where there is none."""
    found = np.zeros_like(rows)
    first, last = max(0, -by), min(len(rows), len(rows) - by)
    if first < last:
        found[first:last] = rows[first + by : last + by]
    return found


def _tokens(text: str) -> list[str]:
    return ["0" if token.isdigit() else token.lower() for token in _TOKEN.findall(text)]


def _rows(tokens: Sequence[str], longest: int) -> set[str]:
    """The words in a row, also from the beginning and to the end."""
    ends = ["^", *tokens, "$"]
    return {" ".join(ends[at : at + n]) for n in range(1, longest + 1) for at in range(len(ends) - n + 1)}


def _parts(tokens: Iterable[str]) -> set[str]:
    words = [f" {token} " for token in set(tokens)]
    return {word[at : at + n] for word in words for n in range(3, 6) for at in range(len(word) - n + 1)}


def _add(found: dict[int, float], mark: str, of: Iterable[str], weight: float) -> None:
    """Features of one sort weigh the same whatever their number."""
    each = sorted(set(of))
    for feature in each:
        place = zlib.crc32((mark + feature).encode()) % PLACES
        found[place] = found.get(place, 0.0) + weight / math.sqrt(len(each))
