import re
import tomllib
from pathlib import Path

import pytest

from models.error import UdkastError
from service.settings import Settings, read

EXAMPLE = Path(__file__).resolve().parents[2] / "udkast.example.toml"


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"UDKAST_{name.upper()}", raising=False)
    monkeypatch.delenv("UDKAST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_names_every_setting_and_no_other() -> None:
    lines = re.findall(r"^#(\w+ = .*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(tomllib.loads("\n".join(lines))) == set(Settings.model_fields)


def test_the_example_says_what_otherwise_holds() -> None:
    lines = re.findall(r"^#(\w+ = .*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    example = tomllib.loads("\n".join(lines))
    defaults = {n: f.default for n, f in Settings.model_fields.items() if f.default is not None and n != "assets"}
    for name, value in defaults.items():
        written = Path(example[name]).expanduser() if isinstance(value, Path) else example[name]
        assert written == value, name


def test_the_file_in_the_folder_is_read(somewhere: Path) -> None:
    (somewhere / "udkast.toml").write_text("port = 9000\n", encoding="utf-8")
    assert read().port == 9000


def test_the_environment_goes_before_the_file(somewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (somewhere / "udkast.toml").write_text("port = 9000\n", encoding="utf-8")
    monkeypatch.setenv("UDKAST_PORT", "9001")
    assert read().port == 9001


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("prot = 9000", "»prot« findes ikke"),
        ('port = "hemmelig"', "»port« har en forkert værdi"),
        ("port =", "kan ikke læses"),
    ],
)
def test_a_file_that_is_wrong_is_said_in_one_line_without_its_content(somewhere: Path, text: str, named: str) -> None:
    (somewhere / "udkast.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UdkastError, match=named) as raised:
        read()
    assert "hemmelig" not in str(raised.value)


def test_a_file_that_is_named_must_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UDKAST_CONFIG", "/findes/ikke.toml")
    with pytest.raises(UdkastError, match="UDKAST_CONFIG"):
        read()


def test_the_servers_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read().server is None
    monkeypatch.setenv("UDKAST_SERVER_URL", "http://10.0.0.7:8080/v1")
    monkeypatch.setenv("UDKAST_SERVER_KEY", "hemmelig")
    settings = read()
    assert settings.server is not None
    assert (settings.server.url, settings.server.key, settings.server.public) == (
        "http://10.0.0.7:8080/v1", "hemmelig", False
    )  # fmt: skip
    assert "hemmelig" not in f"{settings!r} {settings.server!r} {settings.model_dump_json()}"
