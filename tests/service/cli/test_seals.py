from pathlib import Path

from tests.service.cli.conftest import Udkast
from tests.service.conftest import Town
from tests.service.desk.signing import sealed


def data(town: Town) -> str:
    """The folder that holds both the town's database and its files."""
    folder = Path(str(town.database.engine.url.database)).parent
    if not (folder / "files").exists():
        (folder / "files").symlink_to(town.files.path("x").parent)
    return str(folder)


def test_whole_seals_are_told_to_be(town: Town, udkast: Udkast) -> None:
    sealed(town)
    answer = udkast("seals", "verify", UDKAST_DATA=data(town))
    assert (answer.status, answer.out) == (0, "")
    assert answer.lines[-1].startswith("Alle segl er hele")


def test_a_changed_file_is_named_by_its_meeting_and_quotes_nothing(town: Town, udkast: Udkast) -> None:
    sealed(town)
    file = next(town.files.path("sealed").iterdir())
    file.chmod(0o600)
    file.write_bytes(b"noget andet")
    answer = udkast("seals", "verify", UDKAST_DATA=data(town))
    assert answer.status == 2
    assert town.meeting in answer.out
    assert "er ændret siden godkendelsen" in answer.out
    assert answer.lines[-1].startswith("Fejl: Ét sted er noget ændret")
    assert "noget andet" not in answer.out
