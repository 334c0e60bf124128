"""What is used of an XML element; lxml ships no types."""

from collections.abc import Iterator
from typing import Protocol, Self


class Element(Protocol):
    """An lxml element, as far as the DOCX reader needs one."""

    @property
    def tag(self) -> str:
        """The name with its namespace in braces."""

    @property
    def text(self) -> str | None:
        """The text before the first child."""

    def find(self, path: str) -> Self | None:
        """The first match."""

    def findall(self, path: str) -> list[Self]:
        """All matches."""

    def iter(self, tag: str) -> Iterator[Self]:
        """The element and all below it with that tag."""

    def get(self, key: str) -> str | None:
        """An attribute."""

    def getparent(self) -> Self | None:
        """The element around it."""

    def __iter__(self) -> Iterator[Self]: ...
    def __len__(self) -> int: ...
