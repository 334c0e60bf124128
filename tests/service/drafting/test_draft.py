"""The whole way: invariants of the draft on scripted meetings, without weights."""

import re

import pytest

from service import families
from service.drafting import draft
from service.drafting.alignment import Alignment
from service.drafting.draft import handle
from service.drafting.people import People
from service.drafting.remarks import remarks_of
from service.meetings import Agenda, Draft, Item, Meeting, Outcome, Participant, Speaker, Transcript, Utterance


@pytest.fixture
def made(agenda: Agenda, transcript: Transcript) -> Draft:
    return draft(agenda, transcript, families.load("standard"))


def test_every_utterance_is_in_one_item_or_unassigned(transcript: Transcript, made: Draft) -> None:
    placed = [u for item in made.items for u in item.utterances] + list(made.unassigned)
    assert sorted(placed) == sorted(u.id for u in transcript.utterances)


def test_every_sentence_has_a_source_in_the_transcript(transcript: Transcript, made: Draft) -> None:
    known = {u.id for u in transcript.utterances}
    sentences = [s for item in made.items for s in item.decision.sentences]
    assert sentences
    assert all(s.sources and set(s.sources) <= known for s in sentences)


def test_an_item_without_a_decision_has_no_closing_phrase(made: Draft) -> None:
    assert all(i.decision.sentences for i in made.items if i.decision.outcome is not Outcome.NONE)
    closings = re.compile(r"blev (?:godkendt|drøftet|vedtaget|udsat|afvist|taget til efterretning)")
    undecided = [i for i in made.items if i.decision.outcome is Outcome.NONE]
    assert not [s.text for i in undecided for s in i.decision.sentences if closings.search(s.text)]


def test_outcomes_are_those_of_the_script(made: Draft, outcomes: dict[int, str]) -> None:
    wrong = {i.number: i.decision.outcome for i in made.items if i.decision.outcome != outcomes[i.number]}
    assert not wrong


def test_the_sections_of_the_dagsorden_are_kept_to_the_letter(agenda: Agenda, made: Draft) -> None:
    assert [i.sections for i in made.items] == [i.sections for i in agenda.items]


def test_the_same_input_gives_the_same_draft(agenda: Agenda, transcript: Transcript, made: Draft) -> None:
    assert draft(agenda, transcript, families.load("standard")) == made


def test_what_an_item_is_called_is_no_fact_wherever_the_chair_comes_to_it() -> None:
    agenda = Agenda(
        meeting=Meeting(committee="Bådelaug", participants=(Participant(name="Kai Lund", role="formand"),)),
        items=(Item(number=1, title="Godkendelse af referat og dagsorden"), Item(number=2, title="Ny bro")),
    )
    said = [
        "Velkommen til bådelauget.",
        "Bent sejler hjem fra Anholt i dag. Han kommer klokken otte.",
        "Vi begynder med punkt et. Det er godkendelse af referat og af dagsorden.",
        "Så er de godkendt.",
        "Så går vi til punkt to, den nye bro.",
    ]
    transcript = Transcript(
        duration=60.0,
        speakers=(Speaker(id="k", name="Kai Lund"),),
        utterances=tuple(
            Utterance(id=f"u{n}", start=n, end=n + 1, speaker="k", text=text) for n, text in enumerate(said)
        ),
    )
    remarks = remarks_of(transcript)
    places = Alignment(tuple(int(r.utterance == "u4") for r in remarks), {f"u{n}": int(n == 4) for n in range(5)})
    handled = handle(agenda, remarks, places, "k", People(agenda.meeting, transcript))
    told = [fact.text for fact in handled[0].facts]
    assert any("Anholt" in text for text in told)
    assert not [text for text in told if "odkendelse" in text]
