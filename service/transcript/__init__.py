"""How a Transcript comes to be.

- `utterances`  words and turns become utterances: every word once, in order, with one speaker
- `webvtt`      a Teams or Zoom transcript (WebVTT) becomes a Transcript
- `reader`      picks the reader of a transcript file: our own JSON or WebVTT
- `notes`       what the referent typed at the meeting becomes a Transcript
- `jottings`    the same of a talk that has no dagsorden
- `hints`       what speech recognition may listen for: the dagsorden's names and terms
- `naming`      "Taler 1" until somebody says who it is
"""

from service.transcript.reader import read
from service.transcript.utterances import utterances_of

__all__ = ["read", "utterances_of"]
