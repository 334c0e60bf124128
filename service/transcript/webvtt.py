"""A WebVTT transcript, as Teams and Zoom write it, becomes a Transcript.

Teams: a voice span per cue, `<v Karen Holm>…</v>`, cues of a few seconds that cut sentences in two. Zoom: no
spans, "Karen Holm: …" at the start of the cue. Format: W3C WebVTT, https://www.w3.org/TR/webvtt1/.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import webvtt

from models.error import UdkastError
from service.meetings import Transcript, Utterance, Word
from service.transcript.naming import named

NOBODY = "Taler 1"
PAUSE = 1.5
"""Seconds between two cues of one speaker that keep them apart even inside a sentence."""
LONG = 30.0
"""Seconds after which a speaker who never ends a sentence still gets a new utterance."""

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>(.*?)(?=</v>|<v[\s.]|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PREFIX = re.compile(r"([A-ZÆØÅÉ][^\s:<>]*(?: [^\s:<>]+){0,4}): +(?=\S)")


@dataclass(frozen=True)
class Said:
    """What one speaker says in one cue."""

    start: float
    end: float
    speaker: str
    text: str


def parse(text: str) -> Transcript:
    """The transcript in `text`. A cue that ends inside a sentence is joined with the same speaker's next one.

    Word times are interpolated by length inside the cue; their probability is 1, since WebVTT holds none.

    Raises:
        UdkastError: it is not WebVTT, or nobody says anything in it.

    """
    try:
        captions = webvtt.from_string(text.removeprefix("\ufeff").lstrip()).captions
        cues = [(_seconds(c.start), _seconds(c.end), c.raw_text) for c in captions]
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError, ValueError) as error:
        raise UdkastError(
            "Transskriptet er ikke gyldig WebVTT; hent det igen fra Teams som .vtt, eller brug optagelsen i stedet."
        ) from error
    said = list(_said(sorted(cues, key=lambda cue: cue[0])))
    if not said:
        raise UdkastError("Der står ingen replikker i transskriptet; hent det igen fra Teams, eller brug optagelsen.")
    speakers = named(s.speaker for s in said)
    return Transcript(
        duration=round(max(s.end for s in said), 3),
        speakers=tuple(speakers.values()),
        utterances=tuple(
            _utterance(f"u{number}", speakers[stretch[0].speaker].id, stretch)
            for number, stretch in enumerate(_stretches(said), start=1)
        ),
    )


def _seconds(timestamp: str) -> float:
    """Seconds of hh:mm:ss.mmm; the library's own are whole."""
    hours, minutes, seconds = timestamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _said(cues: Sequence[tuple[float, float, str]]) -> Iterator[Said]:
    prefixed = _has_prefixes([text for _, _, text in cues])
    speaker = NOBODY
    for start, end, raw in cues:
        spans = [(m[1], m[2]) for m in _VOICE.finditer(raw)] or [("", raw)]
        total = sum(len(_plain(body)) for _, body in spans) or 1
        at = start
        for voice, body in spans:
            text = _plain(body)
            name = " ".join(html.unescape(voice).split())
            if not name and prefixed and (match := _PREFIX.match(text)):
                name, text = match[1], text[match.end() :]
                speaker = name
            stop = at + (end - start) * len(_plain(body)) / total
            if text:
                # Zoom names the speaker once and lets the following cues go without.
                yield Said(at, max(stop, at), name or (speaker if prefixed else NOBODY), text)
            at = stop


def _has_prefixes(texts: Sequence[str]) -> bool:
    """Whether "Name: …" is this file's way to say who speaks, and not a sentence that happens to hold a colon."""
    names = [m[1] for text in texts if (m := _PREFIX.match(_plain(text)))]
    return len(names) >= 2 and len(names) > len(set(names)) and not any("<v" in text for text in texts)


def _plain(body: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", body)).split())


def _stretches(said: Sequence[Said]) -> list[list[Said]]:
    stretches = [[said[0]]]
    for before, now in pairwise(said):
        whole = before.text.endswith((".", "!", "?", "…"))
        apart = now.start - before.end > PAUSE or now.end - stretches[-1][0].start > LONG
        if now.speaker == before.speaker and not whole and not apart:
            stretches[-1].append(now)
        else:
            stretches.append([now])
    return stretches


def _utterance(id_: str, speaker: str, stretch: Sequence[Said]) -> Utterance:
    words = [word for said in stretch for word in _words(said)]
    return Utterance(
        id=id_,
        start=round(stretch[0].start, 3),
        end=round(max(s.end for s in stretch), 3),
        speaker=speaker,
        text=" ".join(word.text for word in words),
        words=tuple(words),
    )


def _words(said: Said) -> Iterator[Word]:
    texts = said.text.split()
    length = sum(len(text) + 1 for text in texts)
    at = 0
    for text in texts:
        start = said.start + (said.end - said.start) * at / length
        at += len(text) + 1
        end = said.start + (said.end - said.start) * at / length
        yield Word(start=round(start, 3), end=round(end, 3), text=text, probability=1.0)
