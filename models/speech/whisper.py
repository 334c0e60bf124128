"""Whisper: the adapter on faster-whisper and CTranslate2."""

import itertools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.error import UdkastError
from models.progress import Progress, silent
from models.sound import RATE, Sound
from models.speech import doubt
from models.speech.heard import NO_HINTS, HeardWord, Hints
from models.speech.prompt import Prompter
from models.speech.repair import Repairer
from models.speech.voice import FRAME, OFFSET, Silero, stretches
from models.speech.windows import Window, halves, pack

LANGUAGE = "da"
BEAM = 5
BATCH = 8
"""Windows decoded at a time: beyond this a CPU gains nothing, and memory grows."""
FIRST_STAMP = 50
"""A window's first word begins within this many steps of 20 ms: windows are cut where speech begins."""
LEAST_SURE = -1.2
"""Mean log probability of a token below which a window is heard anew; speech that is heard badly lies about -0.8."""
NO_SPEECH = 0.6
"""From here on Whisper itself thinks that nobody speaks (Radford et al. 2022): speech lies below 0.2, noise that voice
activity let through above 0.7, however sure of its words the decoder is."""
SPARSE = 1.2
"""Words a second below which a window has more voice than text: people say two to three, and a decoder that a prompt
or a noise led astray gives up after a few."""
PAUSE_IN_WORD = 0.25
"""Seconds without voice that no word has inside it."""
VOICE_SHARE = 0.08
"""The part of the progress that voice activity takes."""


@dataclass(frozen=True)
class _Text:
    """What was heard in one window."""

    tokens: tuple[int, ...]
    text: str
    sureness: float
    no_speech: float


class Whisper:
    """Whisper in CTranslate2's format, for Danish.

    `folder` holds `model.bin`, `config.json`, `tokenizer.json` and `vocabulary.txt`. `threads` 0 takes every core.
    `timestamps` is False for a weight that was taught without time-stamp tokens.
    """

    def __init__(
        self,
        folder: Path,
        device: str = "cpu",
        compute_type: str = "int8",
        threads: int = 0,
        *,
        timestamps: bool = True,
    ) -> None:
        missing = [name for name in ("model.bin", "config.json", "tokenizer.json") if not (folder / name).is_file()]
        if missing:
            raise UdkastError("Talemodellen mangler eller er ufuldstændig. Hent den med: udkast models pull")
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer
        from faster_whisper.transcribe import get_suppressed_tokens

        try:
            self._model: Any = WhisperModel(
                str(folder), device, compute_type=compute_type, cpu_threads=threads or os.cpu_count() or 1
            )
        except (RuntimeError, ValueError) as error:
            raise UdkastError("Talemodellen kan ikke indlæses. Kontrollér den med: udkast models verify") from error
        self._tokenizer: Any = Tokenizer(
            self._model.hf_tokenizer, self._model.model.is_multilingual, task="transcribe", language=LANGUAGE
        )
        self._suppressed = get_suppressed_tokens(self._tokenizer, [-1])
        self._silero = Silero()
        self._timestamps = timestamps

    def words(self, sound: Sound, hints: Hints = NO_HINTS, progress: Progress = silent) -> list[HeardWord]:
        """Every word that was said, once, in order. See `Speech`."""
        probabilities = self._silero.probabilities(sound, lambda done: progress(done * VOICE_SHARE))
        windows = pack(stretches(probabilities, sound.samples), probabilities)
        prompter = Prompter(self._tokenizer.encode, hints)
        heard: list[HeardWord] = []
        for done, batch in _batches(windows):
            # Meetings go through their topics in order, so how far it is tells which are near.
            prompts = prompter.prompts([(done - len(batch) + n) / len(windows) for n in range(len(batch))])
            for words in self._hear(sound, batch, prompts, prompter.told, probabilities):
                heard.extend(words)
            progress(VOICE_SHARE + (1 - VOICE_SHARE) * done / len(windows))
        spoken = [tightened(word, probabilities) for word in doubt.without_loops(heard)]
        found = Repairer(hints.all).repaired(doubt.Credits.read().cut(spoken))
        progress(1.0)
        return _in_order(found, sound.seconds)

    def _hear(
        self,
        sound: Sound,
        windows: Sequence[Window],
        prompts: Sequence[list[int]],
        told: Sequence[str],
        probabilities: NDArray[np.float32],
    ) -> Iterator[list[HeardWord]]:
        """The words of each window. A window that was heard badly is heard anew: without the prompt, and in halves."""
        encoded = self._encode(sound, windows)
        texts = self._decode(encoded, prompts)
        good = [_believable(text, window, told) for text, window in zip(texts, windows, strict=True)]
        kept = [text if ok else None for text, ok in zip(texts, good, strict=True)]
        aligned = self._align(encoded, windows, kept)
        for window, ok, words in zip(windows, good, aligned, strict=True):
            if ok:
                yield words
                continue
            parts = halves(window, probabilities)
            encoded_parts = self._encode(sound, parts)
            again = self._decode(encoded_parts, [[] for _ in parts])
            # What still loops or is unsure stays, cut and with its low probabilities: somebody did speak.
            heard = [None if part.no_speech > NO_SPEECH else part for part in again]
            yield list(itertools.chain.from_iterable(self._align(encoded_parts, parts, heard)))

    def _encode(self, sound: Sound, windows: Sequence[Window]) -> Any:
        """The windows as the encoder hears them: one batch."""
        from faster_whisper.audio import pad_or_trim

        extract = self._model.feature_extractor
        features = [pad_or_trim(extract(window.read(sound))[..., : extract.nb_max_frames]) for window in windows]
        return self._model.encode(np.stack(features))

    def _decode(self, encoded: Any, prompts: Sequence[list[int]]) -> list[_Text]:
        """The most likely text of each window after its prompt; the prompts are of one length.

        Whisper writes time stamps here although the words are timed by alignment: asked to leave them out it skips
        whole sentences of a long window (0.56 word errors without them, 0.51 with).
        """
        stamped = not self._timestamps
        starts = [self._model.get_prompt(self._tokenizer, prompt, without_timestamps=stamped) for prompt in prompts]
        results = self._model.model.generate(
            encoded,
            starts,
            beam_size=BEAM,
            max_length=self._model.max_length,
            suppress_blank=True,
            suppress_tokens=list(self._suppressed),
            max_initial_timestamp_index=FIRST_STAMP,
            return_scores=True,
            return_no_speech_prob=True,
        )
        texts = []
        for result in results:
            tokens = tuple(result.sequences_ids[0])
            sureness = result.scores[0] * len(tokens) / (len(tokens) + 1)
            texts.append(_Text(tokens, self._tokenizer.decode(tokens).strip(), sureness, result.no_speech_prob))
        return texts

    def _align(self, encoded: Any, windows: Sequence[Window], texts: Sequence[_Text | None]) -> list[list[HeardWord]]:
        """The words of each text with their times in the sound; none where there is no text."""
        from faster_whisper.transcribe import merge_punctuations

        tokens = [[t for t in text.tokens if t < self._tokenizer.eot] if text else [] for text in texts]
        frames = [window.samples // self._model.feature_extractor.hop_length for window in windows]
        found = []
        for window, alignment in zip(
            windows, self._model.find_alignment(self._tokenizer, tokens, encoded, frames), strict=True
        ):
            merge_punctuations(alignment, "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、")
            words = []
            for word in alignment:
                text = word["word"].strip()
                if doubt.bare(text):
                    start, end = window.within(float(word["start"]), float(word["end"]))
                    words.append(HeardWord(start, end, text, float(word["probability"])))
            found.append(words)
        return found


def tightened(word: HeardWord, probabilities: NDArray[np.float32]) -> HeardWord:
    """The word without the pause that the alignment gave it: the side of the pause with more voice is the word."""
    first, last = int(word.start * RATE / FRAME), int(word.end * RATE / FRAME) + 1
    quiet = probabilities[first:last] < OFFSET
    edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
    starts, stops = edges[::2], edges[1::2]
    if not len(starts) or quiet.all():
        return word
    longest = int(np.argmax(stops - starts))
    start, stop = int(starts[longest]), int(stops[longest])
    if (stop - start) * FRAME < PAUSE_IN_WORD * RATE:
        return word
    if np.count_nonzero(~quiet[:start]) >= np.count_nonzero(~quiet[stop:]):
        return replace(word, end=max(word.start, min(word.end, (first + start) * FRAME / RATE)))
    return replace(word, start=min(word.end, max(word.start, (first + stop) * FRAME / RATE)))


def _believable(text: _Text, window: Window, told: Sequence[str]) -> bool:
    """Whether the text can stand as it was heard."""
    enough = len(text.text.split()) >= SPARSE * (window.samples / RATE - 5)  # a short window may well be one "Ja."
    sure = enough and text.sureness >= LEAST_SURE and text.no_speech <= NO_SPEECH
    said = sure and not doubt.loops(text.text) and not doubt.spells(text.text)
    return said and not doubt.echoes(text.text, told)


def _batches(windows: Sequence[Window]) -> Iterator[tuple[int, Sequence[Window]]]:
    """The windows BATCH at a time, each time with how many are done afterwards."""
    for start in range(0, len(windows), BATCH):
        batch = windows[start : start + BATCH]
        yield start + len(batch), batch


def _in_order(words: Sequence[HeardWord], seconds: float) -> list[HeardWord]:
    """The words with times that never fall and lie within the sound, to the millisecond."""
    last, found = 0.0, []
    for word in words:
        start = min(max(word.start, last), seconds)
        end = min(max(word.end, start), seconds)
        sure = min(1.0, max(0.0, word.probability))
        found.append(replace(word, start=round(start, 3), end=round(end, 3), probability=sure))
        last = start
    return found
