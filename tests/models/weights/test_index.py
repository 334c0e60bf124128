"""Which package index is asked, and how its page is read."""

import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.weights import index

HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,20}-[0-9]\.[0-9]-py3-none-any\.whl", fullmatch=True)


@pytest.fixture
def pip_says(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `pip config get` answers: the first entry, or that there is no such key."""
    answers: list[str] = []

    def run(*args: object, **kwargs: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess([], 0 if answers else 1, stdout=answers[0] if answers else "")

    monkeypatch.setattr("models.weights.index.subprocess.run", run)
    return answers


def test_our_own_setting_comes_before_pips_and_uvs() -> None:
    environ = {
        "UDKAST_INDEX_URL": "https://a/simple/",
        "PIP_INDEX_URL": "https://b/simple",
        "UV_INDEX_URL": "https://c",
    }
    assert index.address(environ) == "https://a/simple"
    del environ["UDKAST_INDEX_URL"]
    assert index.address(environ) == "https://b/simple"
    del environ["PIP_INDEX_URL"]
    assert index.address(environ) == "https://c"


def test_pips_configuration_is_used_when_the_environment_says_nothing(pip_says: list[str]) -> None:
    pip_says.append("https://pakker.kommune.example/simple/\n")
    assert index.address({"UDKAST_INDEX_URL": " "}) == "https://pakker.kommune.example/simple"


def test_the_public_index_is_the_last_resort(pip_says: list[str]) -> None:
    assert index.address({}) == index.DEFAULT


def test_a_machine_without_pip_uses_the_public_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args: object, **kwargs: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr("models.weights.index.subprocess.run", run)
    assert index.address({}) == index.DEFAULT


@given(st.dictionaries(HASHES, NAMES, max_size=5))
def test_both_kinds_of_page_give_the_same_links(files: dict[str, str]) -> None:
    page = "https://host.example/root/simple/tiny/"
    anchors = [
        f'<a href="../../files/{name}#sha256={sha256}" data-yanked="">{name}</a>' for sha256, name in files.items()
    ]
    html = index.links(("<!DOCTYPE html><body>" + "<br>".join(anchors)).encode(), "text/html", page)
    listed = [{"filename": name, "url": f"../../files/{name}", "hashes": {"sha256": s}} for s, name in files.items()]
    as_json = index.links(json.dumps({"files": listed}).encode(), "application/vnd.pypi.simple.v1+json", page)
    assert html == as_json == {s: f"https://host.example/root/files/{name}" for s, name in files.items()}


def test_a_file_without_a_sha256_is_never_chosen() -> None:
    listed = [{"url": "a.whl", "hashes": {}}, {"url": "b.whl"}, {"url": "c.whl", "hashes": {"md5": "0"}}]
    assert index.links(json.dumps({"files": listed}).encode(), "application/json", "https://host/") == {}
    assert index.links(b'<a href="a.whl">a</a><a name="x"><a href="b.whl#md5=0">', "text/html", "https://host/") == {}
