"""The figures as Markdown, in Danish: what stands in the README."""

from collections.abc import Iterable, Sequence

from evaluation.figures import minutes_pictures, minutes_report
from evaluation.figures.figure import (
    Figures,
    JobFigure,
    NotMeasured,
    PagesFigure,
    Rate,
    RequestFigure,
    SpeakersFigure,
    SpeechFigure,
    Spread,
    TalksFigure,
    Timing,
)
from service.talks.privacy import DOUBT

STAGES = {
    "sound": "lyd",
    "playback": "afspilning",
    "speech": "tale",
    "speakers": "talere",
    "transcript": "transskript",
    "drafting": "udkast",
    "export": "filer",
    "open": "gennemgang",
}
SOURCES = {"sound": "lyden", "teams": "Teams-transskriptet"}
SPLITS = {"tune": "brugt til justering", "held": "set undervejs", "fresh": "aldrig set"}
PARTS = {
    "job": "Hele jobbet på demomødet",
    "speech": "Tale til tekst",
    "speakers": "Hvem taler hvornår",
    "memory": "Hukommelse",
    "drafting": "Punkter og beslutninger",
    "minutes": "Hvad beslutningerne er værd",
    "pages": "Siderne, mens der arbejdes",
    "talks": "Sygefraværssamtalers felter",
    "statements": "Helbred, familie og humør i enkelte sætninger",
}
REQUESTS = {
    "page": "gennemgangens side",
    "item": "skift til et andet punkt",
    "save": "gem en sætning",
    "poll": "er noget ændret?",
}
TALK_SPLITS = {"tune": "brugt til justering", "kept": "aldrig set", "spoken": "de talte"}
TALK_SOURCES = {
    "utterances": "tale",
    "notes": "noter",
    "named": "lyd, talerne navngivet",
    "heard": "lyd, talerne ikke navngivet",
}
STATEMENT_WAYS = {"lexicon": "ordlisten alene", "model": "modellen alene", "both": "begge"}
TALK_COUNTS = ("fundet af det ventede", "dage og klokkeslæt", "ansvarlige", "tomme felter holdt tomme")
LAGS = {
    "typing": "skriv et tegn",
    "next": "næste sætning",
    "item": "skift til et andet punkt",
}


def markdown(figures: Figures, folder: str = "") -> str:
    """A section of the README: every part that has been measured, with how, when, on what and what was left out.

    `folder` is where the pictures lie, as the beginning of a link.
    """
    bodies = {
        "job": _job(figures),
        "speech": _speech(figures),
        "speakers": _speakers(figures),
        "memory": _memory(figures, f"{folder}memory.svg"),
        "drafting": _drafting(figures),
        "minutes": _minutes(figures, folder),
        "talks": _talks(figures),
        "statements": _statements(figures),
        "pages": _pages(figures.pages) if figures.pages else [],
    }
    blocks = [
        "## Tal",
        (
            "Målt med `udkast evaluate`. Tid er vægur; × er sekunder pr. sekund optagelse (lavere er hurtigere). "
            "Tal i parentes er mindste og største af flere kørsler, eller 95 % bootstrap-interval."
        ),
    ]
    for name, body in bodies.items():
        if part := figures.parts.get(name):
            command = f"`udkast evaluate --only {name}`"
            blocks += [f"### {PARTS[name]}", *body, f"{command}, målt {part.measured.isoformat()} på {part.machine}."]
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
    rows = [_speech_row(one) for one in sorted(figures.speech, key=lambda one: one.recording)]
    head = ["optagelse", "program", "WER", "CER", "hele processen", "uden indlæsning", "største hukommelse"]
    note = (
        "WER og CER er regnet uden hensyn til store bogstaver, tegnsætning og om tal er skrevet med cifre "
        "(`evaluation/measures/wer.py`). Demoen er syntetiske stemmer, `danish_read` er to rigtige oplæsere."
    )
    return [_table(head, rows), note]


def _speech_row(one: SpeechFigure | NotMeasured) -> list[str]:
    if isinstance(one, NotMeasured):
        return [one.recording, one.system, f"ikke målt: {one.reason}", *[""] * 4]
    return [
        one.recording,
        one.system,
        _percent(one.wer.rate),
        _percent(one.cer.rate),
        _realtime(one.process, one.audio_seconds),
        _realtime(one.work, one.audio_seconds),
        _gigabytes(one.peak_bytes),
    ]


def _speakers(figures: Figures) -> list[str]:
    rows = [_speakers_row(one) for one in sorted(figures.speakers, key=lambda one: one.recording)]
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


def _speakers_row(one: SpeakersFigure | NotMeasured) -> list[str]:
    if isinstance(one, NotMeasured):
        return [one.recording, one.system, f"ikke målt: {one.reason}", *[""] * 5]
    return [
        one.recording,
        one.system,
        _percent(one.der),
        " / ".join(_percent(part) for part in (one.missed, one.false_alarm, one.confusion)),
        f"{one.speakers_found} af {one.speakers}",
        _realtime(one.process, one.audio_seconds),
        _realtime(one.work, one.audio_seconds),
        _gigabytes(one.peak_bytes),
    ]


def _memory(figures: Figures, picture: str) -> list[str]:
    if not figures.memory:
        return []
    stages = list(figures.memory[0].peak_bytes)
    rows = [
        [str(one.minutes), *(_gigabytes(one.peak_bytes.get(stage, 0)) for stage in stages), _number(one.seconds, 0)]
        for one in figures.memory
    ]
    return [
        _table(["minutter", *(STAGES.get(stage, stage) for stage in stages), "sekunder"], rows),
        (
            "Største hukommelse for de trin, der læser lyden; demomødet gentaget, til længden er nået. "
            "Ordene er ikke læst igen som udkast: det trin står under hele jobbet."
        ),
        f"![Største hukommelse mod optagelsens længde]({picture})",
    ]


def _drafting(figures: Figures) -> list[str]:
    rows = [
        [SPLITS[one.split], str(one.meetings), _rate(one.alignment), _rate(one.outcome)] for one in figures.drafting
    ]
    blocks = [
        _table(["møder", "antal", "replikker i rigtigt punkt", "punkter med rigtig beslutning"], rows),
        (
            "Egne opdigtede møder med facit (`evaluation/meetings/`), uden sprogmodel. Tallet at gå efter er "
            "*aldrig set*: de møder er ikke læst af dem, der justerer programmet. Efter de andre er programmet rettet."
        ),
    ]
    for one in figures.drafting:
        if one.confused:
            wrong = ", ".join(f"{c.expected} → {c.found or 'mangler'} ({c.count})" for c in one.confused)
            blocks.append(f"Forvekslet, {SPLITS[one.split]}: {wrong}.")
    return blocks


def _minutes(figures: Figures, folder: str) -> list[str]:
    blocks = [
        (
            "Egne opdigtede møder, hvor et menneske har skrevet referatet i forvejen: hvilke fakta der skal stå, hvad "
            "der ikke må, og selve beslutningen (`evaluation/meetings/minuted/`). Hvert mål er defineret i "
            "`evaluation/measures/`. Tallene at gå efter er dem fra møder, som ingen, der justerer programmet, har "
            "læst; de andre møder er programmet rettet efter. *Facit selv* er, hvad målene siger om et rigtigt svar."
        )
    ]
    for figure in figures.minutes:
        blocks += minutes_report.markdown(figure, [f"{folder}{name}" for name in minutes_pictures.names(figure)])
    return blocks


def _talks(figures: Figures) -> list[str]:
    rows = [
        [
            TALK_SPLITS[one.split],
            TALK_SOURCES[one.source],
            str(one.talks),
            *(_rate(counted.rate) for counted in one.counts),
            str(one.wrong),
            str(one.leaks),
        ]
        for one in figures.talks
    ]
    head = ["samtaler", "fra", "antal", *TALK_COUNTS, "forkerte værdier uden mærke", "helbred i udkastet"]
    return [
        _table(head, rows),
        (
            "Egne opdigtede samtaler med facit (`evaluation/talks/`), uden sprogmodel; målene er defineret i "
            "`evaluation/measures/fields.py`. Tallet at gå efter er *aldrig set*."
        ),
        *(_heard_talks(one, one.wer) for one in figures.talks if one.wer is not None and one.source == "heard"),
    ]


def _heard_talks(figure: TalksFigure, wer: Rate) -> str:
    """What the spoken talks are, and how well their words were heard."""
    return (
        f"*De talte* er {figure.talks} af samtalerne, halvdelen aldrig set, sagt af syntetiske stemmer i et rum med "
        f"støj (`evaluation/talks/spoken.py`): ordfejl (WER) {_rate(wer)}. Linjen fra tale er de samme samtaler fra "
        "facits ord."
    )


def _statements(figures: Figures) -> list[str]:
    rows = [
        [
            TALK_SPLITS[one.split],
            STATEMENT_WAYS[one.by],
            "–" if one.doubt is None else _number(one.doubt, 1),
            _rate(one.recall),
            _rate(one.alarms),
        ]
        for one in figures.statements
    ]
    head = ["sætninger", "fanget af", "grænse", "private fanget", "harmløse fanget"]
    return [
        _table(head, rows),
        (
            "Enkelte sætninger, som de siges (`evaluation/talks/statements/`). Ordlisten og modellen er rettet til "
            "efter dem, der er *brugt til justering*; tallet at gå efter er *aldrig set*. Grænsen er, hvor sikker "
            f"begge tilsammen skal være; udkastet bruger {_number(DOUBT, 1)}."
        ),
    ]


def _pages(pages: PagesFigure) -> list[str]:
    bare = {one.kind: one for one in pages.bare}
    rows = [[REQUESTS[one.kind], str(one.count), *_spans(one), *_spans(bare[one.kind])] for one in pages.requests]
    head = ["forespørgsel", "antal", "i programmet", "hos brugeren", "tom side: i programmet", "tom side: hos brugeren"]
    failed = sum(one.failed for one in (*pages.requests, *pages.bare))
    stages = ", ".join(STAGES.get(stage, stage) for stage in pages.stages)
    busy = [f"{_number(one.longest_task, 0)} ms" if one.longest_task else "under 50 ms" for one in pages.lag]
    lags = [[LAGS[one.what], str(one.times), _spread(one.lag), task] for one, task in zip(pages.lag, busy, strict=True)]
    return [
        (
            f"Et opdigtet møde på {_number(pages.minutes / 60, 0)} timer: {pages.items} punkter og {pages.utterances} "
            f"replikker, {pages.longest_item} i det længste punkt. {pages.referents} referenter arbejder i hver sit i "
            f"{_number(pages.seconds, 0)} sekunder: hver gemmer en sætning hvert 4. sekund, skifter punkt hvert 15. og "
            "henter hele siden hvert 60., og siden spørger selv hvert 5. (pauserne er mellem det halve og det "
            "halvanden), og alle møder ind inden for 15 sekunder. Imens kører et job (set undervejs: "
            f"{stages}). Den tomme side er FastAPI med én linje Jinja, under samme belastning i samme kørsel. "
            f"Forespørgsler, der fejlede: {failed}."
        ),
        "Millisekunder: midterste / 95 % under / længste.",
        _table(head, rows),
        (
            f"Det længste punkts side fylder {_kilobytes(pages.page.html)} ({_kilobytes(pages.page.html_sent)} som "
            f"sendt), og med stilark, scripts, skrifter og lydkurve {_kilobytes(pages.page.whole)} "
            f"({_kilobytes(pages.page.whole_sent)} som sendt); det er uden lyden. Serverens største hukommelse: "
            f"{_gigabytes(pages.peak_bytes)} (den tomme: {_gigabytes(pages.bare_peak_bytes)})."
        ),
        "Fra tastetryk eller klik, til det ses (Chromium på samme møde, før belastningen):",
        _table(["handling", "gange", "millisekunder", "længste opgave i browseren"], lags),
    ]


def _spans(request: RequestFigure) -> list[str]:
    return [_spread(request.server) if request.server else "–", _spread(request.client) if request.client else "–"]


def _spread(spread: Spread) -> str:
    return " / ".join(_number(value, 0 if value >= 10 else 1) for value in (spread.p50, spread.p95, spread.most))


def _kilobytes(count: int) -> str:
    return f"{_number(count / 1e3, 0)} kB"


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
