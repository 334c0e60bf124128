"""Drafting: a dagsorden and a transcript become a draft referat. Pure functions, each step a file.

- `remarks`     what was said, sentence by sentence
- `stems`, `numerals`, `repairs`, `wording`   words, numbers and self-corrections made comparable
- `people`      who speaks and how a referat names them

Which item:

- `turns`, `cues`   the words of the way ("så er det den næste"), and where the meeting moves to another item (`titles`:
  what an item may be called)
- `naming`, `planning`   an item opened by its name alone, and an order that is only planned
- `habits`      the words that this chair moves on with, and who leads once the chair has left
- `opening`     how likely an utterance is the first of another item, with fitted weights (`openings.toml`)
- `presenters`, `lexicon`   who presents an item, and which words speak for it
- `leading`, `evidence`, `ways`   the talk as it is led, what each remark says of where it is, what each way costs
- `passing`     what one pass over the meeting tells the next
- `alignment`, `placing`   the cheapest way through the items, and the item each utterance belongs to

What became of it:

- `act_words`, `acts`, `votes`   what a remark does to the item: approves, postpones, votes …
- `conclusions`   a closing read by its parts, whatever its verb
- `aims`        what the indstilling wants
- `hearing`, `changes`   the remarks of one item weighed: what stands, and what was changed
- `settling`, `counting`   an end without a word of decision, and votes counted hand by hand
- `signs`, `values`   what a single remark shows, and the numbers, days and times in it by kind
- `proposal`, `suggestions`   how much the indstilling leaves open, and what somebody would have otherwise
- `ending`, `departing`   how the talk ends, and whether what is concluded departs from what was proposed, as signs
- `weighing`    the signs weighed together, with weights fitted on scenes (`weights.toml`)
- `noted`       what the referent wrote down is taken over, and counts as the chair's word
- `chairing`    who leads as an item ends: the chair or the deputy
- `outcome`, `finding`   what became of the item, and on which remarks that rests

What is written:

- `fact`        one thing that was said; `kinds` and `tasks` know what kind by how it is said
- `parsed`      what the grammar tells of the sentences: which have a verb, and whose names stand in them
- `clearing`    what of an item's talk may be told at all, through the next files
- `discretion`  what is off the record, and what is somebody's private life (`private_words.toml`)
- `bystanders`  those whom a talk tells of without naming them
- `writable`    what no referat tells, whatever else a sentence says: what breaks off, or only denies a value
- `asides`      food, weather, feasts and memories, where they are no part of the matter (`everyday_words.toml`)
- `last_word`, `settled`, `taken_up`   what was put right, which of several values the talk settled on, and which ideas
  were let go of
- `facts`, `choosing`, `asking`   the facts of an item, which the house's level of detail keeps, and which a language
  model is asked about
- `worth`       how likely a person would have kept a fact, with fitted weights (`worth.toml`)
- `concluding`, `decided`   what the chair concludes, sentence by sentence, and "so we do …" as a decision
- `replying`    a bare answer and its question as one thing told
- `referring`   what "den" and "de" stand for, where the words right before name it
- `composing`   a large model joins and words an item's facts; each sentence must stand before the check
- `scribe`      the language model that may write, and a sentence with who wrote it
- `sentences`, `deviations`, `closing`   facts, departures from the indstilling and the outcome as sentences
- `joining`     what one speaker says in a row as one sentence
- `plain`       what was said without what leads up to it, and without anybody's health
- `check`       what must be looked at before a sentence is trusted; `faithful` knows what turns a meaning round
- `absent`      who was not there
- `prompts`     what a language model is asked (data in `templates/prompts`)
- `draft`       the whole way
- `again`       one item drafted anew from what a person has placed in it
"""

from service.drafting.again import redraft
from service.drafting.closing import standard_phrases
from service.drafting.draft import draft
from service.drafting.scribe import Scribe

__all__ = ["Scribe", "draft", "redraft", "standard_phrases"]
