"""Sygefraværssamtaler: what is said in a talk becomes the fields of its referat. Pure functions.

- `drafting`  the whole: template and transcript become a TalkDraft
- `people`    who takes part and as what
- `saying`    a sentence as the stages read it; `answer` what it answers
- `private`   what must not be written is left out before anything is filled
- `privacy`   whether a sentence is private: the lexicon and `likelihood` (a taught model; `word_classes.toml`) weighed
- `health`    what must not be written of anybody's health, family or mood (words: `health_words.toml`)
- `topics`    which field a sentence is about, by the words of the template (`phrase`) and by the `tagging`: a model
  that was taught talks (`tagging.npz`) and reads a sentence with those around it
- `shorthand` a line of notes as it is said; `heading` what it is about by how it begins
- `day`, `hour`  days and hours as they are spoken, resolved against the day of the talk (`calendar`): days by their
  number in `date`, by their weekday or week in `week`, each as a `mention` of its place in the text

A module for each kind of field:

- `dating`    `date` and `moment`; `proposing` which of a sentence's days are put forward for the field
- `deciding`  `yes_no`; `noting` of notes, `doing` who sees to it; `counting` those that are counted from a day
- `choosing`  `choice`
- `attending` `people`
- `telling`   `text`: which of what was said is told, by the `teller`: sentences of a referat, in third person; `clause`
  what leads up to a statement taken off
- `adjusting` `adjustments`; `course` hears the talk as agreements in the making, by the `moves` that people make:
  `agreement` one of them, `memory` those so far and the one at hand, `refusal` what is turned down again, `subject`
  what it would change (`arrangement`: what a sentence's form alone tells), `owner` who sees to it, `period` from and
  until when; `missed` what the tagging says was agreed and the course did not hear
- `remarking` `remarks`
"""
