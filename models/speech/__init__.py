"""Sound becomes words.

- `heard`     HeardWord, Speech: what every recogniser gives and how it is asked
- `voice`     where somebody speaks: Silero's voice activity, block by block
- `windows`   the speech packed into windows of at most 30 s, cut where the pauses are longest
- `doubt`     text that nobody said is known and cut: loops, subtitle credits, echoed hints
- `credits`   the subtitle credits, as data
- `whisper`   Whisper: the adapter on faster-whisper and CTranslate2
"""

from models.speech.heard import HeardWord, Speech
from models.speech.whisper import Whisper

__all__ = ["HeardWord", "Speech", "Whisper"]
