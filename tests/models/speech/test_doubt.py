"""What nobody said is cut, and what somebody said stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.speech import HeardWord, doubt


def words(text: str) -> list[HeardWord]:
    return [HeardWord(0.4 * n, 0.4 * n + 0.3, word, 0.5) for n, word in enumerate(text.split())]


def cut(text: str) -> str:
    return " ".join(word.text for word in doubt.Credits.read().cut(words(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Danske tekster af Nicolai Winther",
        "Danske tekster af Mads Mikkel Sø, Scandinavian Text Service.",
        "Tekster af Jens Jensen.",
        "Undertekster af Ai-Media",
        "Tak for at se med!",
        "Tak for at se med. Tak for at se med.",
        "Tak fordi I så med.",
        "Dansk tekst af Lone Bech",
        "Nicolai Winther",
        "Undertekster.",
    ],
)
def test_subtitle_credits_never_appear(text: str) -> None:
    assert cut(text) == ""
    assert cut(f"Så slutter vi. {text}") == "Så slutter vi."


@pytest.mark.parametrize(
    "text",
    [
        "Tak fordi I kom, og god weekend til alle.",
        "Tak for i dag.",
        "Vi har fået tekster af borgerne, som skal på hjemmesiden.",
        "Nicolai fremlægger punktet.",
        "Undertekster på videoen koster ekstra.",
        "Bilaget er oversat af forvaltningen, og det er sendt ud.",
        "Tak for at du så hurtigt kunne komme.",
    ],
)
def test_what_people_say_stays(text: str) -> None:
    assert cut(text) == text


@pytest.mark.parametrize(
    "text",
    ["og så " * 40, "Det er rigtigt. " * 5, "Ja, det er det, vi skal. " * 6, "nå " * 4],
)
def test_a_loop_is_known_and_its_first_round_kept(text: str) -> None:
    assert doubt.loops(text)
    kept = doubt.without_loops(words(text))
    assert 1 <= len(kept) <= 6


@pytest.mark.parametrize(
    "text",
    [
        "Nej, nej, nej, det mener jeg ikke.",
        "En, to, tre, fire, fem, seks, syv, otte, ni, ti.",
        "Vi tager orienteringen til efterretning, og så tager vi det næste punkt, og så tager vi en pause.",
    ],
)
def test_speech_that_repeats_a_little_is_no_loop(text: str) -> None:
    assert not doubt.loops(text)
    assert doubt.without_loops(words(text)) == words(text)


@given(st.lists(st.sampled_from(["ja", "nej", "og", "punkt", "Otte."]), max_size=60))
def test_cutting_loops_keeps_order_and_invents_nothing(said: list[str]) -> None:
    heard = words(" ".join(said))
    kept = doubt.without_loops(heard)
    assert [w for w in heard if w in kept] == kept
    assert {doubt.bare(w.text) for w in kept} == {doubt.bare(w.text) for w in heard}


def test_hints_alone_are_an_echo_and_a_sentence_with_a_hint_is_not() -> None:
    hints = ["Trivsel", "Henrik Overgaard", "Budgetopfølgning"]
    assert doubt.echoes("Trivsel, Henrik Overgaard, Budgetopfølgning", hints)
    assert doubt.echoes("Henrik Overgaard, Budgetopfølgning,", hints)
    assert not doubt.echoes("Henrik Overgaard siger, at budgetopfølgning er svær.", hints)
    assert not doubt.echoes("Trivsel", hints)


def test_a_text_of_single_letters_is_no_speech_and_a_list_of_parties_is() -> None:
    assert doubt.spells("Den D -E -V -S -T -E -T -H gik.")
    assert not doubt.spells("For stemte A, V, F og Ø, i alt 5 3 1 2 4 5 6 7 8.")
