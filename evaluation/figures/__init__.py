"""The figures in the README, one file per part, each with its peers measured in the same run.

- `figure`    the values: what is measured, and Figures, which is `results/figures.json`
- `job`       the whole job on the demo meeting, from sound and from the Teams transcript
- `speech`    WER, CER and time of our speech recognition beside its peers
- `speakers`  DER and time of our diarisation beside its peers
- `memory`    the peak memory of the stages that hear, at 10 and at 60 minutes of sound
- `drafting`  alignment and outcome on the scripted meetings
- `minutes`   what the beslutninger are worth on the meetings with references, beside the baselines in `writers`;
              `counting` counts, `minutes_report` is the table, `minutes_pictures` draws
- `sound`     the same from sound, one part after the other taken from the machine instead of from the reference
- `style`     the style of our beslutninger beside published ones
- `teaching`  the pairs kept apart, written by the rule, by a model with examples and by the model we taught; run alone
- `minutes_order`  what of these is to be measured, and all of it in one
- `talks`     the fields of the scripted talks; `talks_sound` the same of those that are spoken, from their sound
- `statements`  private sentences of sygefraværssamtaler, caught by the lexicon, by the model and by both
- `system`    the programs that are compared, each run as a process of its own; `own` is ours
- `report`    the figures as Markdown; `readme` puts them into the README
"""
