"""Single sentences of sygefraværssamtaler: how many private ones are caught and how many harmless ones are.

The lexicon alone, the model alone and both, and both with other bounds of doubt: what more recall would cost.
"""

from collections.abc import Callable
from typing import get_args

from evaluation.figures.figure import Rate, StatementsFigure
from evaluation.measures.share import Share
from evaluation.talks.script import TalkSplit
from evaluation.talks.statements import Statement, statements
from models.error import UdkastError
from models.progress import Progress, silent
from service.talks.health import findings
from service.talks.likelihood import taught
from service.talks.privacy import DOUBT, installed, tells

BOUNDS = (0.2, 0.5)
"""Other bounds of doubt that both are measured with."""


def measured(progress: Progress = silent) -> tuple[StatementsFigure, ...]:
    """A figure for each split and way of catching. Of the kept sentences, numbers alone."""
    model, judge = taught(), installed()
    if model is None or judge is None:
        raise UdkastError("Modellen for private sætninger mangler. Lav den med: python -m evaluation.talks.teach")
    ways: dict[tuple[str, float | None], Callable[[str], bool]] = {
        ("lexicon", None): lambda text: bool(findings(text)),
        ("model", DOUBT): lambda text: bool(model.of([text])[0] >= DOUBT),
        ("both", DOUBT): lambda text: tells(text, judge),
    }
    for bound in BOUNDS:
        ways["both", bound] = lambda text, bound=bound: tells(text, judge, bound)  # type: ignore[misc]
    jobs = [(split, way) for split in get_args(TalkSplit) for way in ways]
    figures = []
    for done, (split, way) in enumerate(jobs, 1):
        figures.append(_figure(split, way, statements(split), ways[way]))
        progress(done / len(jobs))
    return tuple(figures)


def _figure(
    split: TalkSplit, way: tuple[str, float | None], of: tuple[Statement, ...], catches: Callable[[str], bool]
) -> StatementsFigure:
    caught = [(one.planted, Share(int(catches(one.text)), 1)) for one in of]
    name, doubt = way
    return StatementsFigure(
        split=split,
        by=name,
        doubt=doubt,
        recall=Rate.of([share for planted, share in caught if planted]),
        alarms=Rate.of([share for planted, share in caught if not planted]),
    )
