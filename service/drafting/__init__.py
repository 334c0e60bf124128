"""Drafting: a dagsorden and a transcript become a draft referat. Pure functions, each step a file.

- `remarks`     what was said, sentence by sentence
- `presenters`, `lexicon`   who presents an item, and which words speak for it
- `stems`, `numerals`, `repairs`   words, numbers and self-corrections made comparable
- `people`      who speaks and how a referat names them
- `cues`        where the meeting moves to another item
- `alignment`   which item each utterance belongs to
- `acts`        what a remark does to the item: approves, postpones, votes …
- `outcome`     what became of an item, set against the indstilling
- `facts`       what is worth minuting, one fact at a time
- `sentences`, `deviations`, `closing`   facts, departures from the indstilling and the outcome as sentences
- `check`       what must be looked at before a sentence is trusted
- `absent`      who was not there
- `plain`       what was said without what leads up to it, and without anybody's health
- `asking`      which facts a language model is asked about
- `prompts`     what a language model is asked (data in `templates/prompts`)
- `draft`       the whole way
"""

from service.drafting.draft import draft

__all__ = ["draft"]
