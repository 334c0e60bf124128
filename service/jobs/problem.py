"""What went wrong, in one Danish line that says what to do. Never what was said or written."""

from sqlalchemy.exc import DBAPIError

from models.error import UdkastError
from service.stages.output import is_full_disk
from service.stages.worker import StageFailedError, StageKilledError

NAMES = {
    "": "Jobbet gøres klar",
    "sound": "Lyden læses",
    "playback": "Afspilningen gøres klar",
    "speech": "Talen skrives ned",
    "speakers": "Talerne skelnes",
    "transcript": "Replikkerne samles",
    "drafting": "Udkastet skrives",
    "open": "Gennemgangen åbnes",
    "fields": "Felterne udfyldes",
    "rewrite": "Punktet skrives igen",
}
"""What a person calls the stages."""

FULL = "Der er ikke mere plads på disken. Ryd op, og vælg »Kør igen«."
LOST = "Jobbet blev afbrudt og kunne ikke genoptages. Vælg »Kør igen«; færdige trin er gemt."


def problem(error: Exception, stage: str) -> str:
    """The line for the person who waits."""
    if isinstance(error, UdkastError):
        line = str(error)
        return line if "ør igen" in line else f"{line} Vælg derefter »Kør igen«."
    if is_full(error):
        return FULL
    name = NAMES.get(stage, stage)
    if isinstance(error, StageKilledError) or (isinstance(error, StageFailedError) and str(error) == "MemoryError"):
        return (
            f"Trinnet »{name}« blev stoppet, sandsynligvis fordi serveren løb tør for hukommelse. Luk andre programmer "
            "på serveren, eller giv den mere hukommelse, og vælg »Kør igen«."
        )
    if isinstance(error, OSError):
        return (
            f"Serveren kunne ikke læse eller skrive en fil under trinnet »{name}«. Bed driften kontrollere disken og "
            "rettighederne, og vælg »Kør igen«."
        )
    return f"Trinnet »{name}« gik i stå af en ukendt grund. Vælg »Kør igen«; sker det igen, så bed driften se i loggen."


def is_full(error: Exception) -> bool:
    """Whether a disk is full, as the system or the database says it."""
    if isinstance(error, OSError):
        return is_full_disk(error)
    return isinstance(error, DBAPIError) and "disk is full" in str(error.orig)


def kind_of(error: Exception) -> str:
    """The kind of error for the log: no content."""
    return f"{type(error).__name__}: {error}" if type(error) is StageFailedError else type(error).__name__
