"""Who comes to the meeting: names, roles and apologies from the lines of the head."""

import re

from service.agenda.marks import squeeze
from service.meetings import Participant

_SPLIT = re.compile(r"[,;]\s*(?![^()]*\))|\s+(?:og|&|samt)\s+(?![^()]*\))|\n|\t+")
_ROLE = re.compile(r"(?P<name>[^()]+?)\s*(?P<role>(?:\([^()]*\)\s*)+)[.:]?")
_BRACKETED = re.compile(r"\(\s*([^()]*?)\s*\)")
_DASHED = re.compile(r"(?P<name>[^–—]+?)\s+[-–—]\s+(?P<role>.+)")
_NAME = re.compile(
    r"(?:[A-ZÆØÅÉÖÄÜ][\w'’.-]*|de|af|von|van|da|el|la|d’)(?:\s+(?:[A-ZÆØÅÉÖÄÜ][\w'’.-]*|de|af|von|van|da|el|la))*"
)
_SHORT = re.compile(r"(?:F?TR|AMR|FTR|HMU|LMU|MED|FOA|BUPL|HK|DLF|DSR|LO|AC|3F)(?:[ /-]\w+)*|\d+\..*")
_TITLES = re.compile(
    r"(?P<role>(?:næst)?(?:formand|forperson)|leder|\w*chef|\w*direktør|\w*leder|\w*repræsentant|\w*konsulent|referent|sekretær)\s+(?P<name>[A-ZÆØÅ].*)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\w*(?:formand|forperson|leder|chef|direktør|repræsentant|konsulent|referent|sekretær|assistent|hjælper|pædagog|lærer"
    r"|koordinator|sygeplejerske|terapeut|ingeniør|arkitekt|bygherre|medarbejder|rådgiver)",
    re.IGNORECASE,
)
"""What a person is at work, or at the meeting."""
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦○●►o]|\d{1,2}[.)])\s+")


def read_names(text: str, *, role: str = "", present: bool | None = None) -> tuple[Participant, ...]:
    """The people that the line names, or nothing at all if it holds anything but names and their roles.

    "Karen Holm (formand), Lars Juul (TR) og Bo Friis"; "Karen Holm, formand"; "Karen Holm – formand".
    """
    found: list[Participant] = []
    for piece in _SPLIT.split(_BULLET.sub("", text.strip())):
        if not (piece := squeeze(piece).rstrip(".") if len(piece) > 4 else squeeze(piece)):
            continue
        person = None if found and _goes_with(found[-1], piece) else _person(piece, role, present)
        if person is not None:
            found.append(person)
        elif found and not found[-1].role and (piece[:1].islower() or _goes_with(found[-1], piece)):
            found[-1] = found[-1].model_copy(update={"role": piece})
        else:
            return ()
    return tuple(found)


def _goes_with(person: Participant, piece: str) -> bool:
    """Whether the words after a person's name say what they are: "Carla Eg, SSA", "Anna Bro, Teamleder"."""
    letters = " " in person.name and re.fullmatch(r"[A-ZÆØÅ]{2,5}", piece) is not None
    return _SHORT.fullmatch(piece) is not None or letters or _OFFICE.fullmatch(piece) is not None


def _person(piece: str, role: str, present: bool | None) -> Participant | None:  # noqa: FBT001 - three-valued, not a switch
    """One person, or None if the piece is none."""
    if _SHORT.fullmatch(piece):
        return None
    for pattern in (_ROLE, _DASHED, _TITLES):
        parts = pattern.fullmatch(piece)
        if parts is not None and _is_name(parts["name"].strip()):
            # "(B) (formand)": the office stands before the letter of the party.
            own = sorted(_BRACKETED.findall(parts["role"]) or [parts["role"].strip()], key=_is_party)
            return Participant(name=parts["name"].strip(), role=_joined(*own, role), present=present)
    return Participant(name=piece, role=role, present=present) if _is_name(piece) else None


def _is_party(text: str) -> bool:
    return re.fullmatch(r"[A-ZÆØÅ]{1,2}", text) is not None


def _is_name(text: str) -> bool:
    return (
        _NAME.fullmatch(text) is not None
        and len(text.split()) <= 6
        and text.casefold() not in {"ingen", "alle", "ingen afbud"}
    )


def _joined(*roles: str) -> str:
    return ", ".join(role for role in roles if role)


def merge(people: list[Participant], more: tuple[Participant, ...]) -> list[Participant]:
    """The list with more people: who is on it already gains the role or the apology, and stands there once."""
    merged = list(people)
    for person in more:
        at = next((i for i, known in enumerate(merged) if known.name == person.name), None)
        if at is None:
            merged.append(person)
            continue
        known = merged[at]
        role = known.role if person.role in known.role.split(", ") else _joined(known.role, person.role)
        present = known.present if person.present is None else person.present
        merged[at] = known.model_copy(update={"role": role, "present": present})
    return merged
