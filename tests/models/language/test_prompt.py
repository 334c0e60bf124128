from models.language.prompt import STOP, continuation, conversation
from models.language.task import Example, Task

TASK = Task("Skriv om.", (Example("A: hej", "A hilste."), Example("B: nej", "B afslog.")))


def test_all_questions_of_a_task_share_their_beginning() -> None:
    first, second = continuation(TASK, "A: ja"), continuation(TASK, "B: måske")
    shared = len(first) - len("A: ja\n→")
    assert first[:shared] == second[:shared]
    assert conversation(TASK, "A: ja")[:-1] == conversation(TASK, "B: måske")[:-1]


def test_the_examples_look_like_what_is_asked() -> None:
    text = continuation(TASK, "C: jo")
    assert text.endswith("C: jo\n→")
    assert f"A: hej\n→ A hilste.{STOP}" in text
    assert [m["role"] for m in conversation(TASK, "C: jo")] == ["system", *["user", "assistant"] * 2, "user"]
