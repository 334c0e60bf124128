"""A recording in whatever format becomes a Sound.

FFmpeg (through PyAV) reads the containers and codecs. Only containers that hold sound in themselves are let in:
playlists and the like make FFmpeg fetch other files and addresses, and nothing may leave the machine.
"""

import os
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from models.error import UdkastError
from models.progress import Progress, silent
from models.sound.mix import Mix
from models.sound.sound import RATE, Sound

if TYPE_CHECKING:
    import av

CONTAINERS = "wav,w64,aiff,au,caf,flac,mp3,aac,ac3,amr,ogg,mov,matroska,webm,asf,avi,mpegts,mpeg"
UNBROKEN = {"wav", "w64", "aiff", "au", "caf", "flac", "mp3", "aac", "ac3", "amr", "ogg"}
"""Containers in which a gap in time is damage; the others may leave silence out."""
BLOCK = RATE // 2
"""Samples mixed and written at a time: half a second."""
GAP = 0.2
"""Seconds by which time stamps may run ahead of the samples before silence is put in, so that word times stay true."""
LONGEST = 24 * 3600
"""Seconds of recording at most: a WAV header can't count much further, and no meeting lasts so long."""

MISSING = "Optagelsen findes ikke. Kontrollér stien til filen."
FOLDER = "Optagelsen er en mappe. Angiv selve lyd- eller videofilen."
UNREADABLE = "Optagelsen kan ikke læses. Kontrollér, at du har adgang til filen."
EMPTY = "Optagelsen er en tom fil. Hent den igen, eller vælg en anden fil."
NOT_SOUND = (
    "Filen er ikke en lyd- eller videooptagelse, der kan læses. Brug fx WAV, MP3, M4A, MP4, Ogg, WebM eller FLAC."
)
NO_TRACK = "Videoen har intet lydspor. Vælg en optagelse med lyd."
NO_SOUND = "Optagelsen indeholder ingen lyd. Hent den igen, eller vælg en anden fil."
CUT_MP4 = "MP4-filen er klippet over eller ikke gjort færdig. Hent optagelsen igen fra Teams, og prøv så den nye fil."
TOO_LONG = "Optagelsen er over 24 timer lang. Del den op, og kør hvert møde for sig."

WARN_CUT = "Optagelsen er klippet over: den slutter, før filen selv angiver. Kun lyden indtil da er brugt."
WARN_DAMAGED = "Optagelsen er beskadiget undervejs: stykker af lyden mangler."
WARN_TRACKS = "Optagelsen har flere lydspor. Kun det første er brugt."


def decode(recording: Path, into: Path, progress: Progress = silent) -> Sound:
    """Decode a recording to 16 kHz mono 16-bit WAV at `into`, block by block: memory does not grow with its length.

    A recording that is cut off or damaged is decoded as far as there is sound, and `Sound.warnings` says so.
    Raises UdkastError where there is none, and lets an OSError of writing (a full disk) through; either way nothing
    is left at `into`.
    """
    _check(recording)
    part = into.with_name(into.name + ".part")
    try:
        decoder = _Decoder(recording, progress)
        samples = _write(decoder.blocks(), part)
        warnings = decoder.warnings(samples)
        part.replace(into)
    except BaseException:
        # Ctrl-C too: whoever sees the name `into` may trust that it is whole.
        part.unlink(missing_ok=True)
        raise
    progress(1.0)
    return Sound(into, samples, warnings)


def probe(recording: Path) -> float:
    """Look whether the recording opens as sound, from its beginning alone; the seconds it says it lasts, 0.0 where it
    says nothing. Quick, however long the recording is.

    Raises UdkastError, as `decode` does, where it is no recording.
    """
    _check(recording)
    return _Decoder(recording, silent).look()


def _check(recording: Path) -> None:
    """Raises UdkastError for what can be told without decoding."""
    if recording.is_dir():
        raise UdkastError(FOLDER)
    if not recording.is_file():
        raise UdkastError(MISSING)
    if not os.access(recording, os.R_OK):
        raise UdkastError(UNREADABLE)
    if recording.stat().st_size == 0:
        raise UdkastError(EMPTY)


def _write(blocks: Iterator[NDArray[np.float32]], part: Path) -> int:
    """Write blocks as 16-bit WAV and say how many samples there were. An OSError means what it says."""
    samples = 0
    with part.open("wb") as file:
        with wave.open(file, "wb") as wav:
            wav.setparams((1, 2, RATE, 0, "NONE", ""))
            for block in blocks:
                samples += len(block)
                if samples > LONGEST * RATE:
                    raise UdkastError(TOO_LONG)
                wav.writeframesraw((np.clip(block, -1.0, 1.0) * 32767).round().astype("<i2").tobytes())
        file.flush()
        os.fsync(file.fileno())
    return samples


@dataclass
class _Tally:
    """What went well and what did not."""

    frames: int = 0
    damaged: int = 0
    gaps: int = 0
    tracks: int = 1
    promised: float = 0.0


class _Decoder:
    """One recording on its way to 16 kHz mono."""

    def __init__(self, recording: Path, progress: Progress) -> None:
        self._recording = recording
        self._size = recording.stat().st_size
        self._progress = progress
        self._tally = _Tally()

    def look(self) -> float:
        """The promised seconds of a recording whose first frames can be decoded."""
        with self._open() as container:
            stream = container.streams.best("audio")
            if stream is None:
                raise UdkastError(NO_TRACK if container.streams.video else NOT_SOUND)
            # What looks like a recording may be anything: a text in which a frame of sound seems to begin.
            for _ in self._frames(container, stream):
                if self._tally.frames > max(3, self._tally.damaged):
                    break
            if self._tally.damaged > self._tally.frames:
                raise UdkastError(NOT_SOUND)
            if not self._tally.frames:
                raise UdkastError(NO_SOUND)
            return float(container.duration or 0) / 1e6

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """The sound in mono blocks of BLOCK samples, the last one shorter."""
        waiting: list[NDArray[np.float32]] = []
        mix, length = Mix(), 0
        for piece in self._pieces():
            if waiting and len(waiting[0]) != len(piece):  # the number of channels changed on the way
                yield mix.mono(np.concatenate(waiting, axis=1))
                waiting, length = [], 0
            waiting.append(piece)
            length += piece.shape[1]
            if length >= BLOCK:
                yield mix.mono(np.concatenate(waiting, axis=1))
                waiting, length = [], 0
        if waiting:
            yield mix.mono(np.concatenate(waiting, axis=1))

    def warnings(self, samples: int) -> tuple[str, ...]:
        """What the referent should know about a recording of which so many samples were decoded.

        Raises UdkastError where that shows that it was no recording at all.
        """
        tally = self._tally
        if tally.damaged > tally.frames:  # a text or a picture in which something looked like a frame of sound
            raise UdkastError(NOT_SOUND)
        if not samples:
            raise UdkastError(NO_SOUND)
        short = tally.promised - samples / RATE
        cut = short > max(2.0, 0.02 * tally.promised) or _cut_off(self._recording)
        damaged = tally.damaged > 0 or tally.gaps > 0
        found = ((cut, WARN_CUT), (damaged and not cut, WARN_DAMAGED), (tally.tracks > 1, WARN_TRACKS))
        return tuple(line for true, line in found if true)

    def _pieces(self) -> Iterator[NDArray[np.float32]]:
        """Pieces of channels × samples at 16 kHz, silence where the time stamps leave a gap."""
        import av

        with self._open() as container:
            stream = container.streams.best("audio")
            if stream is None:
                raise UdkastError(NO_TRACK if container.streams.video else NOT_SOUND)
            self._tally.tracks = len(container.streams.audio)
            self._tally.promised = (container.duration or 0) / 1e6
            began = (container.start_time or 0) / 1e6
            written, resampler, shape = 0, None, None
            for frame in self._frames(container, stream):
                now = (frame.format.name, frame.layout.name, frame.sample_rate)
                if resampler is None or now != shape:
                    if resampler is not None:
                        for rest in resampler.resample(None):
                            written += rest.samples
                            yield np.asarray(rest.to_ndarray(), np.float32)
                    resampler, shape = av.AudioResampler(format="fltp", layout=frame.layout, rate=RATE), now
                silence = self._gap(frame, began, written)
                if silence:
                    written += silence
                    self._tally.gaps += container.format.name in UNBROKEN
                    yield from _silence(len(frame.layout.channels), silence)
                frame.pts = None
                for done in resampler.resample(frame):
                    written += done.samples
                    yield np.asarray(done.to_ndarray(), np.float32)
            if resampler is not None:
                for rest in resampler.resample(None):
                    yield np.asarray(rest.to_ndarray(), np.float32)

    def _open(self) -> "av.container.InputContainer":
        import av

        options = {"format_whitelist": CONTAINERS, "protocol_whitelist": "file"}
        try:
            return av.open(str(self._recording.resolve()), options=options, metadata_errors="ignore")
        except (av.error.FFmpegError, ValueError) as error:
            raise UdkastError(CUT_MP4 if _mp4_without_index(self._recording) else NOT_SOUND) from error

    def _frames(self, container: Any, stream: Any) -> Iterator[Any]:
        """Every frame that can be decoded; what can't is counted and passed over."""
        import av

        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets, None)
                frames = packet.decode() if packet is not None else []
            except av.error.FFmpegError:
                self._tally.damaged += 1
                if self._tally.damaged > 1000 + self._tally.frames:
                    return  # nothing but noise from here on
                continue
            if packet is None:
                return
            if packet.pos:
                self._progress(min(0.99, packet.pos / self._size))
            for frame in frames:
                self._tally.frames += 1
                yield frame

    def _gap(self, frame: Any, began: float, written: int) -> int:
        """Samples of silence that are missing before this frame, if its time stamp can be believed."""
        if frame.time is None:
            return 0
        ahead = frame.time - began - written / RATE
        believable = frame.time - began <= max(self._tally.promised, written / RATE + 60)
        return int(ahead * RATE) if ahead > GAP and believable else 0


def _silence(channels: int, samples: int) -> Iterator[NDArray[np.float32]]:
    """So many samples of silence, in blocks."""
    for start in range(0, samples, BLOCK):
        yield np.zeros((channels, min(BLOCK, samples - start)), np.float32)


def _mp4_without_index(recording: Path) -> bool:
    """Whether this is an MP4 whose `moov` atom, written last by most recorders, never came (ISO/IEC 14496-12)."""
    size = recording.stat().st_size
    with recording.open("rb") as file:
        at, first = 0, True
        while at + 8 <= size:
            file.seek(at)
            head = file.read(16)
            length, kind = int.from_bytes(head[:4], "big"), head[4:8]
            if first and kind not in {b"ftyp", b"mdat", b"wide", b"free", b"skip"}:
                return False
            if kind == b"moov":
                # An index that is itself cut off is as good as none.
                return at + length > size
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if length < 8:
                break
            at, first = at + length, False
    return not first


def _cut_off(recording: Path) -> bool:
    """Whether the file itself says that it should go on."""
    size = recording.stat().st_size
    with recording.open("rb") as file:
        head = file.read(12)
        if head[:4] == b"RIFF" and head[8:] == b"WAVE":
            # A header that was never filled in, as when a recorder streams, promises 0 or all there can be.
            promised = int.from_bytes(head[4:8], "little") + 8
            return size < promised < 0xFFFFF000
        if head[:4] != b"OggS":
            return False
        # The last page says that it is the last (RFC 3533, header type flag 4).
        file.seek(max(0, size - (1 << 17)))
        tail = file.read()
    last = tail.rfind(b"OggS\x00")
    return last < 0 or last + 6 > len(tail) or not tail[last + 5] & 4
