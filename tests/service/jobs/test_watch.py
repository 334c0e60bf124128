"""Progress is told seldom enough to cost nothing."""

from service.jobs.watch import StageWatch


class Told:
    def __init__(self) -> None:
        self.fractions: list[float] = []
        self.estimates: list[float] = []
        self.warnings: list[str] = []

    def progress(self, job_id: str, stage: str, fraction: float, seconds: float) -> None:
        assert (job_id, stage) == ("j", "speech")
        self.fractions.append(fraction)
        self.estimates.append(seconds)

    def warn(self, job_id: str, line: str) -> None:
        self.warnings.append(line)


def test_a_thousand_steps_in_ten_seconds_are_told_ten_times() -> None:
    told, now = Told(), 0.0
    watch = StageWatch(told, "j", "speech", 20.0, clock=lambda: now)
    progress = watch.begin("speech")
    for step in range(1, 1001):
        now = step / 100
        progress(step / 1000)
    assert len(told.fractions) in {9, 10}
    assert told.fractions == sorted(told.fractions)
    assert abs(told.estimates[-1] - 10) < 0.5  # twice as fast as was thought
    assert 15 < told.estimates[0] < 20


def test_a_warning_is_told_at_once() -> None:
    told = Told()
    StageWatch(told, "j", "speech", 1.0, clock=lambda: 0.0).warn("Optagelsen er klippet over.")
    assert told.warnings == ["Optagelsen er klippet over."]
