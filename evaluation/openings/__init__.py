"""What the first utterance of an item is like, learned from meetings that may be read.

- `led`  short meetings as they are led, each utterance with its item: `led/*.txt` and, harder, `led_hard/*.txt`
- `fit`  finds the weights of `service/drafting/openings.toml`, and tells what they are worth on meetings left out
"""
