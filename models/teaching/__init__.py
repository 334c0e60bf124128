"""The small model is taught its trade: one fact as it was said in, one sentence of a referat out.

- `pairs/*.toml`, `slots.toml`, `kept.toml`   the lessons as data, what stands in their slots, and those kept apart
- `pair`        the data as values: what was said, what is written, of what kind
- `variety`     the slots filled: names, numbers, dates and compounds, agreement kept, and the stumbling of speech
- `form`        how a pair is put to the model, the same when it is taught and when it is asked
- `lesson`      LoRA on the dequantised weight (torch, transformers, peft; an environment of its own)
- `adapter`     what was learnt as a GGUF adapter for llama.cpp
- `taught`      a `Language` that asks the taught model in the form it was taught
- `bounds`      a grammar for one utterance: words of meaning only from what was said, and the words of a report

`python -m models.teaching` makes the adapter again; `requirements.lock` is what it needs beside the project's own.
"""
