"""Scripted meetings as text, with the item of every utterance and the outcome of every item.

One JSON file per meeting: `split`, `style` of the dagsorden, `agenda` as text, `participants`, `utterances` as
[speaker, text, item] and `outcomes`. Where a careful referent could choose either of two, item or outcome is a list: an
utterance that closes one item and opens the next, a goodbye. `null` is outside any item.

The splits: "tune" is looked at while drafting is tuned; "held" was kept back at first, but has been seen by now;
"fresh" is read by nobody who tunes, so its figure is the one to believe. A fresh meeting that was looked at is "held".

In `minuted/` lie the meetings with a whole reference for every item: outcome, the facts that a person can tick off,
what must not be written, and a beslutning by hand. Their splits are folders: "tune", "seen" and "more" may be read by
who tunes, "last" and "fresh" (written by somebody who tunes nothing) and "final" may not (`minuted/final/README.md`).

- `scripted`  reads the first kind, and makes a Transcript of each
- `minuted`   reads the second
- `spoken`    speaks half of them, in a `room` with noise, distance and overlap
"""
