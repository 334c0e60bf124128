"""Who presents which item: the one its title or text names, by name ("v/ Trine") or by role ("HR-chefen gennemgår").

A chair often changes the item by no more than giving that person the word: "Trine, tallene."
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.drafting.people import People
from service.drafting.remarks import Remark
from service.drafting.stems import words_of
from service.meetings import Item, Participant

_COMMON_ROLE = re.compile(
    r"^(?:n[æe]st|vice)?(?:formand|forperson)|^(?:medlem|suppleant|deltager|referent|sekretær|observatør"
    r"|a-side|b-side|medarbejder|leder|f?tr\b|amr\b|tillids|arbejdsmiljø)",
    re.IGNORECASE,
)
_PROPOSING = re.compile(r"^(?:indstilling|beslutning|fraværende)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:(?:skal|må|kan)\s+jeg\s+(?:så\s+|nu\s+|lige\s+|bare\s+)*(?:tage|begynde|starte|fortsætte|lægge\s+ud)\b"
    r"|er\s+det\s+(?:så\s+|vel\s+|nu\s+|vist\s+|jo\s+)*(?:mig\s*(?:nu|igen|så)?\s*(?:\?|$)|min\s+tur|mig,?\s+der)|(?:tage|er|har|det\s+er|bliver)\s+(?:det\s+|så\s+|jo\s+|vi\s+|lige\s+)*(?:mit|min|mine)\b(?!\s+(?:mening|holdning"
    r"|fejl|tur|skyld|indtryk|oplevelse|opfattelse|forslag|bekymring|pointe))|\b(?:mit|min)\s+(?:punkt|skabelon|oplæg)\b)",
    re.IGNORECASE,
)
_FROM_CHAIR = re.compile(r"\bfra\s+(?:\w+\s+og\s+)?(?:formand|forperson|leder)", re.IGNORECASE)
_FROM_ME = re.compile(
    r"^\W*(?:(?:så|og|ja|nu|er\s+der|lidt|nyt)\s+)*fra\s+(?:mig|min\s+side)\b"
    r"|^\W*jeg\s+har\s+(?:selv|også|lige)\s+(?:et|en|lidt|noget|to|tre|par)\b",
    re.IGNORECASE,
)
_HANDING_WORDS = 9
# "Nej, Palle", "Palle, kan du svare på det?": the name stands in the talk of an item.
_ANSWERING = re.compile(
    r"^\W*(?:nej|jo|ja|jamen)\b|\b(?:svare?|mener|synes|siger|tror|kan)\s+du\b|\bkan\s+du\b(?!\s+(?:tage|gå|lægge|begynde|starte))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Floor:
    """Who has the word: for every remark the items it may open by giving or taking it, and whether the chair in it
    calls on the one who speaks next.
    """

    opens: tuple[frozenset[int], ...]
    called: tuple[bool, ...]


def floor_of(items: Sequence[Item], remarks: Sequence[Remark], chair: str | None, people: People | None) -> Floor:
    """How the word is given; nothing is known of it where nobody is known."""
    if people is None:
        return Floor((frozenset(),) * len(remarks), (False,) * len(remarks))
    called = [r.speaker == chair and bool(_called(t, remarks, chair, people)) for t, r in enumerate(remarks)]
    return Floor(handed_over(items, remarks, chair, people), tuple(called))


def handed_over(
    items: Sequence[Item], remarks: Sequence[Remark], chair: str | None, people: People
) -> tuple[frozenset[int], ...]:
    """For every remark the places of the items that it may open by giving, or taking, the word; mostly none."""
    nothing: frozenset[int] = frozenset()
    presented = _presented(items, remarks, people)
    own = frozenset(k for k, item in enumerate(items) if _FROM_CHAIR.search(item.title))
    return tuple(
        own
        if remark.speaker == chair and _FROM_ME.match(remark.text) and len(own) == 1
        else presented.get(_called(place, remarks, chair, people), nothing)
        if remark.speaker == chair
        else presented.get(remark.speaker, nothing)
        if _OWN.search(remark.text)
        else nothing
        for place, remark in enumerate(remarks)
    )


def _presented(items: Sequence[Item], remarks: Sequence[Remark], people: People) -> Mapping[str, frozenset[int]]:
    """For every speaker the places of the items that name them."""
    found: dict[str, frozenset[int]] = {}
    for speaker in dict.fromkeys(remark.speaker for remark in remarks):
        person = people.participant(speaker)
        name = person.name if person else people.full_name(speaker)
        wanted = "|".join(re.escape(w) for w in (name, *name.split()[:1], *_roles(person)) if w) or "(?!)"
        named = re.compile(rf"(?<!\w)(?:{wanted})(?:e?[nt]|s)?(?!\w)", re.IGNORECASE)
        found[speaker] = frozenset(place for place, item in enumerate(items) if named.search(_told(item)))
    # Who is named everywhere presents nothing in particular.
    return {speaker: places for speaker, places in found.items() if len(places) <= max(1, len(items) // 2)}


def _told(item: Item) -> str:
    return "\n".join([item.title, *(s.text for s in item.sections if not _PROPOSING.match(s.heading))])


def _roles(person: Participant | None) -> list[str]:
    parts = re.split(r"\s*[,/;]\s*", person.role) if person else []
    return [part for part in parts if len(part) > 4 and not _COMMON_ROLE.match(part)]


def _called(place: int, remarks: Sequence[Remark], chair: str | None, people: People) -> str:
    """The speaker whom a short remark calls on by name and who then speaks, or an empty string."""
    text = remarks[place].text
    if len(words_of(text)) > _HANDING_WORDS or _ANSWERING.search(text):
        return ""
    following = next((r.speaker for r in remarks[place + 1 : place + 3] if r.speaker != chair), "")
    first = (people.full_name(following).split() or [""])[0]
    return following if first and re.search(rf"(?<!\w){re.escape(first)}(?!\w)", text, re.IGNORECASE) else ""
