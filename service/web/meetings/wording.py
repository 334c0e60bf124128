"""States and stages as a person reads them, and what to do next."""

from dataclasses import dataclass

from service.desk.overview import JobView, MeetingLine, MeetingView, StageView, Wait
from service.meetings import MeetingState, Source
from service.web.wording import count, duration

STAGES = {
    "sound": "Lyden læses",
    "playback": "Afspilningen gøres klar",
    "speech": "Talen skrives ned",
    "speakers": "Talerne skelnes",
    "transcript": "Replikkerne samles",
    "drafting": "Udkastet skrives",
    "open": "Gennemgangen åbnes",
}
SOURCES = {Source.RECORDING: "Optagelse", Source.TRANSCRIPT: "Transskript", Source.NOTES: "Noter"}
FILES = {"agenda": "Dagsorden", "recording": "Optagelse", "transcript": "Transskript", "notes": "Noter"}
_STEPS = ("Materiale", "Udkast", "Gennemgang", "Godkendelse", "Referat")
_AT = {
    MeetingState.NEW: 0,
    MeetingState.DRAFTING: 1,
    MeetingState.REVIEW: 2,
    MeetingState.APPROVAL: 3,
    MeetingState.APPROVED: 4,
}
_WAITING = 10.0
"""Seconds under which it makes no sense to say how long it takes."""


@dataclass(frozen=True)
class Step:
    """One of the steps from material to referat: "done", "current", "failed" or "ahead"."""

    text: str
    state: str
    href: str


@dataclass(frozen=True)
class Doing:
    """What a line of the list says and where it leads. `kind` colours its badge."""

    badge: str
    kind: str
    text: str
    act: str
    href: str


def steps(meeting: MeetingView) -> tuple[Step, ...]:
    """Where the meeting is; what lies behind can be gone back to."""
    line, here = meeting.line, f"/moeder/{meeting.line.id}"
    at = _AT[line.state]
    links = (here, here, f"{here}/gennemgang", f"{here}/godkendelse", f"{here}/referat")
    found = []
    for place, (text, href) in enumerate(zip(_STEPS, links, strict=True)):
        state = "done" if place < at else "current" if place == at else "ahead"
        if line.state is MeetingState.APPROVED and place == at:
            state = "done"
        if place == at and line.job is not None and line.job.state == "failed" and line.wait is Wait.RESTART:
            state = "failed"
        reached = place <= at and (place > 1) and (meeting.referent or place > 2)
        found.append(Step(text, state, href if reached else ""))
    return tuple(found)


def doing(line: MeetingLine) -> Doing:
    """What the line says of where the meeting is."""
    here = f"/moeder/{line.id}"
    if line.wait is Wait.SOURCE:
        return Doing("Ny", "info", f"Mangler {' og '.join(line.lacking)}", "Læg op", here)
    if line.wait is Wait.JOB:
        return Doing("Udkast skrives", "info", told_long(line.job), "Følg med", here)
    if line.wait is Wait.RESTART:
        failed = line.job is not None and line.job.state == "failed"
        text = "Udkastet blev ikke færdigt" if failed else "Udkastet er ikke startet"
        return Doing("Stoppet" if not failed else "Fejl", "error" if failed else "warning", text, "Se hvorfor", here)
    if line.wait is Wait.REVIEW:
        parts = [count(line.unchecked, "sætning", "sætninger") + " at se på"] if line.unchecked else []
        parts += [count(line.flagged, "tvivl", "tvivl")] if line.flagged else []
        text = ", ".join(parts) or "Alt er set efter"
        return Doing("Til gennemgang", "warning", text, "Gennemgå", f"{here}/gennemgang")
    if line.wait is Wait.APPROVAL:
        text = "Venter på din godkendelse" if line.mine else "Venter på godkendelse"
        return Doing("Til godkendelse", "info", text, "Læs og godkend" if line.mine else "Læs", f"{here}/godkendelse")
    return Doing("Godkendt", "success", "", "Åbn referatet", f"{here}/referat")


def told(job: JobView | None) -> str:
    """What the job does now: "Talen skrives ned"."""
    if job is None:
        return ""
    stage = next((s for s in job.stages if s.state == "running"), None)
    if stage is None:
        return "Venter på, at det bliver mødets tur" if job.state == "waiting" else ""
    return STAGES.get(stage.name, stage.name)


def told_long(job: JobView | None) -> str:
    """How far the job is, and how long it has to go: "Talen skrives ned, 12 minutter tilbage"."""
    told_ = told(job)
    return f"{told_}, {left(job.remaining)}" if job is not None and told_ and job.remaining > _WAITING else told_


def left(seconds: float) -> str:
    """How long there is to go, roughly."""
    return f"{duration(seconds)} tilbage" if seconds >= 60 else "under et minut tilbage"


def spent(stage: StageView) -> str:
    """How long a stage took, or has left: "8 sek.", "12 min. igen"; empty where that says nothing."""
    if stage.state == "done":
        return "var gemt" if stage.reused else _short(stage.seconds) if stage.seconds is not None else ""
    if stage.state == "running":
        return f"{_short(stage.remaining)} igen"
    return {"failed": "gik galt", "cancelled": "stoppet"}.get(stage.state, "")


def _short(seconds: float) -> str:
    if seconds < 100:
        return f"{max(1, round(seconds))} sek."
    minutes = round(seconds / 60)
    return f"{minutes} min." if minutes < 100 else f"{minutes / 60:.1f} t.".replace(".", ",", 1)
