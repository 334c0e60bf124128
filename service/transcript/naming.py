"""Speakers get ids in the order they are first heard, and a placeholder for a name."""

from collections.abc import Iterable

from service.meetings import Speaker


def unnamed(count: int) -> tuple[Speaker, ...]:
    """`count` speakers that nobody has named: s1 "Taler 1", s2 "Taler 2" …"""
    return tuple(Speaker(id=f"s{n}", name=f"Taler {n}") for n in range(1, count + 1))


def named(names: Iterable[str]) -> dict[str, Speaker]:
    """A speaker for each distinct name, in the order the names first come."""
    speakers: dict[str, Speaker] = {}
    for name in names:
        speakers.setdefault(name, Speaker(id=f"s{len(speakers) + 1}", name=name))
    return speakers
