"""Alignment on scripted meetings: jumps, returns, joint items, breaks, and mentions that move nothing."""

from service.drafting.alignment import align
from service.drafting.remarks import remarks_of
from service.meetings import Agenda, Transcript


def share(agenda: Agenda, transcript: Transcript, places: dict[str, int | None]) -> float:
    found = align(agenda.items, remarks_of(transcript)).utterances
    numbers = {u: None if place is None else agenda.items[place].number for u, place in found.items()}
    return sum(numbers[u] == where for u, where in places.items()) / len(places)


def test_scripted_utterances_are_given_their_item(
    agenda: Agenda, transcript: Transcript, places: dict[str, int | None]
) -> None:
    assert share(agenda, transcript, places) >= 0.95


def test_order_and_words_carry_where_a_third_of_the_words_are_misheard(
    agenda: Agenda, noisy: Transcript, places: dict[str, int | None]
) -> None:
    assert share(agenda, noisy, places) >= 0.75


def test_every_utterance_is_placed_once(agenda: Agenda, transcript: Transcript) -> None:
    found = align(agenda.items, remarks_of(transcript)).utterances
    assert set(found) == {u.id for u in transcript.utterances}
