"""A draft under a referent's hands: pure functions over frozen values, no input or output.

- `item`          ReviewItem and ReviewSentence: the editable part of one item, and its versions
- `opening`       a draft is opened for review; a reviewed item becomes a decision again
- `edits`         what a person can do, as values: Add, Reword, Merge, Choose …
- `applying`      one edit is made, by somebody who may not have seen how it stands now
- `swapping`      a whole decision gives way to a rewritten or an earlier one
- `signing`       who wrote a sentence: the draft's writer, or the person whose words stand there now
- `undoing`       one revision is taken back, what came after it stays
- `told`          what an edit came to, and what its author must hear
- `bench`         the working copy on which one edit is made
- `text`          what a person typed, made fit for a referat
- `tally`         how far the referent has come, and what still keeps an item from approval
- `speech`        the transcript's edits: names, speakers, corrected words, places
- `transcribing`  one of them is made, or taken back
- `correcting`    a corrected utterance keeps its words' times
- `timeline`      every second of the recording as drafted, discussed, outside or pause
- `comparison`    two texts word by word, two decisions side by side

**Nobody's words are lost, the second is told.** Each edit comes with the version of the item that its author was
looking at. Words changed after that are never touched by it: a stale text stands beside as a rival.
"""

from service.reviewing.applying import apply
from service.reviewing.comparison import Comparison, Pair, Piece, decisions_compared, words_compared
from service.reviewing.edits import (
    Accept,
    Add,
    Choose,
    Delete,
    Edit,
    GoThrough,
    Merge,
    Move,
    Replace,
    RequestedEdit,
    Restore,
    Reword,
    SetOutcome,
    Settle,
    Split,
    Unaccept,
)
from service.reviewing.item import Gone, ReviewItem, ReviewSentence
from service.reviewing.opening import drafted, opened, rewritten
from service.reviewing.signing import signed
from service.reviewing.speech import (
    Assign,
    Correct,
    Give,
    Heard,
    MergeSpeakers,
    NameSpeaker,
    Respoken,
    Speech,
    SpeechEdit,
    Touched,
    touched,
)
from service.reviewing.tally import Tally, ready, tally
from service.reviewing.timeline import Span, Stretch, timeline
from service.reviewing.told import Applied, EditRefusedError, Told
from service.reviewing.transcribing import apply_speech, undo_speech
from service.reviewing.undoing import undo

__all__ = [
    "Accept",
    "Add",
    "Applied",
    "Assign",
    "Choose",
    "Comparison",
    "Correct",
    "Delete",
    "Edit",
    "EditRefusedError",
    "Give",
    "GoThrough",
    "Gone",
    "Heard",
    "Merge",
    "MergeSpeakers",
    "Move",
    "NameSpeaker",
    "Pair",
    "Piece",
    "Replace",
    "RequestedEdit",
    "Respoken",
    "Restore",
    "ReviewItem",
    "ReviewSentence",
    "Reword",
    "SetOutcome",
    "Settle",
    "Span",
    "Speech",
    "SpeechEdit",
    "Split",
    "Stretch",
    "Tally",
    "Told",
    "Touched",
    "Unaccept",
    "apply",
    "apply_speech",
    "decisions_compared",
    "drafted",
    "opened",
    "ready",
    "rewritten",
    "signed",
    "tally",
    "timeline",
    "touched",
    "undo",
    "undo_speech",
    "words_compared",
]
