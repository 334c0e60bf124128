"""The table of what the beslutninger are worth, in Danish.

For who tunes: `python -m evaluation.figures.minutes_report --splits tune,seen [--meetings A,B] [--mistakes]` prints the
table of our drafting without a model, or what goes wrong in the meetings that may be read.
"""

import argparse
from collections.abc import Sequence

from evaluation.figures.counting import COUNTS, MORE
from evaluation.figures.figure import Counted, Gap, MinutesFigure, Rate, SoundFigure, StyleFigure, SystemFigure
from evaluation.figures.minutes import SPLITS, SYSTEMS, measured, meetings_of, mistakes, written
from evaluation.figures.sound import CONDITIONS, HEARD
from evaluation.figures.style import WHOSE
from service.settings import Settings

SPLIT_NAMES = {
    "tune": "brugt til justering",
    "seen": "set undervejs",
    "more": "lært af",
    "final": "gemt til sidst",
    "last": "skrevet af en anden",
    "fresh": "ny og ulæst",
}
STYLES = {
    "reporting": "sætninger med et referatverbum",
    "named": "sætninger, der nævner hvem",
    "passive": "sætninger i passiv",
    "closing": "punkter med en afsluttende vending",
}
_COUNTED = frozenset({"forbidden", "wrong_unflagged", "unsupported_unflagged"})
"""Measures of which the bare number is told too: each one is an error to find."""


def markdown(figure: MinutesFigure, pictures: Sequence[str] = ()) -> list[str]:
    """The blocks of one group of meetings; `pictures` are links to those that `minutes_pictures` drew."""
    first = figure.systems[0]
    splits = ", ".join(SPLIT_NAMES.get(split, split) for split in figure.splits)
    models = f" Sprogmodel: {', '.join(figure.models)}." if figure.models else ""
    blocks = [
        (
            f"**Møder: {splits}** ({first.meetings} møder, {first.items} punkter; fra facits transskription). Tal i "
            f"parentes er 95 % bootstrap-interval over møder.{models}"
        ),
        _systems(figure.systems),
    ]
    for one in figure.systems:
        if one.gaps:
            blocks += [
                f"Forskellen fra {SYSTEMS[one.system]} til hver af de andre i procentpoint, parvis over møder:",
                _gaps(one.gaps, SYSTEMS),
            ]
    if figure.sound:
        blocks += _sound(figure.sound)
    if figure.style:
        blocks += _style(figure.style)
    blocks += [_kinds(one) for one in figure.systems if one.system != "hand" and (one.confused or one.wrong)]
    return [*blocks, *(f"![{_title(picture)}]({picture})" for picture in pictures)]


def _systems(systems: Sequence[SystemFigure]) -> str:
    rows = [[label, *(_cell(one.counts, m) for one in systems)] for m, label in COUNTS.items()]
    rows.append(["sekunder pr. minut møde", *(number(one.seconds_per_minute, 2) for one in systems)])
    memory = [f"{number(one.peak_bytes / 1e9, 2)} GB" if one.peak_bytes else "–" for one in systems]
    rows.append(["største hukommelse", *memory])
    most = max(one.meetings for one in systems)
    head = [SYSTEMS[one.system] + (f" ({one.meetings} møder)" if one.meetings < most else "") for one in systems]
    return table(["", *head], rows)


def _gaps(gaps: Sequence[Gap], names: dict[str, str]) -> str:
    baselines = list(dict.fromkeys(gap.baseline for gap in gaps))
    held = {(gap.measure, gap.baseline): gap for gap in gaps}
    rows = [
        [label, *(_gap(held[m, name]) if (m, name) in held else "–" for name in baselines)]
        for m, label in COUNTS.items()
        if any((m, name) in held for name in baselines)
    ]
    return table(["", *(names[name] for name in baselines)], rows)


def _sound(sound: Sequence[SoundFigure]) -> list[str]:
    heard = next(one for one in sound if one.condition == "heard")
    rates = {one.measure: one.rate for one in heard.counts}
    told = "; ".join(f"{label} {_heard(rates[m], m)}" for m, label in HEARD.items() if m in rates)
    rows = [[label, *(_cell(one.counts, m) for one in sound)] for m, label in COUNTS.items()]
    costly = {gap.measure for one in sound for gap in one.gaps if gap.low > 0 or gap.high < 0}
    gaps = [
        [COUNTS[m], *(_gap(gap) for one in sound for gap in one.gaps if gap.measure == m)]
        for m in COUNTS
        if m in costly
    ]
    blocks = [
        (
            f"Fra lyd: {heard.meetings} af møderne, talt af syntetiske stemmer i et rum med støj, afstand og samtidig "
            f"tale ({number(heard.minutes, 0)} minutter). {told}. At lytte tog "
            f"{number(heard.seconds_per_minute, 1)} sekunder pr. minut og {number(heard.peak_bytes / 1e9, 2)} GB. "
            "Hver kolonne er udkastet uden sprogmodel, med endnu en del fra maskinen i stedet for fra facit:"
        ),
        table(["", *(CONDITIONS[one.condition] for one in sound)], rows),
    ]
    if gaps:
        blocks += [
            "Hvad forskellen består af: procentpoint fra facit, parvis over møder, for de mål, hvor den er sikker:",
            table(["", *(CONDITIONS[one.condition] for one in sound if one.gaps)], gaps),
        ]
    return blocks


def _heard(found: Rate, measure: str) -> str:
    if not found.whole:
        return "– (ingen siger dem)"
    return f"{rate(found)} af {found.whole}" if measure in {"names", "terms"} else rate(found)


def _style(styles: Sequence[StyleFigure]) -> list[str]:
    rows = [[label, *(_cell(one.counts, m) for one in styles)] for m, label in STYLES.items()]
    rows.insert(0, ["ord i en sætning: midterste / 95 % under", *(_words(one) for one in styles)])
    rows.insert(0, ["punkter / sætninger", *(f"{one.items} / {one.sentences}" for one in styles)])
    return [
        "Stilen, ved siden af offentliggjorte referater (`evaluation/measures/style.py`):",
        table(["", *(WHOSE.get(one.whose, one.whose) for one in styles)], rows),
    ]


def _words(style: StyleFigure) -> str:
    return f"{number(style.words.p50, 0)} / {number(style.words.p95, 0)}"


def _kinds(one: SystemFigure) -> str:
    confused = ", ".join(f"{c.expected} → {c.found or 'intet'} ({c.count})" for c in one.confused)
    kinds = {"forkert": one.wrong, "sprogfejl": one.grammar, "forbudt": one.forbidden}
    told = [f"{kind}: {', '.join(f'{x} {n}' for x, n in of.items())}" for kind, of in kinds.items() if of]
    return (
        f"Forvekslet og forkert, {SYSTEMS[one.system]}: " + "; ".join([*([confused] if confused else []), *told]) + "."
    )


def _title(picture: str) -> str:
    if "confusion" in picture:
        return "Forvekslede udfald"
    if "length" in picture:
        return "Fakta med og rigtigt udfald efter punktets længde"
    return "Fakta med mod sætninger til sagen"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, ["---"] * len(head), *rows])


def _cell(counts: Sequence[Counted], measure: str) -> str:
    found = next((one.rate for one in counts if one.measure == measure), None)
    if found is None or not found.whole:
        return "–"
    return rate(found) + (f" · {found.part}" if measure in _COUNTED else "")


def rate(found: Rate) -> str:
    """A rate in per cent with its interval."""
    low_high = "" if found.low is None or found.high is None else f" ({_percent(found.low)}–{_percent(found.high)})"
    return f"{_percent(found.rate)}{low_high}"


def _gap(gap: Gap) -> str:
    sure = gap.low > 0 or gap.high < 0
    better = (gap.gap > 0) == (gap.measure in MORE)
    mark = (" bedre" if better else " dårligere") if sure and gap.measure != "compression" else ""
    return f"{_signed(gap.gap)} ({_signed(gap.low)} til {_signed(gap.high)}){mark}"


def _signed(share: float) -> str:
    return f"{100 * share:+.1f}".replace(".", ",").replace("-", "−")


def _percent(share: float) -> str:
    return f"{number(100 * share, 1)} %"


def number(value: float, digits: int) -> str:
    """A number as Danish writes it."""
    return f"{value:.{digits}f}".replace(".", ",")


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.figures.minutes_report")
    parser.add_argument("--splits", default="tune,seen")
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--meetings", default="")
    given = parser.parse_args()
    splits = [split for split in SPLITS if split in given.splits.split(",")]
    if given.mistakes:
        mistakes(print, splits)
        return
    names = [name for name in given.meetings.split(",") if name]
    meetings = meetings_of(splits, names)
    figure = measured(meetings, written(meetings, None, Settings().work))
    print("\n\n".join(markdown(figure)))  # noqa: T201 - what was asked for


if __name__ == "__main__":
    _main()
