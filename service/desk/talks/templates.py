"""The templates of talks: ours and the municipality's files, and what HR has made of them in the browser, by version.

A talk keeps the template that it was set up with; a new version is for talks to come. No version is ever changed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service.access import Principal
from service.desk.input import InputError, line
from service.desk.refusal import ForbiddenError, NotFoundError
from service.desk.talks.talk import TalkDesk, may_hold
from service.families import load_talk, talk_names
from service.meetings.field import FieldKind, FieldTemplate
from service.meetings.talk import TalkTemplate
from service.storage.tables import Event, TalkTemplateRow

LONGEST = 300
MOST_FIELDS = 40
ADDED = (FieldKind.TEXT, FieldKind.DATE, FieldKind.MOMENT, FieldKind.YES_NO, FieldKind.REMARKS)
"""Kinds of fields that a person can add; the others need words that only a file can give."""

_TAKEN = "Der er allerede en skabelon, der hedder det."
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True)
class Shelved:
    """A template with its version: 0 is the file's, later ones were made in the browser."""

    template: TalkTemplate
    version: int


@dataclass(frozen=True)
class Asked:
    """A field as a person writes it. `name` is empty for a new one; `place` is its order."""

    label: str
    question: str
    kind: FieldKind
    place: int
    name: str = ""


@dataclass(frozen=True)
class Wanted:
    """What a person wants a template to be. `sound`: until when a recording is kept, the draft or the approval."""

    title: str
    fields: Sequence[Asked]
    sound: Literal["draft", "approval"] = "draft"


def shelf(desk: TalkDesk, who: Principal) -> tuple[Shelved, ...]:
    """Every template in its newest version: the files' first, then those that were only made here.

    Raises ForbiddenError for whoever holds no talks.
    """
    may_hold(who)
    with desk.database.read() as session:
        newest = _newest(session)
    files = talk_names(desk.templates)
    here = [name for name in sorted(newest) if name not in files]
    return tuple(newest.get(name) or Shelved(load_talk(name, desk.templates), 0) for name in (*files, *here))


def template(desk: TalkDesk, who: Principal, name: str) -> Shelved:
    """The template of that name in its newest version. Raises NotFoundError."""
    found = next((one for one in shelf(desk, who) if one.template.id == name), None)
    if found is None:
        raise NotFoundError
    return found


def change(desk: TalkDesk, who: Principal, name: str, wanted: Wanted, seen: int) -> int:
    """A new version of a template; its number. `seen` is the version that the person was looking at.

    Raises:
        ForbiddenError: the person may not change templates.
        NotFoundError: there is none of that name.
        InputError: something is missing, by the names "title" and "fields".

    """
    _may_change(who)
    before = template(desk, who, name)
    changed = _checked(before.template, before.template.id, wanted)
    with desk.database.write() as session:
        stands = _version(session, name)
        if stands != seen:
            raise InputError({"title": "Skabelonen er ændret imens. Hent siden igen, og se den nyeste udgave."})
        return _kept(session, who, changed, stands + 1)


def copy(desk: TalkDesk, who: Principal, name: str, title: str) -> str:
    """A template of one's own that begins as another; its name.

    Raises as `change`, and InputError where there is one of that name.
    """
    _may_change(who)
    before = template(desk, who, name)
    own = re.sub(r"[^a-z0-9]+", "-", line(title).casefold().translate(_LETTERS)).strip("-")
    if not own:
        raise InputError({"title": "Skriv, hvad skabelonen skal hedde."})
    if any(one.template.id == own for one in shelf(desk, who)):
        raise InputError({"title": _TAKEN})
    asked = [Asked(f.label, f.question, f.kind, place, f.name) for place, f in enumerate(before.template.fields)]
    made = _checked(before.template, own, Wanted(title, asked, before.template.sound))
    with desk.database.write() as session:
        if _version(session, own):
            raise InputError({"title": _TAKEN})
        _kept(session, who, made, 1)
    return own


def _may_change(who: Principal) -> None:
    if not who.shapes_talks:
        raise ForbiddenError("Kun HR ændrer skabeloner til samtaler. Bed din administrator om adgang.")


def _checked(before: TalkTemplate, name: str, wanted: Wanted) -> TalkTemplate:
    problems = {}
    called, fields = line(wanted.title), wanted.fields
    if not called or len(called) > LONGEST:
        problems["title"] = f"Skriv et navn på højst {LONGEST} tegn."
    if not fields or len(fields) > MOST_FIELDS:
        problems["fields"] = f"En skabelon har fra 1 til {MOST_FIELDS} felter."
    if any(not line(one.label) for one in fields):
        problems["fields"] = "Et felt mangler sit navn: skriv det, eller fjern feltet."
    if any(len(line(text)) > LONGEST for one in fields for text in (one.label, one.question)):
        problems["fields"] = f"Et felts navn eller spørgsmål er for langt: skriv højst {LONGEST} tegn."
    names = [one.name for one in fields if one.name]
    if len(names) > len(set(names)):
        problems["fields"] = "Et felt er sendt to gange. Hent siden igen, og ret skabelonen."
    if problems:
        raise InputError(problems)
    kept: list[FieldTemplate] = []
    for one in sorted(fields, key=lambda asked: asked.place):
        elder = before.field(one.name) if one.name else None
        label = line(one.label)
        question = line(one.question) or f"Hvad er der at sige om: {label}?"
        if elder is not None:
            kept.append(elder.model_copy(update={"label": label, "question": question}))
        elif one.kind in ADDED:
            hear = tuple(f"{word.casefold()}*" for word in re.findall(r"\w{4,}", label))
            new = _free(label, [field.name for field in (*before.fields, *kept)])
            kept.append(FieldTemplate(name=new, label=label, kind=one.kind, question=question, hear=hear))
    stays = {field.name for field in kept}
    # A field that is counted from another goes with it.
    stand = tuple(field for field in kept if field.within is None or field.within.field in stays)
    return before.model_copy(update={"id": name, "name": called, "fields": stand, "sound": wanted.sound})


def _free(label: str, taken: Sequence[str]) -> str:
    """A name for a new field that no other has."""
    stem = re.sub(r"[^a-z0-9]+", "_", label.casefold().translate(_LETTERS)).strip("_")[:40] or "felt"
    return next(name for n in range(1, len(taken) + 2) if (name := stem if n == 1 else f"{stem}_{n}") not in taken)


def _newest(session: Session) -> dict[str, Shelved]:
    last = select(TalkTemplateRow.name, func.max(TalkTemplateRow.version).label("version")).group_by(
        TalkTemplateRow.name
    )
    newest = last.subquery()
    rows = session.scalars(
        select(TalkTemplateRow).join(
            newest, (newest.c.name == TalkTemplateRow.name) & (newest.c.version == TalkTemplateRow.version)
        )
    )
    return {row.name: Shelved(TalkTemplate.model_validate_json(row.content), row.version) for row in rows}


def _version(session: Session, name: str) -> int:
    return session.scalar(select(func.max(TalkTemplateRow.version)).where(TalkTemplateRow.name == name)) or 0


def _kept(session: Session, who: Principal, changed: TalkTemplate, version: int) -> int:
    if who.user_id is None:
        raise UdkastError("Kun en person ændrer skabeloner.")
    session.add(TalkTemplateRow(name=changed.id, version=version, content=changed.to_json(), user_id=who.user_id))
    session.add(Event(user_id=who.user_id, kind="talk_template_changed", detail=f"{changed.id} {version}"))
    return version
