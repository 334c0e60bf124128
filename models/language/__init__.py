"""A question becomes text: one small protocol, two adapters.

- `task`          Example, Task, Language: what is asked, and who answers
- `llama`         in-process llama.cpp on a CPU, held to a grammar, the shared prefix computed once
- `transformers`  the same on a GPU with `transformers`

- `prompt`        a task as a conversation, or as a text to be continued
- `gguf`          whether a weight is whole, and whether it brings a chat template

Both are deterministic: temperature 0, one fixed seed.
"""

from models.language.task import Example, Language, Task

__all__ = ["Example", "Language", "Task"]
