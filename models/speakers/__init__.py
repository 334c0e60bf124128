"""Sound becomes turns: who spoke when.

- `turn`          Turn, and the protocol Speakers
- `diarizer`      the adapter that every meeting goes through: segmentation, embedding, clustering, turns
- `pipeline`      the adapter for weights that bring a pyannote pipeline of their own (community-1, GPU)
- `segmentation`  the network that hears voices begin, end and overlap within ten seconds
- `embedding`     the network that says what a voice sounds like
- `clustering`    voices of the whole recording from pieces of it
- `timeline`      windows laid on one another become turns
- `checkpoint`    weights are read as data, never run

Here stand only `turn`'s names, so that asking for them does not import torch.
"""

from models.speakers.turn import Speakers, Turn

__all__ = ["Speakers", "Turn"]
