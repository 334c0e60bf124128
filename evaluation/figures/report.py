"""The figures as Markdown, in Danish: what stands in the README."""

from collections.abc import Iterable, Sequence

from evaluation.figures.figure import Figures, JobFigure, Rate, Timing

STAGES = {
    "whole": "hele jobbet",
    "sound": "lyd",
    "speech": "tale",
    "speakers": "talere",
    "transcript": "transskript",
    "drafting": "udkast",
    "export": "filer",
}
SOURCES = {"sound": "lyden", "teams": "Teams-transskriptet"}
SPLITS = {"tune": "brugt til justering", "held": "holdt tilbage"}
PARTS = {
    "job": "Hele jobbet på demomødet",
    "speech": "Tale til tekst",
    "speakers": "Hvem taler hvornår",
    "memory": "Hukommelse",
    "drafting": "Punkter og beslutninger",
}


def markdown(figures: Figures) -> str:
    """All parts that have been measured, each with when and on what, and what was left out."""
    bodies = {
        "job": _job(figures),
        "speech": _speech(figures),
        "speakers": _speakers(figures),
        "memory": _memory(figures),
        "drafting": _drafting(figures),
    }
    blocks = [
        "# Tal",
        (
            "Skrevet af `udkast evaluate`. Tid er vægur; × er sekunder pr. sekund optagelse (lavere er hurtigere). "
            "Tal i parentes er mindste og største af flere kørsler, eller 95 % bootstrap-interval."
        ),
    ]
    for name, body in bodies.items():
        if part := figures.parts.get(name):
            blocks += [f"## {PARTS[name]}", *body, f"Målt {part.measured.isoformat()} på {part.machine}."]
            blocks += [f"- {line}" for line in part.left_out]
    return "\n\n".join(blocks) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _job(figures: Figures) -> list[str]:
    blocks = []
    for job in figures.job:
        rows = [
            [
                STAGES.get(stage.name, stage.name),
                _span(stage.seconds),
                f"{_number(stage.realtime, 3)} ×",
                _gigabytes(stage.peak_bytes) if stage.peak_bytes else "–",
            ]
            for stage in job.stages
        ]
        rows.append(
            ["**i alt**", _span(job.seconds), f"**{_number(job.realtime, 3)} ×**", f"**{_gigabytes(job.peak_bytes)}**"]
        )
        blocks += [
            f"Fra {SOURCES[job.source]} ({_number(job.audio_seconds / 60, 1)} minutters møde):",
            _table(["trin", "sekunder", "af optagelsen", "største hukommelse"], rows),
            _accuracy(job),
        ]
    return blocks


def _accuracy(job: JobFigure) -> str:
    return (
        f"Replikker under det rigtige punkt: {_rate(job.alignment)}. Punkter med den rigtige beslutning: "
        f"{job.outcome.part} af {job.outcome.whole}. Modeller: {', '.join(job.models)}."
    )


def _speech(figures: Figures) -> list[str]:
    rows = [
        [
            one.recording,
            one.system,
            _percent(one.wer.rate),
            _percent(one.cer.rate),
            _realtime(one.process, one.audio_seconds),
            _realtime(one.work, one.audio_seconds),
            _gigabytes(one.peak_bytes),
        ]
        for one in sorted(figures.speech, key=lambda one: one.recording)
    ]
    head = ["optagelse", "program", "WER", "CER", "hele processen", "uden indlæsning", "største hukommelse"]
    note = (
        "WER og CER er regnet uden hensyn til store bogstaver, tegnsætning og om tal er skrevet med cifre "
        "(`evaluation/measures/wer.py`). Demoen er syntetiske stemmer, `danish_read` er to rigtige oplæsere."
    )
    return [_table(head, rows), note]


def _speakers(figures: Figures) -> list[str]:
    rows = [
        [
            one.recording,
            one.system,
            _percent(one.der),
            " / ".join(_percent(part) for part in (one.missed, one.false_alarm, one.confusion)),
            f"{one.speakers_found} af {one.speakers}",
            _realtime(one.process, one.audio_seconds),
            _realtime(one.work, one.audio_seconds),
            _gigabytes(one.peak_bytes),
        ]
        for one in sorted(figures.speakers, key=lambda one: one.recording)
    ]
    head = [
        "optagelse",
        "program",
        "DER",
        "overset / opfundet / forvekslet",
        "stemmer fundet",
        "hele processen",
        "uden indlæsning",
        "største hukommelse",
    ]
    return [
        _table(head, rows),
        "DER uden tolerance ved skift og med samtidig tale talt med (`evaluation/measures/der.py`).",
    ]


def _memory(figures: Figures) -> list[str]:
    if not figures.memory:
        return []
    stages = list(figures.memory[0].peak_bytes)
    rows = [
        [str(one.minutes), *(_gigabytes(one.peak_bytes.get(stage, 0)) for stage in stages), _number(one.seconds, 0)]
        for one in figures.memory
    ]
    return [
        _table(["minutter", *(STAGES.get(stage, stage) for stage in stages), "sekunder"], rows),
        "![Største hukommelse mod optagelsens længde](memory.svg)",
    ]


def _drafting(figures: Figures) -> list[str]:
    rows = [
        [SPLITS[one.split], str(one.meetings), _rate(one.alignment), _rate(one.outcome)] for one in figures.drafting
    ]
    blocks = [_table(["møder", "antal", "replikker i rigtigt punkt", "punkter med rigtig beslutning"], rows)]
    for one in figures.drafting:
        if one.confused:
            wrong = ", ".join(f"{c.expected} → {c.found or 'mangler'} ({c.count})" for c in one.confused)
            blocks.append(f"Forvekslet, {SPLITS[one.split]}: {wrong}.")
    return blocks


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _percent(rate: float) -> str:
    return f"{_number(100 * rate, 1)} %"


def _gigabytes(count: int) -> str:
    return f"{_number(count / 1e9, 2)} GB"


def _span(timing: Timing) -> str:
    if timing.runs == 1:
        return _number(timing.median, 1)
    return f"{_number(timing.median, 1)} ({_number(timing.least, 1)}–{_number(timing.most, 1)})"


def _realtime(timing: Timing, audio_seconds: float) -> str:
    median, least, most = (_number(s / audio_seconds, 3) for s in (timing.median, timing.least, timing.most))
    return f"{median} ×" if timing.runs == 1 else f"{median} × ({least}–{most})"


def _rate(rate: Rate) -> str:
    counted = f"{_percent(rate.rate)} af {rate.whole}"
    return (
        counted if rate.low is None or rate.high is None else f"{counted} ({_percent(rate.low)}–{_percent(rate.high)})"
    )
