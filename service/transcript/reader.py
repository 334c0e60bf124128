"""Picks the reader of a transcript file by what stands in it, not by its name."""

from pathlib import Path

from pydantic import ValidationError

from models.error import UdkastError
from service.meetings import Transcript
from service.transcript import webvtt

LARGEST = 100_000_000
"""Bytes; a day of talk is about 10 MB with word times."""


def read(path: Path) -> Transcript:
    """The transcript in `path`: our own JSON (`udkast-transcript/1`) or WebVTT.

    Raises:
        UdkastError: the file is missing, empty, too large, or neither of the two.

    """
    try:
        if path.stat().st_size > LARGEST:
            raise UdkastError(f"Transskriptet {path.name} er over 100 MB; kontrollér, at det er den rigtige fil.")
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UdkastError(f"Transskriptet {path} findes ikke; kontrollér stien.") from None
    except IsADirectoryError:
        raise UdkastError(f"{path} er en mappe; angiv selve transskriptet.") from None
    except PermissionError:
        raise UdkastError(f"Transskriptet {path} må ikke læses; giv læseadgang til filen.") from None
    except UnicodeDecodeError:
        raise UdkastError(
            f"Transskriptet {path.name} er ikke tekst i UTF-8; hent det igen som .vtt fra Teams."
        ) from None
    if not text.strip():
        raise UdkastError(f"Transskriptet {path.name} er tomt; hent det igen fra Teams.")
    if text.lstrip().startswith("{"):
        return _checked(_json(text, path.name), path.name)
    if text.lstrip().startswith("WEBVTT"):
        return webvtt.parse(text)
    raise UdkastError(f"{path.name} er hverken WebVTT (.vtt) eller et transskript fra Udkast (.json).")


def _json(text: str, name: str) -> Transcript:
    try:
        return Transcript.model_validate_json(text)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"]) or "begyndelsen"
        raise UdkastError(
            f"{name} er ikke et gyldigt transskript: fejl ved {place}; se skemaet udkast-transcript/1."
        ) from error


def _checked(transcript: Transcript, name: str) -> Transcript:
    ids = [u.id for u in transcript.utterances]
    if not ids:
        raise UdkastError(f"Der står ingen replikker i {name}; brug optagelsen i stedet.")
    if len(set(ids)) < len(ids):
        raise UdkastError(f"{name} er ikke et gyldigt transskript: to replikker har samme id.")
    known = {s.id for s in transcript.speakers}
    if any(u.speaker not in known for u in transcript.utterances):
        raise UdkastError(f"{name} er ikke et gyldigt transskript: en replik har en taler, der ikke står i listen.")
    return transcript
