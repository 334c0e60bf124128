"""Word's automatic numbers: they stand in no text and must be counted (ECMA-376, part 1, 17.9)."""

from dataclasses import dataclass, field

from docx.oxml.ns import qn

from service.agenda.element import Element

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _Level:
    """One level of a list: how its number is written and where it starts."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of one document, and how far each has counted while its paragraphs are met in order."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)

    @staticmethod
    def of(root: Element | None) -> "Numbering":
        """Reads `word/numbering.xml`; None is a document without lists."""
        numbering = Numbering()
        if root is None:
            return numbering
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            key = _value(abstract, None, "w:abstractNumId")
            numbering.levels[key] = {
                int(_value(lv, None, "w:ilvl") or 0): _level(lv) for lv in abstract.findall(qn("w:lvl"))
            }
            links[key] = _value(abstract, "w:numStyleLink")
            styles[_value(abstract, "w:styleLink")] = key
        for key, link in links.items():
            if link and link in styles:
                numbering.levels[key] = numbering.levels[styles[link]]
        for num in root.findall(qn("w:num")):
            key = _value(num, None, "w:numId")
            numbering.lists[key] = _value(num, "w:abstractNumId")
            for override in num.findall(qn("w:lvlOverride")):
                level = int(_value(override, None, "w:ilvl") or 0)
                if start := _value(override, "w:startOverride"):
                    numbering.overrides.setdefault(key, {})[level] = int(start)
        return numbering

    def next(self, number_id: str, depth: int) -> str:
        """The mark of the next paragraph of that list at that depth: "3.", "b)", "2.1", "•"; empty if it has none."""
        abstract = self.lists.get(number_id, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if number_id not in self.started:
            self.started.add(number_id)
            for at, start in self.overrides.get(number_id, {}).items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return _bullet(level.text)
        if level.form == "none":
            return ""
        mark = level.text
        for at in range(depth + 1):
            outer = levels.get(at, _Level())
            form = "decimal" if at < depth and level.form == "decimal" else outer.form
            mark = mark.replace(f"%{at + 1}", _written(counts.get(at, outer.start), form))
        return mark.strip()


def _value(element: Element, child: str | None, attribute: str = "w:val") -> str:
    """An attribute of the element, or of its child; empty if missing."""
    target = element if child is None else element.find(qn(child))
    value = None if target is None else target.get(qn("w:val") if child is not None else qn(attribute))
    return str(value) if value is not None else ""


def _level(element: Element) -> _Level:
    start = _value(element, "w:start")
    return _Level(_value(element, "w:numFmt") or "decimal", _value(element, "w:lvlText"), int(start) if start else 1)


def _bullet(text: str) -> str:
    """A bullet; the private signs of Word's symbol fonts are shown as "•"."""
    sign = text.strip()
    if sign in {"-", "–", "—"}:
        return sign
    return "•" if sign else ""


def _written(count: int, form: str) -> str:
    """A number in the list's form."""
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        roman, rest = "", count
        for value, sign in _ROMAN:
            roman, rest = roman + sign * (rest // value), rest % value
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02d}" if form == "decimalZero" else str(count)
