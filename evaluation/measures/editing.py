"""How far a draft is from the referat that a person would have written.

- `edits`        the fewest words to replace, leave out or put in (Levenshtein) that make the draft the reference, of
                 the words of the longer: 0 is the same text, 1 nothing in common. The whole part of the share is the
                 plain number of edits. Source: word error rate's distance, normalised as in HTER (Snover et al. 2006).
- `compression`  words written, of words said: a referat is a twentieth to a fifth of the talk.
"""

from evaluation.measures.share import Share
from evaluation.measures.wer import distance, normalized


def edits(text: str, reference: str) -> Share:
    """Word edits from a text to the reference, of the words of the longer one."""
    ours, theirs = normalized(text).split(), normalized(reference).split()
    return Share(distance(theirs, ours), max(len(ours), len(theirs)))


def compression(text: str, said: str) -> Share:
    """Words written, of words said."""
    return Share(len(text.split()), len(said.split()))
