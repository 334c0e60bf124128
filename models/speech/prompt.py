"""What Whisper is told before it hears a window: text that might have come before.

Whisper goes on in the manner of its prompt. A list of names makes it write lists and spell; sentences in good Danish
make it write good Danish. So the names and topics are told as sentences, and the last thing it reads is
how people talk. There is room for some only: the names come first, then the topics nearest to where the window lies.
"""

from collections.abc import Callable, Sequence

from models.speech.heard import Hints

ROOM = 160
"""Tokens of a prompt: the decoder's 448 hold prompt and text, and half a minute of Danish needs up to 220."""
FOR_NAMES = 70
"""Tokens that names may fill, so that there is room for topics."""
MANNER = "Ja, det er jeg enig i. Er der nogen, som har bemærkninger? Nej. Så er det godkendt."


class Prompter:
    """Writes the prompt of every window."""

    def __init__(self, encode: Callable[[str], list[int]], hints: Hints) -> None:
        self.told = (*hints.all, MANNER)
        self._manner = encode(f" {MANNER}")
        names: list[int] = []
        for name in dict.fromkeys(name.strip() for name in hints.names if name.strip()):
            more = encode(f" {name},")
            if len(names) + len(more) > FOR_NAMES:
                break
            names += more
        self._names = [*names[:-1], *encode(".")] if names else []
        self._topics = [encode(f" {topic.strip(' .')}.") for topic in hints.topics if topic.strip(" .")]

    def prompts(self, places: Sequence[float]) -> list[list[int]]:
        """The prompts of windows that lie at these shares of the sound: all of one length, as a batch must be."""
        written = [[*self._names, *self._near(place), *self._manner] for place in places]
        shortest = min(map(len, written), default=0)
        return [prompt[len(prompt) - shortest :] for prompt in written]

    def _near(self, place: float) -> list[int]:
        """The topics nearest to that share of the sound, in their order, as many as there is room for."""
        room = ROOM - len(self._names) - len(self._manner)
        middle = place * len(self._topics)
        chosen = []
        for n in sorted(range(len(self._topics)), key=lambda n: abs(n + 0.5 - middle)):
            room -= len(self._topics[n])
            if room < 0:
                break
            chosen.append(n)
        return [token for n in sorted(chosen) for token in self._topics[n]]
