"""One edit of the transcript is made, or taken back."""

import re
from collections.abc import Iterable, Mapping
from typing import assert_never

from service.meetings import Speaker
from service.reviewing.correcting import both, corrected
from service.reviewing.speech import (
    Assign,
    Correct,
    Give,
    Heard,
    MergeSpeakers,
    NameSpeaker,
    Respoken,
    Speech,
    SpeechEdit,
)
from service.reviewing.text import cleaned
from service.reviewing.told import EditRefusedError, Matter, told

LONGEST = 20_000
"""Characters in one utterance: those of a Teams transcript or of notes can be long."""
LONGEST_NAME = 200
_UNNAMED = re.compile(r"Taler \d+")


def apply_speech(edit: SpeechEdit, stored: Speech) -> Respoken:
    """What the edit changes. `stored` holds the utterances that `touched(edit)` names and all speakers.

    Raises EditRefusedError, in Danish, for what makes no sense.
    """
    match edit:
        case NameSpeaker():
            return _name(edit, stored)
        case MergeSpeakers():
            return _merge(edit, stored)
        case Correct():
            return _correct(edit, stored)
        case Assign():
            return _assign(edit, stored)
        case Give():
            return _give(edit, stored)
        case _:
            assert_never(edit)


def undo_speech(stored: Speech, before: Speech, after: Speech) -> Respoken:
    """Takes back what one edit changed, utterance by utterance; what has changed again since stays, and is told.

    `stored` holds the utterances of `before` and all speakers. A new speaker stays: more may be theirs by now.
    """
    speakers = {speaker.id: speaker for speaker in stored.speakers}
    named = {speaker.id: speaker for speaker in after.speakers}
    wanted = dict(speakers)
    whole = True
    for speaker in before.speakers:
        if speakers.get(speaker.id) == named.get(speaker.id):
            wanted[speaker.id] = speaker
        else:
            whole = False
    now = {heard.utterance.id: heard for heard in stored.heard}
    became = {heard.utterance.id: heard for heard in after.heard}
    rows = []
    for was in before.heard:
        current = now.get(was.utterance.id)
        if current is None:
            whole = False
            continue
        row, all_of_it = _taken_back(current, was, became[was.utterance.id], wanted)
        whole = whole and all_of_it
        rows.append((current, row))
    return _respoken(
        rows,
        [(speakers.get(id_), speaker) for id_, speaker in wanted.items()],
        () if whole else ("later",),
    )


def _taken_back(now: Heard, was: Heard, became: Heard, speakers: Mapping[str, Speaker]) -> tuple[Heard, bool]:
    """The utterance with its place, voice and words as they were, each if nobody has changed it since."""
    utterance, whole = now.utterance, True
    old, new = was.utterance, became.utterance
    changes: dict[str, object] = {}
    if old.speaker != new.speaker:
        if utterance.speaker == new.speaker and old.speaker in speakers:
            changes["speaker"] = old.speaker
        else:
            whole = False
    if old.text != new.text:
        if utterance.text == new.text:
            changes |= {"text": old.text, "words": old.words}
        else:
            whole = False
    item = now.item
    if was.item != became.item:
        if now.item == became.item:
            item = was.item
        else:
            whole = False
    return Heard.model_construct(utterance=utterance.model_copy(update=changes), item=item), whole


def _name(edit: NameSpeaker, stored: Speech) -> Respoken:
    name = cleaned(edit.name, LONGEST_NAME)
    if not name:
        raise EditRefusedError("Skriv, hvad taleren hedder.")
    speaker = _speaker(stored, edit.speaker)
    if speaker.name == name:
        return Respoken()
    matters: list[Matter] = []
    if edit.was is not None and speaker.name != edit.was:
        matters.append("named")
    if any(other.name == name for other in stored.speakers):
        matters.append("namesake")
    return _respoken([], [(speaker, speaker.model_copy(update={"name": name}))], matters)


def _merge(edit: MergeSpeakers, stored: Speech) -> Respoken:
    if edit.speaker == edit.into:
        raise EditRefusedError("Vælg to forskellige talere, der skal slås sammen.")
    into = _speaker(stored, edit.into)
    speaker = next((s for s in stored.speakers if s.id == edit.speaker), None)
    if speaker is None:  # somebody has merged them already
        return Respoken(told=(told("voiceless"),))
    # A name that a person has given is not lost to "Taler 2".
    name = speaker.name if _UNNAMED.fullmatch(into.name) else into.name
    rows = [(h, _with(h, speaker=into.id)) for h in stored.heard if h.utterance.speaker == speaker.id]
    return _respoken(rows, [(speaker, None), (into, into.model_copy(update={"name": name}))])


def _correct(edit: Correct, stored: Speech) -> Respoken:
    text = cleaned(edit.text, LONGEST)
    if not text:
        raise EditRefusedError("En replik kan ikke være tom. Flyt den uden for punkterne, hvis intet blev sagt.")
    heard = _heard(stored, edit.utterance)
    stands = heard.utterance.text
    matters: tuple[Matter, ...] = ()
    if edit.was is not None and cleaned(edit.was, LONGEST) != " ".join(stands.split()) and text != stands:
        joined = both(edit.was, text, stands)
        if joined is None:
            return Respoken(told=(told("corrected", heard.utterance.id),))
        text, matters = joined, ("corrected_both",)
    if text == stands:
        return Respoken()
    now = Heard.model_construct(utterance=corrected(heard.utterance, text), item=heard.item)
    return _respoken([(heard, now)], told_of=matters, about=heard.utterance.id)


def _assign(edit: Assign, stored: Speech) -> Respoken:
    if not edit.utterances:
        raise EditRefusedError("Vælg de replikker, der skal flyttes.")
    rows = [_heard(stored, id_) for id_ in dict.fromkeys(edit.utterances)]
    elsewhere = any(row.item not in {edit.was, edit.item} for row in rows)
    moved = [(row, Heard.model_construct(utterance=row.utterance, item=edit.item)) for row in rows]
    return _respoken(moved, told_of=("assigned",) if elsewhere else ())


def _give(edit: Give, stored: Speech) -> Respoken:
    heard = _heard(stored, edit.utterance)
    speakers: list[tuple[Speaker | None, Speaker | None]] = []
    if edit.speaker is None:
        numbers = [int(s.id[1:]) for s in stored.speakers if re.fullmatch(r"p\d+", s.id)]
        new = max(numbers, default=0) + 1  # "p": the machine's are "s", so that no id is given twice
        name = cleaned(edit.name, LONGEST_NAME) or f"Taler {len(stored.speakers) + 1}"
        speaker = Speaker(id=f"p{new}", name=name)
        speakers.append((None, speaker))
    else:
        speaker = _speaker(stored, edit.speaker)
    stands = heard.utterance.speaker
    given = edit.was is not None and stands not in {edit.was, speaker.id}
    return _respoken([(heard, _with(heard, speaker=speaker.id))], speakers, ("given",) if given else ())


def _respoken(
    rows: Iterable[tuple[Heard, Heard]],
    speakers: Iterable[tuple[Speaker | None, Speaker | None]] = (),
    told_of: Iterable[Matter] = (),
    about: str | None = None,
) -> Respoken:
    changed = [(old, new) for old, new in rows if old != new]
    renamed = [(old, new) for old, new in speakers if old != new]
    return Respoken.model_construct(
        before=Speech.model_construct(
            heard=tuple(old for old, _ in changed), speakers=tuple(old for old, _ in renamed if old)
        ),
        after=Speech.model_construct(
            heard=tuple(new for _, new in changed), speakers=tuple(new for _, new in renamed if new)
        ),
        told=tuple(told(matter, about) for matter in told_of),
    )


def _with(heard: Heard, *, speaker: str) -> Heard:
    utterance = heard.utterance.model_copy(update={"speaker": speaker})
    return Heard.model_construct(utterance=utterance, item=heard.item)


def _speaker(stored: Speech, id_: str) -> Speaker:
    for speaker in stored.speakers:
        if speaker.id == id_:
            return speaker
    raise EditRefusedError("Taleren findes ikke længere. Genindlæs siden, og prøv igen.")


def _heard(stored: Speech, id_: str) -> Heard:
    for heard in stored.heard:
        if heard.utterance.id == id_:
            return heard
    raise EditRefusedError("Replikken findes ikke i mødet. Genindlæs siden, og prøv igen.")
