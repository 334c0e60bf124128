"""What every reader makes of its format: a sequence of blocks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One logical line of a document (wrapped lines already joined) with what the format shows about it.

    `text` is to the letter, list marks and computed numbers included, marks of the format (`**`, `#`) not; it holds
    no newline: a line break inside a paragraph begins a block without `gap`. `level` is a heading's depth (0: no
    heading), `bold` means all of it, `lead` is the bold beginning of a line that goes on in plain type, `size` the
    type size against body text (1.0: the same), `indent` the left edge in characters. `gap` says that a blank line
    or a paragraph's space stands before it. `cells` are the cells of a table row (their lines parted by newlines),
    `toc` marks an entry of a table of contents and `furniture` page numbers and running heads.
    """

    text: str
    level: int = 0
    bold: bool = False
    lead: str = ""
    size: float = 1.0
    indent: int = 0
    gap: bool = True
    cells: tuple[str, ...] = ()
    toc: bool = False
    furniture: bool = False

    @property
    def styled(self) -> bool:
        """Whether the format shows the line as a heading."""
        return self.level > 0 or self.bold or self.size > 1.08
