import sys

import pytest

from evaluation.figures.process import ProcessFailedError, ended
from service.stages.worker import peak_bytes


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_output_is_whole_however_long() -> None:
    assert len(ended(python("print('æ' * 300_000)")).output) == 300_001


def test_the_greatest_memory_is_told_though_it_was_given_back() -> None:
    size = peak_bytes() + 400_000_000  # what this process holds counts too
    peak = ended(python(f"held = bytearray({size}); del held")).peak_bytes
    assert peak > size
    assert ended(python("pass")).peak_bytes < peak


def test_environment_is_added_to_ours() -> None:
    command = python("import os; print(os.environ['UDKAST_WORK'], 'PATH' in os.environ)")
    assert ended(command, {"UDKAST_WORK": "et sted"}).output.split("\n")[0] == "et sted True"


def test_a_program_that_fails_says_its_last_line() -> None:
    with pytest.raises(ProcessFailedError, match="alt gik galt"):
        ended(python("import sys; print('først', file=sys.stderr); sys.exit('alt gik galt')"))


def test_a_failure_names_no_folder_of_the_machine() -> None:
    with pytest.raises(ProcessFailedError) as failed:
        ended(python("import sys; sys.exit('kan ikke læse /hemmelig/mappe/model.bin')"))
    assert "model.bin" in str(failed.value)
    assert "/" not in str(failed.value)


def test_a_program_that_hangs_is_stopped() -> None:
    with pytest.raises(ProcessFailedError, match="stoppet efter 1 sekunder"):
        ended(python("import time; time.sleep(60)"), limit=1)
