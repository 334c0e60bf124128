"""What is counted, each a pure function of reference and hypothesis.

- `wer`        word and character errors of recognised speech, and what is made alike before counting
- `der`        diarisation and Jaccard errors of turns
- `alignment`  utterances in the right item
- `outcome`    items with the right outcome, and what was taken for what
- `share`      so many of so many, with a bootstrap interval
"""
