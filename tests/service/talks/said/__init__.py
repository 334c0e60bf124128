"""Short exchanges about one field each, said and noted in many ways, alone and in the middle of a talk.

`<field>.txt` holds a block for each: what is meant behind its mark, then the lines ("L: …", "M: …", "H: …") or the
notes. `=` the field's value, `+` what its text holds ("a & b" both, "a/b" either), `-` the field is empty, `?` it is
empty or flagged unless it is right.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from models.grammar import Grammar
from service.families import load_talk
from service.meetings.field import Field
from service.talks.drafting import draft
from service.transcript import jottings
from tests.service.talks.conftest import PEOPLE, TODAY, transcript

HERE = Path(__file__).parent
FIELDS = tuple(sorted(path.stem for path in HERE.glob("*.txt")))
_AROUND = {
    "invitation": ("L: Indkaldelsen fik du med brev den tolvte januar.\nM: Ja.", "Indkaldt med brev 12/1"),
    "form": ("L: Kom indenfor, sæt dig.\nM: Tak.", "Møde på mit kontor"),
    "retention_plan": ("L: Ønsker du en fastholdelsesplan?\nM: Nej tak.", "Fastholdelsesplan: nej"),
    "next_meeting": ("L: Næste samtale er fredag den tredje april klokken ni.\nM: Ja.", "Næste møde 3/4 kl. 9"),
}


@dataclass(frozen=True)
class Block:
    """One exchange and what is meant by it."""

    field: str
    template: str
    mark: str
    wanted: str
    text: str

    @property
    def noted(self) -> bool:
        """Whether it was typed."""
        return re.match(r"[LMH]: ", self.text) is None

    def drafted(self, grammar: Grammar | None, *, framed: bool) -> Field:
        """The field as it is drafted, `framed` by what is said about other fields."""
        around = [pair[self.noted] for name, pair in _AROUND.items() if name != self.field] if framed else []
        first = 0 if self.field == "form" else len(around) - 1  # how they meet is said at once
        text = "\n".join([*around[: max(first, 0)], self.text, *around[max(first, 0) :]])
        script = jottings.parse(text, PEOPLE) if self.noted else transcript(text)
        found = draft(load_talk(self.template), script, TODAY, PEOPLE, grammar).field(self.field)
        assert found is not None
        return found


def blocks(field: str) -> list[Block]:
    """The exchanges about a field."""
    text = (HERE / f"{field}.txt").read_text(encoding="utf-8")
    template = "sygefravaer"
    if text.startswith("# "):
        head, text = text.split("\n", 1)
        template = head[2:].strip()
    found = []
    for block in text.strip().split("\n\n"):
        first, rest = block.strip().split("\n", 1)
        found.append(Block(field, template, first[0], first[1:].strip(), rest))
    return found


def right(block: Block, field: Field) -> bool:
    """Whether the field holds what is meant."""
    if block.mark == "+":
        return all(
            any(
                re.search(rf"\b{re.escape(one.strip())}|{re.escape(one.strip())}\b", field.text, re.IGNORECASE)
                for one in part.split("/")
            )
            for part in block.wanted.split("&")
        )
    value = {True: "ja", False: "nej", None: ""}.get(field.value, field.value)  # type: ignore[arg-type]
    if block.mark == "-":
        return value == ""
    return value == block.wanted or (block.mark == "?" and (value == "" or bool(field.flags)))
