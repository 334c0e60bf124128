"""The application: a recording and a dagsorden become a draft referat.

- `meetings`    the nouns (Agenda, Transcript, Draft …): values, no input or output
- `agenda`      readers: text, Markdown, DOCX and PDF become an Agenda
- `transcript`  words and turns become utterances; WebVTT and JSON are read
- `drafting`    alignment → facts → outcome → sentences → check: pure functions
- `families`    referat families are read from `templates/referat/`
- `export`      a Draft becomes DOCX, PDF, HTML and JSON
- `stages`      the way through the house: each stage run once, its result kept
- `cli`         the command line

`cli` sits on top, then `stages`; `meetings` lies at the bottom and imports none of its neighbours.
The import contract in `pyproject.toml` keeps it so.
"""
