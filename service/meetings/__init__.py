"""The nouns of a meeting: frozen values that know their own JSON, and nothing else.

- `value`        what all of them are: frozen, closed, UTF-8 JSON
- `heading`      headings that mean the same
- `agenda`       Agenda, Item, Section, CaseNumber, Meeting, Participant
- `transcript`   Transcript, Utterance, Word, Speaker
- `draft`        Draft, DraftItem, Decision, Sentence, Flag, Outcome
- `field`        FieldTemplate, Field, Adjustment: what a talk's template asks for, and as it was filled
- `talk`         TalkTemplate, TalkDraft: a talk between an employee and their leader
- `role`         Role: what a person is to a committee; what each is called
- `calendar`     Danish names of months and days
- `progress`     MeetingState, Source: how far a meeting is, and what it is drafted from
- `family`       Family, Phrase, Layout: how one municipality writes its referat

No file is opened here and no neighbour imported.
"""

from service.meetings.agenda import Agenda, CaseNumber, Item, Meeting, Participant, Section
from service.meetings.draft import (
    NOTES,
    PERSON,
    RULES,
    Decision,
    Draft,
    DraftItem,
    Flag,
    FlagKind,
    Outcome,
    Sentence,
)
from service.meetings.family import Detail, Family, Layout, Phrase
from service.meetings.progress import MeetingState, Source
from service.meetings.role import Role
from service.meetings.transcript import Speaker, Transcript, Utterance, Word
from service.meetings.value import Value

__all__ = [
    "NOTES",
    "PERSON",
    "RULES",
    "Agenda",
    "CaseNumber",
    "Decision",
    "Detail",
    "Draft",
    "DraftItem",
    "Family",
    "Flag",
    "FlagKind",
    "Item",
    "Layout",
    "Meeting",
    "MeetingState",
    "Outcome",
    "Participant",
    "Phrase",
    "Role",
    "Section",
    "Sentence",
    "Source",
    "Speaker",
    "Transcript",
    "Utterance",
    "Value",
    "Word",
]
