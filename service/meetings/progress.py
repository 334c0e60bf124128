"""How far a meeting is on its way to a referat."""

from enum import StrEnum


class MeetingState(StrEnum):
    """`new`: what it is drafted from is not all there. `drafting`: a job has it, or has failed at it. `review`: the
    referent has it. `approval`: sent to the approvers, nobody edits. `approved`: sealed.
    """

    NEW = "new"
    DRAFTING = "drafting"
    REVIEW = "review"
    APPROVAL = "approval"
    APPROVED = "approved"


class Source(StrEnum):
    """What a meeting is drafted from."""

    RECORDING = "recording"
    TRANSCRIPT = "transcript"
    NOTES = "notes"
