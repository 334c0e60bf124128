"""What kind of thing is said."""

import pytest

from service.drafting.kinds import agreed


@pytest.mark.parametrize(
    "text",
    [
        "Vi siger, at der bliver to hold i hallen.",
        "Ja, så vi siger nu at holdet starter i maj.",
        "Så siger vi to hold i maj.",
    ],
)
def test_what_the_chair_says_that_we_say_is_agreed(text: str) -> None:
    assert agreed(text, leads=True)


def test_of_anybody_else_it_is_an_opinion() -> None:
    assert not agreed("Vi siger, at der bliver to hold i hallen.", leads=False)
