"""Sound becomes words.

- `heard`     HeardWord, Hints, Speech: what every recogniser gives and how it is asked
- `voice`     where somebody speaks: Silero's voice activity, block by block
- `windows`   the speech packed into windows of at most 30 s, cut where the pauses are longest
- `doubt`     text that nobody said is known and cut: loops, subtitle credits, echoed hints, spelling
- `credits`   the subtitle credits, as data
- `prompt`    what Whisper is told before it hears a window
- `sounds`    how Danish words sound, and how unlike two of them do
- `repair`    what sounds like an expected word, or like a Danish one and is none, is written as that
- `danish.txt`  how common Danish words are (CC BY-SA 4.0, see its head)
- `whisper`   Whisper: the adapter on faster-whisper and CTranslate2
"""

from models.speech.heard import HeardWord, Hints, Speech
from models.speech.whisper import Whisper

__all__ = ["HeardWord", "Hints", "Speech", "Whisper"]
