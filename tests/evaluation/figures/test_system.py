import sys
from pathlib import Path

import pytest

from evaluation.figures.process import ProcessFailedError
from evaluation.figures.system import ROOT, System, own


def program(tmp_path: Path, code: str) -> System:
    script = tmp_path / "program.py"
    script.write_text(f"import json, os, sys\n{code}\n", encoding="utf-8")
    return System("Et program", (sys.executable, str(script)))


def test_what_it_found_is_read_and_every_run_timed(tmp_path: Path) -> None:
    system = program(
        tmp_path,
        "print(json.dumps({'seconds': 0.5, 'load_seconds': 1, 'turns': [{'start': 1, 'end': 2.5, 'speaker': 3}]}))",
    )
    heard = system.hear(tmp_path / "lyd.wav", runs=3)
    assert heard.turns == ((1.0, 2.5, "3"),)
    assert heard.work.median == 0.5
    assert heard.process.runs == 3
    assert heard.process.least > 0


def test_it_is_given_the_recording_and_sends_no_telemetry(tmp_path: Path) -> None:
    system = program(
        tmp_path, "print(json.dumps({'seconds': 0, 'text': sys.argv[1] + os.environ['PYANNOTE_METRICS_ENABLED']}))"
    )
    assert system.hear(Path("lyd.wav"), runs=1).text == "lyd.wav0"


def test_a_program_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProcessFailedError):
        program(tmp_path, "sys.exit(3)").hear(Path("lyd.wav"), runs=1)


def test_what_libraries_print_before_the_answer_is_passed_over(tmp_path: Path) -> None:
    system = program(tmp_path, "print('INFO: klar'); print(json.dumps({'seconds': 0, 'text': 'godt'}))")
    assert system.hear(Path("lyd.wav"), runs=1).text == "godt"


def test_a_program_that_prints_something_else_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProcessFailedError, match="svaret"):
        program(tmp_path, "print('klar')").hear(Path("lyd.wav"), runs=1)


def test_a_program_that_is_not_there_is_told_in_one_line() -> None:
    assert not own("words").missing
    gone = System("senko", (str(ROOT / ".venv-findes-ikke" / "python"), "x.py"))
    assert "findes ikke" in gone.missing
    assert str(ROOT) not in gone.missing
    with pytest.raises(ProcessFailedError, match="findes ikke"):
        gone.hear(Path("lyd.wav"), runs=1)
