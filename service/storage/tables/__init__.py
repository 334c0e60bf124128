"""The rows, one noun per file.

- `table`       Table: what all rows are; Moment: a time in UTC; `new_id`
- `people`      User, SignIn, OneTimeLink, Attempt, Token
- `committees`  Committee, Membership, CommitteePerson
- `meetings`    MeetingRow, StoredFile, Upload
- `speech`      SpeakerRow, UtteranceRow: the transcript as it is corrected
- `reviews`     ItemRow, Revision, Proposal: the draft under the referent's hands
- `jobs`        Job, JobStage, TalkJob: what a person may see of a job; the queue's own tables are DBOS' and hold ids
- `approvals`   ApprovalRow, Sealed, Event
- `talks`       TalkRow, TalkPerson, TalkInvitation, TalkText, TalkAnswer, TalkAdmission, TalkConsent,
  TalkTemplateRow, TalkSealed
"""

from service.storage.tables.approvals import ApprovalRow, Event, Sealed
from service.storage.tables.committees import Committee, CommitteePerson, Membership
from service.storage.tables.jobs import Job, JobStage, TalkJob
from service.storage.tables.meetings import MeetingRow, StoredFile, Upload
from service.storage.tables.people import Attempt, OneTimeLink, SignIn, Token, User
from service.storage.tables.reviews import ItemRow, Proposal, Revision
from service.storage.tables.speech import SpeakerRow, UtteranceRow
from service.storage.tables.table import Table, new_id, now
from service.storage.tables.talks import (
    TalkAdmission,
    TalkAnswer,
    TalkConsent,
    TalkInvitation,
    TalkPerson,
    TalkRow,
    TalkSealed,
    TalkTake,
    TalkTemplateRow,
    TalkText,
)

__all__ = [
    "ApprovalRow",
    "Attempt",
    "Committee",
    "CommitteePerson",
    "Event",
    "ItemRow",
    "Job",
    "JobStage",
    "MeetingRow",
    "Membership",
    "OneTimeLink",
    "Proposal",
    "Revision",
    "Sealed",
    "SignIn",
    "SpeakerRow",
    "StoredFile",
    "Table",
    "TalkAdmission",
    "TalkAnswer",
    "TalkConsent",
    "TalkInvitation",
    "TalkJob",
    "TalkPerson",
    "TalkRow",
    "TalkSealed",
    "TalkTake",
    "TalkTemplateRow",
    "TalkText",
    "Token",
    "Upload",
    "User",
    "UtteranceRow",
    "new_id",
    "now",
]
