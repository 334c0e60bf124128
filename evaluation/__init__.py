"""How good it is: meetings with references, measures, peers, and the tables in the README.

- `demo`       the demo meeting: dagsorden, sound, reference turns, Teams transcript, reference outcome
- `meetings`   scripted meetings: for alignment and outcome, with whole referater as reference, and spoken
- `measures`   WER and CER, DER, alignment, outcome, facts, grounds, grammar, style: pure functions
- `talks`      sygefraværssamtaler: whole ones with the fields they must give, and single sentences
- `openings`   the first utterance of an item, and the weights fitted on it
- `scenes`     how the talk of an item ends, invented, and the weights fitted on it
- `pages`      how quick the pages are while a whole town hall works
- `peers`      other programs for the same job, each in an environment of its own
- `figures`    what is measured, part by part, and the tables
- `command`    `udkast evaluate`, which measures them
- `results`    the figures as they were last measured

May import `service` and `models`; neither imports it.
"""
