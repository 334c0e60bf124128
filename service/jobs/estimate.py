"""How long a stage takes on this machine."""

from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.storage.tables import Job, JobStage, MeetingRow

GUESSES = {
    "sound": 0.01,
    "playback": 0.006,
    "speech": 0.15,
    "speakers": 0.06,
    "transcript": 0.002,
    "drafting": 0.012,
    "open": 0.0005,
    "rewrite": 0.003,
}
"""Seconds per second of sound until this machine has shown its own: two cores and a little patience."""
START = {"speech": 6.0, "speakers": 6.0, "drafting": 4.0, "rewrite": 4.0}
"""Seconds to open the models, whatever the length."""
STARTED = 1.5
"""Seconds for a process to begin."""
LATEST = 7
"""Runs that are looked back on: the machine or the weights may have changed before."""
LEAST = 20.0
"""Seconds of sound under which a run says nothing of the speed."""
UNKNOWN = 3_600.0
"""The length of a meeting that nothing is known of."""


def seconds(session: Session, stage: str, duration: float) -> float:
    """The seconds that a stage is expected to take for `duration` seconds of sound."""
    length, start = duration or UNKNOWN, START.get(stage, STARTED)
    earlier = session.execute(
        select(JobStage.seconds, MeetingRow.duration)
        .join(Job, Job.id == JobStage.job_id)
        .join(MeetingRow, MeetingRow.id == Job.meeting_id)
        .where(
            JobStage.name == stage,
            JobStage.state == "done",
            JobStage.reused.is_(False),
            JobStage.seconds.is_not(None),
            MeetingRow.duration >= LEAST,
        )
        .order_by(JobStage.finished.desc())
        .limit(LATEST)
    )
    rates = [max(0.0, took - start) / long for took, long in earlier if took is not None]
    return round(start + length * (median(rates) if rates else GUESSES.get(stage, 0.01)), 1)


def revised(guess: float, elapsed: float, fraction: float) -> float:
    """The expectation when `fraction` is done after `elapsed` seconds: the further, the less the guess counts."""
    # What is left by the guess and what is left by the pace so far, weighed by the fraction: (1 - f)·guess + f·(e / f).
    return round((1 - fraction) * guess + elapsed if fraction > 0 else max(guess, elapsed), 1)
