"""Reads plain text and Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.error import UdkastError
from service.agenda.block import Block
from service.agenda.lines import continues, item_lines, join, wrap_width
from service.agenda.marks import is_listed, is_page_number

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})\s+(?P<text>.*?)(?:\s+#+)?\s*$")
_BOLD = re.compile(r"(?<![\\*\w])(\*\*\*|\*\*)(?=\S)(?P<a>.+?)(?<=\S)\1|(?<![\\\w])__(?=\S)(?P<b>.+?)(?<=\S)__(?!\w)")
_ITALIC = re.compile(
    r"(?<![\\*\w])\*(?=[^\s*])(?P<a>[^*\n]+?)(?<=[^\s*\\])\*(?![*\w])|(?<![\\\w])_(?=[^\s_])(?P<b>[^_\n]+?)(?<=[^\s_\\])_(?!\w)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"(?<!\\)!?\[(?P<text>[^\]\n]+)\]\((?P<address>[^)\s]+)\)")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_]\s+){2,}[-*_])\s*")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark or without, else Windows-1252, else Latin-1."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, "utf-16")
    if b"\x00" in data:
        even, odd = data[::2].count(0), data[1::2].count(0)
        return _utf16(data, "utf-16-le" if odd > even else "utf-16-be")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _utf16(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UdkastError("Filen er ikke tekst: vælg dagsordenen som DOCX, PDF eller tekstfil, og prøv igen.") from None
    if sum(c.isprintable() or c.isspace() for c in text) < 0.9 * len(text):
        raise UdkastError("Filen er ikke tekst: vælg dagsordenen som DOCX, PDF eller tekstfil, og prøv igen.")
    return text


def looks_like_markdown(text: str) -> bool:
    """Whether a text carries Markdown's headings or bold marks."""
    return bool(re.search(r"^#{1,6} \S", text, re.MULTILINE)) or len(_BOLD.findall(text)) >= 2


def read_text(text: str, *, markdown: bool = False) -> list[Block]:
    """The blocks of a text: wrapped lines joined, page numbers and the lines around page breaks told apart."""
    lines = [line.expandtabs(4) if line.startswith("\t") else line for line in _split(text)]
    furniture = _furniture(lines)
    width = wrap_width([line for i, line in enumerate(lines) if i not in furniture])
    opening = item_lines([line.strip("#*_ ") if markdown else line for line in lines])
    blocks: list[Block] = []
    paragraph: list[tuple[str, bool]] = []
    gap = True

    def flush() -> None:
        nonlocal gap
        if paragraph:
            blocks.extend(_paragraph(paragraph, width, gap=gap, markdown=markdown))
            paragraph.clear()
            gap = False

    for index, line in enumerate(lines):
        if index in furniture:
            flush()
            blocks.append(Block(text=line.strip().strip("\f").strip(), furniture=True))
        elif not line.strip() or (
            markdown and (_RULE.fullmatch(line) or (_TABLE_RULE.fullmatch(line) and "-" in line))
        ):
            flush()
            gap = True
        elif markdown and (_HEADING.match(line) or _is_row(line)):
            flush()
            blocks.append(_row(line, gap=gap) if _is_row(line) else _heading(line, gap=gap))
            gap = True
        else:
            paragraph.append((line, index in opening))
    flush()
    return _bridge(_counted(blocks) if markdown else blocks, width)


def _split(text: str) -> list[str]:
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
        .replace("\v", "\n")
    )
    text = text.replace("\N{ZERO WIDTH NO-BREAK SPACE}", "").replace("\f", "\n\f\n")
    return text.split("\n")


def _furniture(lines: Sequence[str]) -> set[int]:
    """Page numbers, and lines that come again beside page numbers or page breaks."""
    pages = {i for i, line in enumerate(lines) if is_page_number(line.strip("\f"))}
    breaks = {i for i, line in enumerate(lines) if "\f" in line}
    found = {i for i in pages if _lonely(lines, i)} | {i for i, line in enumerate(lines) if _carries_number(line)}
    beside: dict[str, list[int]] = {}
    for edge in found | breaks:
        for index in _neighbours(lines, edge):
            if index not in found:
                beside.setdefault(lines[index].strip(), []).append(index)
    for indices in beside.values():
        if len(set(indices)) >= 2 and len(indices) * 2 >= len(found | breaks):
            found.update(indices)
    return found


def _carries_number(line: str) -> bool:
    """Whether a running head ends with the page's number, parted from it by a wide space."""
    parts = re.split(r"\s{3,}|\t+", line.strip())
    return len(parts) > 1 and parts[-1].lower().startswith(("side", "page")) and is_page_number(parts[-1])


def _lonely(lines: Sequence[str], index: int) -> bool:
    """Whether a page number stands by itself or beside a page break: "3/12" in a list does not."""
    line = lines[index].strip().lower()
    around = [lines[i].strip() for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return line.startswith(("side", "page")) or not all(around) or "\f" in "".join(lines[max(0, index - 1) : index + 2])


def _neighbours(lines: Sequence[str], edge: int) -> Iterator[int]:
    """The nearest filled lines before and after."""
    for step in (-1, 1):
        index = edge + step
        while 0 <= index < len(lines) and not lines[index].strip(" \t\f"):
            index += step
        if 0 <= index < len(lines):
            yield index


def _paragraph(lines: Sequence[tuple[str, bool]], width: int, *, gap: bool, markdown: bool) -> Iterator[Block]:
    """The logical lines of what stands between two blank lines; each comes with whether it opens an item."""
    logical: list[tuple[str, int]] = []
    broken = False
    previous = ""
    for line, item in lines:
        indent = len(line) - len(line.lstrip())
        text = line.strip()
        if markdown:
            text = re.sub(r"^(?:>\s?)+", "", text)
        hard = markdown and (line.endswith("  ") or (text.endswith("\\") and not text.endswith("\\\\")))
        text = text[:-1].rstrip() if hard and text.endswith("\\") else text
        if logical and not broken and continues(previous, line, width, item=item):
            logical[-1] = (join(logical[-1][0], text), logical[-1][1])
        else:
            logical.append((text, indent))
        broken, previous = hard, line
    for number, (text, indent) in enumerate(logical):
        first = gap and number == 0
        yield _inline(text, gap=first, indent=indent) if markdown else Block(text=text, gap=first, indent=indent)


def _counted(blocks: list[Block]) -> list[Block]:
    """Markdown lets every entry of a list be written "1.": then they are counted, as they would be shown."""
    done: list[Block] = []
    lists: dict[int, tuple[str, int]] = {}
    for block in blocks:
        entry = re.match(r"(\d{1,3})([.)]\s)", block.text)
        if entry is None or block.level:
            lists = {} if block.level or (block.indent == 0 and not is_listed(block.text)) else lists
            done.append(block)
            continue
        lists = {indent: count for indent, count in lists.items() if indent <= block.indent}
        written, count = lists.get(block.indent, ("", 0))
        count = count + 1 if written == entry[1] else int(entry[1])
        lists[block.indent] = (entry[1], count)
        done.append(replace(block, text=f"{count}{block.text[entry.end(1) :]}"))
    return done


def _bridge(blocks: list[Block], width: int) -> list[Block]:
    """Joins a paragraph that a page break has cut in two; the page's furniture then stands after it."""
    done: list[Block] = []
    for block in blocks:
        last = next((i for i in range(len(done) - 1, -1, -1) if not done[i].furniture), None)
        if (
            last is not None
            and last < len(done) - 1
            and not block.furniture
            and block.text[:1].islower()
            and not done[last].text.endswith((".", ":", "?", "!"))
            and not done[last].styled
            and continues(done[last].text[-width:] if width else "", block.text, width)
        ):
            whole = done[last]
            done[last] = Block(text=join(whole.text, block.text), lead=whole.lead, indent=whole.indent, gap=whole.gap)
        else:
            done.append(block)
    return done


def _heading(line: str, *, gap: bool) -> Block:
    found = _HEADING.match(line)
    assert found is not None  # noqa: S101 - the caller has looked
    inner = _inline(found["text"], gap=gap, indent=0)
    return Block(text=inner.text, level=len(found["marks"]), bold=inner.bold, gap=gap)


def _is_row(line: str) -> bool:
    return line.strip().startswith("|") and line.strip().endswith("|") and line.count("|") >= 3


def _row(line: str, *, gap: bool) -> Block:
    cells = tuple(
        _inline(cell.strip(), gap=gap, indent=0).text.replace("<br>", "\n")
        for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])
    )
    return Block(text=" | ".join(cells), cells=cells, gap=gap)


def _inline(text: str, *, gap: bool, indent: int) -> Block:
    """A line without Markdown's marks; what they showed becomes `bold` and `lead`."""
    whole = _BOLD.fullmatch(text.strip())
    opening = _BOLD.match(text)
    bold = whole is not None and not any(mark in (whole["a"] or whole["b"]) for mark in ("**", "__"))
    lead = "" if bold or opening is None else _bare(opening["a"] or opening["b"])
    return Block(text=_bare(text), bold=bold, lead=lead, gap=gap, indent=indent)


def _bare(text: str) -> str:
    text = _LINK.sub(lambda m: m["text"] if m["text"] == m["address"] else f"{m['text']} ({m['address']})", text)
    for pattern in (_BOLD, _ITALIC):
        text = pattern.sub(lambda m: m["a"] or m["b"], text)
    return _ESCAPE.sub(r"\1", text).strip()
