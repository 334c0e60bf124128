"""Which lines are the items of the dagsorden: decided by what is consistent over the whole document.

A line that begins with a number may be an item, a clause of an indstilling, a list inside a beslutning or a
quotation of another agenda. The items are the chain of lines that counts upwards and whose members look alike and
like headings; the chain with the greatest sum wins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from service.agenda import tables
from service.agenda.block import Block
from service.agenda.casenumber import CaseNumbers
from service.agenda.dates import is_date_line
from service.agenda.headings import is_clear, is_known
from service.agenda.labels import labelled
from service.agenda.marks import Numbered, has_page_column, is_contents_line, is_listed, numbered, squeeze
from service.meetings import Section

_ANY_OTHER = re.compile(r"(?:evt\.?|eventuelt?)(?:\s*[(:–-].*)?[.:]?", re.IGNORECASE)
_USUAL = re.compile(r"(?:evt\b|eventuel|velkom|godkendelse|orientering)", re.IGNORECASE)
_OF_HEAD = re.compile(r"(?:indhold|deltager|mødedeltager|afbud|til stede|dagsorden|referat)", re.IGNORECASE)
_TIMED = re.compile(r"(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})\b(?![./]\d|-\d{1,4}(?![.:\d])).*[^\W\d_]{2}", re.IGNORECASE)
_TWO_PART = re.compile(r"(?P<meeting>\d{1,3})\.(?P<number>\d{1,2})[.:)]?\s+(?P<title>[^\W\d_].*)", re.DOTALL)
_LONGEST_TITLE = 300
_ALIKE = 0.5
"""Lines that differ no more than this are written the same way."""
_FURTHEST = 4
"""Steps in the numbering that are still one agenda: somebody has struck an item and not counted anew."""


@dataclass(frozen=True, slots=True)
class Title:
    """An item's title: the block it begins in, how many blocks it takes, and what else its line or table row says."""

    index: int
    number: int
    title: str
    takes: int = 1
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may be an item, and how much speaks for it."""

    index: int
    line: Numbered
    block: Block
    weight: float
    takes: int = 1


@dataclass(slots=True)
class _Chain:
    """The best way to count up to one candidate."""

    score: float
    members: list[_Candidate] = field(default_factory=list)


def find_titles(blocks: Sequence[Block], case_numbers: CaseNumbers) -> tuple[list[Title], set[int]]:
    """The items in their order, and the indices of blocks that are column headings of the agenda's table."""
    candidates = list(_candidates(blocks, case_numbers))
    chains = [_best([c for c in candidates if c.line.style == style], blocks) for style in ("point", "ad", "number")]
    rows, columns = tables.entries(blocks)
    best = max(chains, key=lambda chain: chain.score)
    if rows and _table_score(rows) > best.score:
        return _finish([Title(r.index, r.number, r.title, 1, r.sections) for r in rows], blocks), columns
    headings = _headed(blocks) or _bold(blocks)
    if (
        not _counts_on(best, headings)
        and not any(_USUAL.match(c.line.title) for c in best.members)
        and _like_items(headings, blocks)
        and best.members
        and all(not c.block.styled for c in best.members)
        and best.members[0].line.style == "number"
    ):
        return headings, set()
    if best.members:
        titles = [Title(c.index, c.line.number, c.line.title, c.takes, _counted_in(c.line)) for c in best.members]
        return _finish(titles, blocks), set()
    return headings or _two_part(blocks) or _timed(blocks) or _bulleted(blocks), set()


def _candidates(blocks: Sequence[Block], case_numbers: CaseNumbers) -> Iterator[_Candidate]:
    """Every line that begins as an item may, weighed by its own looks and by what follows it."""
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if block.cells or block.toc or is_contents_line(block.text):
            seen.add(_bare(block.text))
            continue
        line = numbered(block.text)
        if line is None:
            continue
        takes = 1
        if not line.title:  # "Punkt 3" on a line of its own: the title is the next line
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if (
                following is not None
                and not following.cells
                and len(following.text) < _LONGEST_TITLE
                and (following.styled or not block.styled)
            ):
                line = replace(line, title=following.text)
                takes = 2
            else:
                continue
        weight = _weight(line, block) - 0.4 * has_page_column(block.text)
        if line.stop or block.styled or line.style == "number" or not line.title[:1].islower():
            weight += _followed(blocks, index + takes, case_numbers) + 1.0 * (_bare(line.title) in seen)
        seen.add(_bare(line.title))
        yield _Candidate(index, line, block, weight, takes)


def _counted_in(line: Numbered) -> tuple[Section, ...]:
    """The number as it stands where it names its year ("27/2025"), which the item's number alone does not."""
    return (Section(heading="Punkt", text=f"{line.number}{line.year}"),) if line.year else ()


def _bare(title: str) -> str:
    """The title without number, page and leader dots, for comparing."""
    line = numbered(title)
    text = line.title if line is not None and line.title else title
    return squeeze(re.sub(r"[.…_\s]*\d*\s*$", "", text)).casefold()


def _weight(line: Numbered, block: Block) -> float:
    """How much the line by itself looks like an item's title."""
    weight = {"point": 4.0, "ad": 3.5, "number": 1.0}[line.style]
    title = line.title
    if line.style != "number" and not line.stop and not block.styled:
        weight -= 3.3 if title[:1].islower() else 2.5  # "Punkt 9 blev udsat" is a sentence
    weight += 1.5 * (block.level > 0) + 1.0 * block.bold + 0.5 * (block.size > 1.08)
    if re.match(r"at\b", title, re.IGNORECASE):
        weight -= 3.0
    elif title[:1].islower():
        weight -= 0.4
    if len(title) > 150 or title.endswith((",", ";")):
        weight -= 1.0
    if re.search(r"[a-zæøå]{3}[.?!] [A-ZÆØÅ]", title):
        weight -= 0.6
    if len(title) > _LONGEST_TITLE:
        weight -= 2.0
    return weight


def _followed(blocks: Sequence[Block], start: int, case_numbers: CaseNumbers) -> float:
    """What the next line says for the line before it: a case number or a section's heading makes it a title."""
    for block in blocks[start : start + 2]:
        if block.cells:
            break
        if case_numbers.read(block.text) is not None:
            return 2.0
        if is_known(block.text):
            return 1.5
        if numbered(block.text) is not None:
            break
    return 0.0


def _best(candidates: list[_Candidate], blocks: Sequence[Block]) -> _Chain:
    """The chain of candidates with the greatest score; empty if none is worth more than nothing."""
    confirmed = sum(_follows_heading(c, blocks) for c in candidates)
    chains: list[_Chain] = []
    for position, candidate in enumerate(candidates):
        own = candidate.weight
        if confirmed >= 2 and candidate.line.style == "number" and not _follows_heading(candidate, blocks):
            own -= 0.9  # elsewhere in this document a section follows an item at once
        if position and candidate.line.number == 1 and _introduced(blocks, candidate.index):
            own -= 1.2
        best = _Chain(own - (0.5 if candidate.line.number > 1 else 0.0), [candidate])
        before = _previous_of_kind(candidates, position)
        for earlier, chain in zip(candidates[:position], chains, strict=True):
            cost = _step(earlier, candidate)
            if cost is None:
                continue
            if before is not None and before is not earlier and before.line.number == candidate.line.number - 1:
                cost += 1.6  # it goes on a list that the chain is not part of
            if chain.score + own - cost > best.score:
                best = _Chain(chain.score + own - cost, [*chain.members, candidate])
        chains.append(best)
    best = max(chains, key=lambda chain: chain.score, default=_Chain(0.0))
    around = [chain for chain in chains if _encloses(chain, best)]
    best = max(around, key=lambda chain: chain.score, default=best)
    return best if best.score > 0 else _Chain(0.0)


def _encloses(outer: _Chain, inner: _Chain) -> bool:
    """Whether one numbering goes on after the other has come and gone inside one of its members: a list in an item."""
    if len(outer.members) < 3 or outer.score / len(outer.members) < 0.7 * inner.score / len(inner.members):
        return False
    first, last = inner.members[0].index, inner.members[-1].index
    return any(a.index < first and last < b.index for a, b in pairwise(outer.members))


def _introduced(blocks: Sequence[Block], index: int) -> bool:
    """Whether the line before says that a list comes ("Drøftelse af:"), and not the agenda itself."""
    before = blocks[index - 1].text.strip() if index else ""
    return before.endswith(":") and not re.search(r"dagsorden|punkter", before, re.IGNORECASE)


def _follows_heading(candidate: _Candidate, blocks: Sequence[Block]) -> bool:
    following = blocks[candidate.index + candidate.takes :][:2]
    return any(is_known(block.text) for block in following)


def _previous_of_kind(candidates: Sequence[_Candidate], position: int) -> _Candidate | None:
    """The nearest earlier candidate that looks the same."""
    this = candidates[position]
    for earlier in reversed(candidates[:position]):
        if _unlike(earlier, this) <= _ALIKE:
            return earlier
    return None


def _step(earlier: _Candidate, later: _Candidate) -> float | None:
    """What it costs that the one number comes after the other; None if they can't."""
    step = later.line.number - earlier.line.number
    follows = later.index - earlier.index - earlier.takes
    if not 0 <= step <= _FURTHEST or follows < 0:
        return None
    if step == 0:  # a slip of the pen: "2. Økonomi", "2. Ferie"
        bare = follows == 0 and later.line.number > 1
        return 0.6 + _unlike(earlier, later) if bare or later.block.styled else None
    # within a bare list only its first line has a blank one before it
    spaced = 0.5 * (follows > 0 and earlier.block.gap != later.block.gap)
    return 1.2 * (step - 1) + _unlike(earlier, later) + spaced


def _unlike(a: _Candidate, b: _Candidate) -> float:
    """How unlike two lines are written."""
    cost = 0.7 * (a.line.stop != b.line.stop) + 0.6 * ((a.block.level > 0) != (b.block.level > 0))
    cost += 0.7 * (a.block.styled != b.block.styled) + 0.5 * (a.line.title[:1].islower() != b.line.title[:1].islower())
    return cost + 0.9 * (abs(a.block.indent - b.block.indent) > 1)


def _table_score(rows: Sequence[tables.Entry]) -> float:
    return 2.8 * len(rows)


def _finish(titles: list[Title], blocks: Sequence[Block]) -> list[Title]:
    """The titles with a last "Eventuelt" that carries no number, if there is one."""
    if any(_ANY_OTHER.fullmatch(title.title) for title in titles):
        return titles
    last = titles[-1]
    styled = blocks[titles[0].index].styled
    for index in range(last.index + last.takes, len(blocks)):
        block = blocks[index]
        text = block.text.lstrip("-–—•*· \t")
        if (
            not block.cells
            and _ANY_OTHER.fullmatch(text)
            and (block.styled == styled or block.level > 0)
            and not _under_heading(blocks, index)
        ):
            return [*titles, Title(index, last.number + 1, text)]
    return titles


def _under_heading(blocks: Sequence[Block], index: int) -> bool:
    """Whether the line before is a section's heading: then the line is that section's text."""
    return index > 0 and is_known(blocks[index - 1].text)


def _like_items(headings: Sequence[Title], blocks: Sequence[Block]) -> bool:
    """Whether headings without numbers are the items, though lists are numbered: usual items are among them."""
    usual = any(_USUAL.match(heading.title) for heading in headings)
    return len(headings) > 1 and (usual or any(b.level and is_clear(b.text) for b in blocks))


def _counts_on(chain: _Chain, headings: Sequence[Title]) -> bool:
    """Whether the numbers go on from one heading to the next: the headings are parts of the meeting, not its items."""
    return any(
        a.index < heading.index < b.index and b.line.number == a.line.number + 1
        for a, b in pairwise(chain.members)
        for heading in headings
    )


def _headed(blocks: Sequence[Block]) -> list[Title]:
    """Items without numbers: headings of one level with sections under them, or all headings of the body's level."""
    known = [b.level for b in blocks if b.level and is_clear(b.text)]
    levels = [b.level for b in blocks if b.level and not is_clear(b.text)]
    if not levels:
        return []
    above = [level for level in levels if not known or level < min(known)]
    if not above:
        return []
    level = max(set(above), key=lambda lv: (above.count(lv), lv))
    if above.count(level) < 2 and not known:
        return []
    chosen = [(i, b) for i, b in enumerate(blocks) if b.level == level and not _OF_HEAD.match(b.text)]
    chosen = [(i, b) for i, b in chosen if not is_clear(b.text)]
    return [Title(i, n, b.text) for n, (i, b) in enumerate(chosen, 1)]


def _bold(blocks: Sequence[Block]) -> list[Title]:
    """Items without numbers that stand as bold lines, below the lines of the head that say who, when and where."""
    lines = [(i, b) for i, b in enumerate(blocks) if _is_bold_title(b)]
    told = [i for i, b in enumerate(blocks) if _tells(b)]
    first = next((i for i, _ in lines if told and i > told[0] and not any(i < t <= i + 2 for t in told)), len(blocks))
    found = [(i, b) for i, b in lines if i >= first]
    if len(found) < 2 or not any(_USUAL.match(b.text) for _, b in found):
        return []
    return [Title(i, n, b.text) for n, (i, b) in enumerate(found, 1)]


def _is_bold_title(block: Block) -> bool:
    text = block.text.strip()
    plain = not block.cells and not block.level and not is_known(text) and not _OF_HEAD.match(text)
    return (
        block.bold
        and plain
        and len(text) < _LONGEST_TITLE
        and (not text.endswith((".", ":", ";", ",")) or _ANY_OTHER.fullmatch(text) is not None)
    )


def _tells(block: Block) -> bool:
    """Whether a line or a table's row is one of the head's: a label with its value, or the date."""
    line = ": ".join([block.cells[0].strip().rstrip(":"), *block.cells[1:]]) if block.cells else block.text
    found = labelled(line)
    return is_date_line(line) or (found is not None and ":" in line)


def _two_part(blocks: Sequence[Block]) -> list[Title]:
    """Items that carry the meeting's number before their own: "14.1 Tidsplan", "14.2 Økonomi" of meeting 14.

    The number as it stands is kept in a section "Punkt".
    """
    found: list[Title] = []
    meeting = ""
    for index, block in enumerate(blocks):
        line = None if block.cells else _TWO_PART.fullmatch(block.text.strip())
        if line is None or (found and line["meeting"] != meeting):
            continue
        number = int(line["number"])
        if number == found[-1].number + 1 if found else number <= 1:
            meeting = line["meeting"]
            kept = Section(heading="Punkt", text=f"{meeting}.{line['number']}")
            found.append(Title(index, number, line["title"], 1, (kept,)))
    return found if len(found) > 1 else []


def _timed(blocks: Sequence[Block]) -> list[Title]:
    """Items that begin with the time they are taken at: "08.30 Velkomst", "9.00-9.15: Økonomi"."""
    found: list[tuple[int, float]] = []
    for index, block in enumerate(blocks):
        time = _TIMED.match(block.text)
        if time is not None and not block.cells:
            clock = int(time[1]) + int(time[2]) / 60
            if not found or clock >= found[-1][1]:
                found.append((index, clock))
    return [Title(i, n, blocks[i].text) for n, (i, _) in enumerate(found, 1)] if len(found) > 1 else []


def _bulleted(blocks: Sequence[Block]) -> list[Title]:
    """Items as a bare bulleted list under "Dagsorden": the last way out."""
    start = next(
        (
            i
            for i, b in enumerate(blocks)
            if re.fullmatch(r"dagsorden(?:spunkter)?:?|punkter:?", b.text.strip(), re.IGNORECASE)
        ),
        None,
    )
    if start is None:
        return []
    listed = [(i, b) for i, b in enumerate(blocks) if i > start and is_listed(b.text) and not b.cells]
    edge = min((b.indent for _, b in listed), default=0)
    outer = [(i, b.text) for i, b in listed if b.indent <= edge + 1]
    found = [(i, text if text[0].isdigit() else text.split(None, 1)[1]) for i, text in outer]
    return [Title(i, n, text) for n, (i, text) in enumerate(found, 1)]
