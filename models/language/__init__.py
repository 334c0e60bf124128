"""A question becomes text: one small protocol, three adapters.

- `task`          Example, Task, Form, Language: what is asked, in which form it is answered, and who answers
- `llama`         in-process llama.cpp on a CPU, held to a grammar, the shared prefix computed once
- `transformers`  the same on a GPU with `transformers`
- `openai`        the same by a server on the municipality's network that speaks OpenAI's chat completions

- `server`        the address of such a server, and whose machine that may be
- `prompt`        a task as a conversation, or as a text to be continued
- `gguf`          whether a weight is whole, and whether it brings a chat template

All are deterministic as far as what runs them is: temperature 0, one fixed seed.
"""

from models.language.task import Example, Form, Language, Task

__all__ = ["Example", "Form", "Language", "Task"]
