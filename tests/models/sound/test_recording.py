"""Every format that a meeting is recorded in, and everything that is not a recording."""

import errno
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from models.error import UdkastError
from models.sound import RATE, Sound, decode
from models.sound import recording as room

SECONDS = 4.0
TONE = 440.0

FORMATS = {
    # name: container, codec, sample format of the frames, rate, layout
    "tale.wav": ("wav", "pcm_s16le", "s16", 8_000, "mono"),
    "studie.wav": ("wav", "pcm_f32le", "flt", 96_000, "stereo"),
    "rum.flac": ("flac", "flac", "s16", 44_100, "stereo"),
    "rum.mp3": ("mp3", "libmp3lame", "s16p", 44_100, "stereo"),
    "telefon.mp3": ("mp3", "libmp3lame", "s16p", 8_000, "mono"),
    "rum.ogg": ("ogg", "libopus", "s16", 48_000, "mono"),
    "rum.opus": ("ogg", "libopus", "s16", 48_000, "stereo"),
    "rum.m4a": ("ipod", "aac", "fltp", 44_100, "stereo"),
    "sal.m4a": ("ipod", "aac", "fltp", 48_000, "5.1"),
    "teams.mp4": ("mp4", "aac", "fltp", 16_000, "mono"),
    "browser.webm": ("webm", "libopus", "s16", 48_000, "mono"),
    "obs.mkv": ("matroska", "aac", "fltp", 48_000, "stereo"),
    "sal.mkv": ("matroska", "flac", "s16", 48_000, "5.1"),
}


def tone(rate: int, seconds: float = SECONDS) -> NDArray[np.float32]:
    return (0.3 * np.sin(2 * math.pi * TONE * np.arange(int(rate * seconds)) / rate)).astype(np.float32)


def record(
    path: Path,
    kind: tuple[str, str, str, int, str],
    channels: NDArray[np.float32] | None = None,
    *,
    tracks: str = "sound",
    skip: float = 0.0,
) -> Path:
    """Write a recording: `channels` × samples, by default the tone in each; `skip` seconds missing after half of it."""
    container, codec, form, rate, layout = kind
    wide = av.AudioLayout(layout).nb_channels
    data = np.tile(tone(rate), (wide, 1)) if channels is None else channels
    with av.open(str(path), "w", format=container) as out:
        picture = out.add_stream("libx264", rate=5) if "picture" in tracks else None
        if picture is not None:
            picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        stream: Any = out.add_stream(codec, rate=rate, layout=layout) if "sound" in tracks else None
        if picture is not None:
            for n in range(int(5 * SECONDS)):
                image = av.VideoFrame.from_ndarray(np.full((48, 64, 3), n, np.uint8), format="rgb24")
                image.pts = n
                out.mux(picture.encode(image))
            out.mux(picture.encode(None))
        if stream is not None:
            step = stream.codec_context.frame_size or 1024
            for start in range(0, data.shape[1], step):
                block = data[:, start : start + step]
                if form.startswith("s16"):
                    block = (block * 32767).astype(np.int16)
                if not form.endswith("p"):
                    block = block.T.reshape(1, -1)
                frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block), format=form, layout=layout)
                late = int(skip * rate) if start >= data.shape[1] // 2 else 0
                frame.sample_rate, frame.pts = rate, start + late
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
    return path


def loudness(samples: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(samples.astype(np.float64) ** 2)))


def pitch(samples: NDArray[np.float32]) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_comes_out_as_the_same_sound(tmp_path: Path, name: str) -> None:
    recording = record(
        tmp_path / name, FORMATS[name], tracks="sound picture" if name in {"teams.mp4", "obs.mkv"} else "sound"
    )
    told: list[float] = []
    sound = decode(recording, tmp_path / "lyd.wav", told.append)
    assert sound == Sound.open(tmp_path / "lyd.wav")
    assert sound.seconds == pytest.approx(SECONDS, abs=0.15)
    assert sound.warnings == ()
    middle = sound.read(RATE, 3 * RATE)
    assert pitch(middle) == pytest.approx(TONE, abs=2)
    assert loudness(middle) == pytest.approx(0.3 / math.sqrt(2), rel=0.2)  # 5.1 in AAC: the bass channel loses the tone
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([name, "lyd.wav"])


def test_reading_gives_exactly_the_samples_asked_for(tmp_path: Path) -> None:
    sound = decode(record(tmp_path / "a.wav", FORMATS["tale.wav"]), tmp_path / "lyd.wav")
    whole = sound.read(0, sound.samples)
    assert len(whole) == sound.samples
    assert whole.dtype == np.float32
    assert np.array_equal(sound.read(1000, 1500), whole[1000:1500])
    assert len(sound.read(-10, 10)) == 10
    assert len(sound.read(sound.samples - 5, sound.samples + 5)) == 5
    assert len(sound.read(50, 50)) == 0


@pytest.mark.parametrize("layout", ["stereo", "5.1"])
def test_a_silent_channel_does_not_weaken_the_voice(tmp_path: Path, layout: str) -> None:
    kind = ("wav", "pcm_s16le", "s16", 48_000, layout)
    channels = np.zeros((av.AudioLayout(layout).nb_channels, int(48_000 * SECONDS)), np.float32)
    channels[0] = tone(48_000)
    sound = decode(record(tmp_path / "a.wav", kind, channels), tmp_path / "lyd.wav")
    assert loudness(sound.read(RATE, 3 * RATE)) == pytest.approx(0.3 / math.sqrt(2), rel=0.05)


def test_turned_polarity_does_not_erase_the_voice(tmp_path: Path) -> None:
    kind = ("wav", "pcm_s16le", "s16", 16_000, "stereo")
    sound = decode(record(tmp_path / "a.wav", kind, np.stack([tone(16_000), -tone(16_000)])), tmp_path / "lyd.wav")
    assert loudness(sound.read(RATE, 3 * RATE)) == pytest.approx(0.3 / math.sqrt(2), rel=0.05)


def test_two_voices_in_two_channels_are_both_heard(tmp_path: Path) -> None:
    kind = ("wav", "pcm_s16le", "s16", 16_000, "stereo")
    first, second = tone(16_000), tone(16_000)
    first[len(first) // 2 :] = 0
    second[: len(second) // 2] = 0
    sound = decode(record(tmp_path / "a.wav", kind, np.stack([first, second])), tmp_path / "lyd.wav")
    assert loudness(sound.read(0, RATE)) > 0.05
    assert loudness(sound.read(3 * RATE, 4 * RATE)) > 0.05


def test_a_gap_in_the_time_stamps_becomes_silence_so_that_times_stay_true(tmp_path: Path) -> None:
    recording = record(tmp_path / "a.mkv", ("matroska", "pcm_s16le", "s16", 16_000, "mono"), skip=3.0)
    sound = decode(recording, tmp_path / "lyd.wav")
    assert sound.seconds == pytest.approx(SECONDS + 3.0, abs=0.1)
    assert loudness(sound.read(int(2.2 * RATE), int(4.8 * RATE))) == 0
    assert loudness(sound.read(int(5.2 * RATE), int(6.8 * RATE))) > 0.1


@pytest.mark.parametrize("name", ["tale.wav", "rum.flac", "rum.mp3", "rum.ogg", "obs.mkv"])
def test_a_recording_that_is_cut_off_is_used_as_far_as_it_goes(tmp_path: Path, name: str) -> None:
    kind = FORMATS[name]
    whole = record(tmp_path / name, kind, np.tile(tone(kind[3], 20.0), (av.AudioLayout(kind[4]).nb_channels, 1)))
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    sound = decode(whole, tmp_path / "lyd.wav")
    assert 6 < sound.seconds < 14
    assert sound.warnings == (room.WARN_CUT,)


@pytest.mark.parametrize("name", ["rum.mp3", "rum.flac"])
def test_damage_in_the_middle_costs_only_the_middle(tmp_path: Path, name: str) -> None:
    kind = FORMATS[name]
    whole = record(tmp_path / name, kind, np.tile(tone(kind[3], 20.0), (2, 1)))
    data = bytearray(whole.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 6000] = np.random.default_rng(1).bytes(6000)
    whole.write_bytes(bytes(data))
    sound = decode(whole, tmp_path / "lyd.wav")
    assert sound.seconds > 15
    assert sound.warnings


def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + np.random.default_rng(2).bytes(60_000) + b"\n%%EOF\n")


BROKEN: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a.mp4 klippet over": (room.CUT_MP4, lambda p: _cut(record(p, FORMATS["teams.mp4"], tracks="sound picture"))),
    "tekst.wav": (room.NOT_SOUND, lambda p: p.write_text("Referat af mødet\n" * 400, encoding="utf-8")),
    "dagsorden.mp3": (room.NOT_SOUND, pdf),
    "tom.mp3": (room.EMPTY, lambda p: p.write_bytes(b"")),
    "stum.mp4": (room.NO_TRACK, lambda p: record(p, FORMATS["teams.mp4"], tracks="picture")),
    "nul.wav": (room.NO_SOUND, lambda p: soundfile.write(p, np.zeros(0), 8_000)),
    "liste.m3u8": (room.NOT_SOUND, lambda p: p.write_text("#EXTM3U\n#EXTINF:4,\na.wav\n", encoding="utf-8")),
    "billede.png": (room.NOT_SOUND, lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))),
    "mappe": (room.FOLDER, lambda p: p.mkdir()),
    "borte.wav": (room.MISSING, lambda p: None),
}


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_recording_is_told_in_one_danish_line(tmp_path: Path, name: str) -> None:
    line, make = BROKEN[name]
    recording = tmp_path / name
    make(recording)
    out = tmp_path / "ud"
    out.mkdir()
    with pytest.raises(UdkastError) as caught:
        decode(recording, out / "lyd.wav")
    assert str(caught.value) == line
    assert "\n" not in line
    assert list(out.iterdir()) == []


def test_a_full_disk_and_an_interruption_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = record(tmp_path / "a.wav", FORMATS["tale.wav"])

    def interrupt(fraction: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        decode(recording, tmp_path / "lyd.wav", interrupt)

    def full(self: room._Decoder) -> Iterator[NDArray[np.float32]]:
        yield np.zeros(RATE, np.float32)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(room._Decoder, "blocks", full)
    with pytest.raises(OSError, match="No space left") as caught:
        decode(recording, tmp_path / "lyd.wav")
    assert caught.value.errno == errno.ENOSPC
    assert [p.name for p in tmp_path.iterdir()] == ["a.wav"]


def test_opening_what_is_no_decoded_sound_is_told(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="mangler"):
        Sound.open(tmp_path / "borte.wav")
    with pytest.raises(UdkastError, match="forkert format"):
        Sound.open(record(tmp_path / "a.wav", FORMATS["tale.wav"]))
