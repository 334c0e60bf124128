"""The style of our beslutninger beside published ones and the references."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.figures.figure import Counted, Rate, Spread, StyleFigure
from evaluation.figures.writers import WrittenMeeting
from evaluation.measures.share import Share
from evaluation.measures.style import Style, style
from evaluation.meetings.minuted import MinutedMeeting
from service import agenda as dagsorden

WHOSE = {"seeds": "offentliggjorte referater", "draft": "Udkast", "hand": "facit"}


def published(seeds: Path) -> list[Style]:
    """The style of each published referat (text) in a folder; none where it is missing."""
    styles = []
    for path in sorted(seeds.glob("*.txt")):
        items = dagsorden.read(path).items
        texts = [
            section.text for item in items for section in item.sections if section.heading.casefold() == "beslutning"
        ]
        styles.append(style(texts))
    return styles


def measured(
    seeds: Path, meetings: Mapping[str, MinutedMeeting], drafts: Mapping[str, WrittenMeeting]
) -> tuple[StyleFigure, ...]:
    """Published referater, our drafts and the references; nothing where no published ones lie."""
    styles = {
        "seeds": published(seeds),
        "draft": [_drafted(one) for one in drafts.values()],
        "hand": [style([item.beslutning for item in meeting.items.values()]) for meeting in meetings.values()],
    }
    return tuple(_figure(whose, of) for whose, of in styles.items()) if styles["seeds"] else ()


def _drafted(written: WrittenMeeting) -> Style:
    return style(["\n".join(text for text, _ in item.sentences) for item in written.items.values()])


def _figure(whose: str, styles: Sequence[Style]) -> StyleFigure:
    measures: dict[str, list[Share]] = {
        name: [getattr(one, name) for one in styles] for name in ("reporting", "named", "closing", "passive")
    }
    return StyleFigure(
        whose=whose,
        items=sum(one.closing.whole for one in styles),
        sentences=sum(len(one.words) for one in styles),
        counts=tuple(Counted(measure=name, rate=Rate.of(shares)) for name, shares in measures.items()),
        words=Spread.of([words for one in styles for words in one.words] or [0]),
    )
