"""`udkast models list`, `pull` and `verify`."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from models.error import UdkastError
from models.weights import Catalogue, Status, Store
from service.cli.weights import app

REAL = Path(os.environ.get("UDKAST_WEIGHTS", "~/.cache/udkast/weights")).expanduser()
EMBEDDED = Catalogue.load().profile("embedded").weights


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store on a machine without a network."""
    monkeypatch.setenv("UDKAST_WEIGHTS", str(tmp_path / "store"))
    monkeypatch.setenv("UDKAST_WEIGHTS_SOURCE", str(tmp_path / "source"))
    monkeypatch.setenv("UDKAST_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("models.weights.download.FIRST_PAUSE", 0.0)
    return tmp_path / "store"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def error(result: Result) -> str:
    """The line that the console script prints before it exits with 2."""
    assert isinstance(result.exception, UdkastError)
    line = str(result.exception)
    assert "\n" not in line
    return line


def test_list_shows_every_weight_with_danish_headings(root: Path) -> None:
    result = run("list")
    assert result.exit_code == 0
    assert "Størrelse" in result.stdout
    assert "Tilstand" in result.stdout
    for weight in Catalogue.load().weights:
        line = next(line for line in result.stdout.splitlines() if line.strip().startswith(weight.id + " "))
        assert line.rstrip().endswith("mangler")
    assert "1,1 GB" in result.stdout


def test_verify_of_an_empty_store_names_what_is_missing_and_the_way_out(root: Path) -> None:
    line = error(run("verify"))
    for weight_id in EMBEDDED:
        assert f"{weight_id} (mangler)" in line
    assert line.endswith(f"Kør `udkast models pull {' '.join(EMBEDDED)}`.")


def test_pull_without_a_network_says_what_can_be_done(root: Path) -> None:
    line = error(run("pull", "campplus"))
    assert "campplus" in line
    assert "UDKAST_WEIGHTS_SOURCE" in line
    assert Store(root).status(Catalogue.load().weight("campplus")) is Status.MISSING


def test_pull_of_an_unknown_model_lists_those_there_are(root: Path) -> None:
    assert "whisper-base" in error(run("pull", "whisper"))


def test_pull_of_an_unknown_profile_lists_those_there_are(root: Path) -> None:
    assert "embedded, server, workstation" in error(run("pull", "--profile", "stor"))


def test_a_store_that_cannot_be_made_is_one_clear_line(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("UDKAST_WEIGHTS", str(tmp_path / "file" / "store"))
    assert "Der kan ikke skrives i" in error(run("pull", "campplus"))


@pytest.mark.weights
def test_an_air_gapped_machine_pulls_from_a_directory_and_then_has_nothing_to_do(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalogue.load()
    wanted = ("campplus", "segmentation-3.0")
    if any(Store(REAL).status(catalogue.weight(weight_id)) is Status.MISSING for weight_id in wanted):
        pytest.skip("weights not fetched")
    monkeypatch.setenv("UDKAST_WEIGHTS_SOURCE", str(REAL))
    first = run("pull", *wanted)
    assert first.exit_code == 0
    assert "Henter campplus (28 MB)" in first.stderr
    assert "2 modeller er på plads" in first.stderr
    again = run("pull", *wanted)
    assert again.exit_code == 0
    assert "Henter" not in again.stderr
    assert run("verify", *wanted).exit_code == 0

    # The last byte changes: verify says which one, pull repairs just that one.
    model = root / "campplus" / "campplus_cn_en_common.pt"
    content = model.read_bytes()
    model.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert error(run("verify", *wanted)).startswith("Ikke alt er i orden: campplus (beskadiget).")
    repaired = run("pull", *wanted)
    assert repaired.exit_code == 0
    assert "Henter segmentation" not in repaired.stderr
    assert model.read_bytes() == content
