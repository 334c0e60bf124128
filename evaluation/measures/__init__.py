"""What is counted, each a pure function of reference and hypothesis.

- `wer`        word and character errors of recognised speech, and what is made alike before counting
- `der`        diarisation and Jaccard errors of turns
- `names`      recall of names and agenda terms
- `repairs`    heard words that were repaired: falsely, harmfully
- `alignment`  utterances in the right item, and boundaries between items
- `outcome`    items with the right outcome, and what was taken for what
- `facts`      facts of the reference that are written, and forbidden things that are
- `grounds`    sentences that nobody said, and wrong persons, numbers and dates
- `danish`     grammar errors of the kinds that reported speech makes
- `style`      sentence length, verbs of report, closing phrases, who is named
- `editing`    words to edit until the draft is the reference, and how short it is
- `share`      so many of so many, with a bootstrap interval; paired differences of two
"""
