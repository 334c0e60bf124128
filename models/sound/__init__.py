"""Any recording becomes 16 kHz mono on disk, read in blocks.

- `sound`      Sound: a decoded recording on disk; a stretch of it is read when it is asked for
- `recording`  decode: WAV, FLAC, MP3, Ogg, M4A, MP4, WebM, MKV … become a Sound, or one Danish line says why not
- `mix`        Mix: many channels become one, and none of them is lost
- `playback`   a small copy for a browser to play
- `waveform`   the peaks that a player draws it with
"""

from models.sound.recording import decode
from models.sound.sound import RATE, Sound

__all__ = ["RATE", "Sound", "decode"]
