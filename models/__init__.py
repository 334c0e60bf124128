"""What runs on weights. Knows sound, text and weights; has never heard of a meeting.

- `weights`   the catalogue of weights (data), profiles, fetching them and checking them
- `sound`     any recording becomes 16 kHz mono on disk, read in blocks
- `speech`    sound becomes words
- `speakers`  sound becomes turns
- `language`  a prompt becomes text: llama.cpp on a CPU, transformers on a GPU
- `teaching`  the pairs and the command that teach a small language model to report one fact
- `grammar`   Danish morphology, and direct speech turned into reported speech by rule
- `error`, `progress`  the error meant for a person; how work tells how far it has come

Imports nothing of ours but itself.
"""
