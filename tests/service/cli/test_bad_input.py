"""Whatever is wrong: one clear Danish line, exit 2, and nothing in the result folder."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

AGENDA = "Dagsorden for LokalMED Havnen\n\n1. Velkommen\n\n2. Økonomi\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Bodil Ravn>Velkommen til mødet, punkt et.</v>\n"
Udkast = Callable[..., Any]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a good dagsorden, a good transcript and every kind of bad file."""
    folder = tmp_path / "her"
    (folder / "dagsorden.txt").write_text(AGENDA, encoding="utf-8")
    (folder / "møde.vtt").write_text(VTT, encoding="utf-8")
    (folder / "tom").write_bytes(b"")
    (folder / "mappe").mkdir()
    (folder / "brev.txt").write_text("Kære alle, vi ses i morgen.\n", encoding="utf-8")
    (folder / "tekst.mp3").write_text("Dette er ikke lyd. " * 500, encoding="utf-8")
    (folder / "støj.bin").write_bytes(np.random.default_rng(0).bytes(50_000))
    (folder / "brudt.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 400)
    (folder / "brudt.pdf").write_bytes(b"%PDF-1.7\nhej")
    (folder / "halv.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 5000)
    soundfile.write(folder / "stille.wav", np.zeros(16_000 * 20, np.float32), 16_000)
    return folder


def bad(answer: Any, out: Path) -> str:
    """The one line, after all that every bad input must give has been seen."""
    assert answer.status == 2, answer
    assert answer.out == ""
    assert len(answer.lines) == 1, answer.lines
    assert answer.lines[0].startswith("Fejl: ")
    assert not out.exists()
    assert not [p for p in out.parent.iterdir() if p.name.startswith(".")]
    return str(answer.lines[0])


@pytest.mark.weights
@pytest.mark.parametrize(
    "recording", ["væk.mp3", "tom", "mappe", "tekst.mp3", "støj.bin", "halv.mp4", "brudt.pdf", "stille.wav"]
)
def test_a_recording_that_is_none(udkast: Udkast, here: Path, recording: str) -> None:
    bad(udkast("draft", recording, "--agenda", "dagsorden.txt", "--out", "ud"), here / "ud")


@pytest.mark.parametrize(
    "agenda", ["væk.docx", "tom", "mappe", "brev.txt", "støj.bin", "brudt.docx", "brudt.pdf", "stille.wav"]
)
def test_a_dagsorden_that_is_none(udkast: Udkast, here: Path, agenda: str) -> None:
    bad(udkast("draft", "--transcript", "møde.vtt", "--agenda", agenda, "--out", "ud"), here / "ud")
    bad(udkast("agenda", agenda), here / "ud")


@pytest.mark.parametrize("transcript", ["væk.vtt", "tom", "mappe", "brev.txt", "støj.bin", "stille.wav"])
def test_a_transcript_that_is_none(udkast: Udkast, here: Path, transcript: str) -> None:
    bad(udkast("draft", "--transcript", transcript, "--agenda", "dagsorden.txt", "--out", "ud"), here / "ud")


@pytest.mark.parametrize("people", ["væk.txt", "tom", "mappe", "støj.bin", "brudt.docx"])
def test_participants_that_are_none(udkast: Udkast, here: Path, people: str) -> None:
    order = ("draft", "--transcript", "møde.vtt", "--agenda", "dagsorden.txt", "--out", "ud")
    bad(udkast(*order, "--participants", people), here / "ud")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--template", "findes-ikke"), "standard"),
        (("--template", "../standard"), "standard"),
        (("--profile", "findes-ikke"), "embedded"),
        (("--speakers", "0"), "--speakers"),
        (("--speakers", "mange"), "--speakers"),
        (("--fejl",), "--fejl"),
    ],
)
def test_an_unknown_choice_names_the_choices(udkast: Udkast, here: Path, more: tuple[str, ...], says: str) -> None:
    order = ("draft", "--transcript", "møde.vtt", "--agenda", "dagsorden.txt", "--out", "ud")
    assert says in bad(udkast(*order, *more), here / "ud")


def test_neither_or_both_of_recording_and_transcript(udkast: Udkast, here: Path) -> None:
    bad(udkast("draft", "--agenda", "dagsorden.txt", "--out", "ud"), here / "ud")
    both = ("stille.wav", "--transcript", "møde.vtt", "--agenda", "dagsorden.txt", "--out", "ud")
    bad(udkast("draft", *both), here / "ud")


def test_no_dagsorden(udkast: Udkast, here: Path) -> None:
    assert "--agenda" in bad(udkast("draft", "--transcript", "møde.vtt", "--out", "ud"), here / "ud")


def test_missing_weights_say_how_to_get_them(udkast: Udkast, here: Path, tmp_path: Path) -> None:
    order = ("draft", "--transcript", "møde.vtt", "--agenda", "dagsorden.txt", "--out", "ud")
    assert "udkast models pull" in bad(udkast(*order, UDKAST_WEIGHTS=str(tmp_path / "ingen")), here / "ud")


def test_a_result_folder_that_is_a_file(udkast: Udkast, here: Path) -> None:
    answer = udkast("draft", "--transcript", "møde.vtt", "--agenda", "dagsorden.txt", "--out", "brev.txt")
    assert answer.status == 2
    assert "er en fil" in answer.lines[0]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 8 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", disk], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("en lille disk kan kun monteres af root")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.weights
@pytest.mark.parametrize("place", ["--out", "UDKAST_WORK"])
def test_a_full_disk_is_told_in_danish(udkast: Udkast, here: Path, full_disk: Path, place: str) -> None:
    out = full_disk / "ud" if place == "--out" else here / "ud"
    settings = {"UDKAST_WORK": str(full_disk)} if place == "UDKAST_WORK" else {}
    (full_disk / "fyld").write_bytes(b"x" * 8192)
    order = ("draft", "--transcript", "møde.vtt", "--agenda", "dagsorden.txt", "--out", str(out))
    assert "Disken er fuld" in bad(udkast(*order, **settings), out)
