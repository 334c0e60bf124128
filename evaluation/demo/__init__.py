"""The demo meeting of an invented committee, in every form that the program reads.

- `agenda.toml`     the dagsorden, and from it `dagsorden.docx` and `dagsorden.pdf`
- `script.json`     what is said and by whom; `items` gives each utterance its item, `written` how Teams writes it
- `demo.ogg`        the script spoken by synthetic voices (Ogg Opus, mono)
- `demo.rttm`       who speaks when; `turns.json` the same with text and item
- `demo.vtt`        the transcript as Teams would write it
- `demo.txt`        the words as spoken
- `reference.json`  what became of each item
- `build`           makes all of these but the script, the dagsorden's text and the reference

No voice here belongs to a person.
"""
