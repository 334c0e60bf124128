"""What the desk asks of the job worker."""

from typing import Protocol


class Queue(Protocol):
    """Jobs, by ids alone. What a person may see of them stands in the tables `jobs` and `job_stages`."""

    def start(self, meeting_id: str, from_stage: str | None = None) -> str:
        """Draft the meeting, from that stage on if one is given; the job's id. A meeting has one job at a time:
        one that waits or runs is given back as it is.
        """
        ...

    def rewrite(self, meeting_id: str, item_key: str) -> str:
        """Draft one item again from the transcript as it now stands; what comes of it is a proposal."""
        ...

    def cancel(self, meeting_id: str) -> None:
        """End the meeting's job, wherever it is; nothing happens where there is none."""
        ...


class TalkQueue(Protocol):
    """Jobs of talks, by ids alone. What a person may see of them stands in the table `talk_jobs`."""

    def draft_talk(self, talk_id: str) -> str:
        """Fill a talk's empty fields from its recording; the job's id. A talk has one job at a time."""
        ...


class Queues(Queue, TalkQueue, Protocol):
    """Both kinds."""
