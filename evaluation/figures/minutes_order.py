"""All that is measured of the meetings with references: from their transcripts, from sound, and their style."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.figures import minutes, sound, style
from evaluation.figures.figure import MinutesFigure, SoundFigure
from evaluation.meetings.minuted import MinutedSplit
from evaluation.meetings.spoken import spoken_meetings
from models.error import UdkastError
from models.progress import Progress, silent
from models.weights import Store
from service.settings import Settings
from service.stages.equipment import LISTENING, WRITING, Equipment


@dataclass(frozen=True)
class Order:
    """What is to be measured: which splits, of them only `names` where any are given.

    With a language model or without (`model`), and on how many meetings of a group the baseline of whole items is run
    (`whole`). `speak` is the command that speaks a meeting (see `evaluation.meetings.spoken`), `spoken` the folder for
    the sound; `seeds` a folder with published referater.
    """

    splits: Sequence[MinutedSplit]
    names: Sequence[str]
    model: bool
    whole: int
    sound: bool
    speak: Sequence[str]
    spoken: Path
    seeds: Path


def measured(
    order: Order, settings: Settings, tell: Callable[[str], None], progress: Progress = silent
) -> tuple[MinutesFigure, ...]:
    """One figure per group of splits that has meetings; `tell` is told in Danish what was left out, and why.

    Raises UdkastError or StageFailedError as drafting and listening do.
    """
    groups = [[split for split in group if split in order.splits] for group in minutes.GROUPS]
    groups = [group for group in groups if minutes.meetings_of(group, order.names)]
    if not groups:
        raise UdkastError("Intet af de valgte møder findes; vælg andre med --splits og --meetings.")
    equipment = Equipment(Store(settings.weights), settings.profile, WRITING) if order.model else None
    # The baseline asks the weight itself; a server's is not here to be asked.
    here = equipment is not None and equipment.model("language").role.engine == "llama.cpp"
    if order.whole and equipment is not None and not here:
        tell("hele punktet i én prompt er udeladt: profilens sprogmodel køres ikke af programmet selv")
    figures = []
    for done, group in enumerate(groups):
        meetings = minutes.meetings_of(group, order.names)
        # Writing with a model takes most of the time, listening nearly all of the rest.
        at = _part(progress, done, 0.7, len(groups))
        told = minutes.written(meetings, equipment, settings.work, order.whole if here else 0, at)
        models = () if equipment is None else [used.id for used in equipment.used]
        figure = minutes.measured(meetings, told, models)
        figure = figure.model_copy(
            update={
                "style": style.measured(order.seeds, meetings, told[minutes.ours_of(told)]),
                "sound": _sound(order, group, settings, tell, _part(progress, done + 0.7, 0.3, len(groups))),
            }
        )
        if not figure.style:
            tell("stilen er udeladt: mappen med offentliggjorte referater findes ikke (angiv den med --seeds)")
        figures.append(figure)
        progress((done + 1) / len(groups))
    return tuple(figures)


def _part(progress: Progress, before: float, length: float, of: int) -> Progress:
    return lambda share: progress((before + length * share) / of)


def _sound(
    order: Order, group: Sequence[MinutedSplit], settings: Settings, tell: Callable[[str], None], progress: Progress
) -> tuple[SoundFigure, ...]:
    if not order.sound:
        return ()
    at = _part(progress, 0, 1, 2)
    meetings = spoken_meetings(group, order.speak, order.spoken, order.names, tell, at)
    equipment = Equipment(Store(settings.weights), settings.profile, LISTENING)
    return sound.measured(meetings, equipment, settings.work, _part(progress, 1, 1, 2))
