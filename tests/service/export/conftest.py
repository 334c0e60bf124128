"""One invented meeting that has everything: a closed item, lists, doubts, no decision, nothing said."""

import datetime

import pytest

from service.meetings import (
    CaseNumber,
    Decision,
    Draft,
    DraftItem,
    Flag,
    FlagKind,
    Meeting,
    Outcome,
    Participant,
    Section,
    Sentence,
    Speaker,
    Transcript,
    Utterance,
)

CASE = CaseNumber(text="81.38.00-P35-4-26", emne="81.38.00", facet="P35", sequence="4", year="26")


def _sections(**texts: str) -> tuple[Section, ...]:
    return tuple(Section(heading=heading, text=text) for heading, text in texts.items())


@pytest.fixture
def transcript() -> Transcript:
    speakers = ("s1", "s1", "s2", "s2", "s1")
    return Transcript(
        duration=4000,
        speakers=(Speaker(id="s1", name="Karen Holst"), Speaker(id="s2", name="Taler 2")),
        utterances=tuple(
            Utterance(id=f"u{n}", start=n * 700, end=n * 700 + 20, speaker=speaker, text=f"Ytring nummer {n} øh.")
            for n, speaker in enumerate(speakers, 1)
        ),
    )


@pytest.fixture
def draft() -> Draft:
    meeting = Meeting(
        committee="FagMED Børn & Læring",
        date=datetime.date(2026, 3, 12),
        time="13:00",
        place="Mødelokale 2",
        participants=(
            Participant(name="Karen Holst", role="formand", present=True),
            Participant(name="Signe Overby", role="TR, Dagtilbud"),
            Participant(name="Jonas Lykke", role="AMR", present=False),
        ),
        date_text="Torsdag d. 12. marts 2026 kl. 13:00",
    )
    changed = Decision(
        outcome=Outcome.APPROVED_WITH_CHANGES,
        sentences=(
            Sentence(text="Karen Holst gennemgik processen.", sources=("u1",)),
            Sentence(
                text="Hun oplyste, at der er afsat 1.250.000 kr.",
                sources=("u2",),
                flags=(Flag(kind=FlagKind.NUMBER, text="1.250.000", reason="Tallet står ikke i kilden."),),
            ),
            Sentence(text="Signe Overby spurgte til fristen.", sources=("u3",)),
            Sentence(text="Processen blev godkendt med de nævnte ændringer.", sources=("u1", "u4")),
        ),
    )
    return Draft(
        meeting=meeting,
        items=(
            DraftItem(
                number=27,
                title="Budget 2027: forslag til proces",
                case_number=CASE,
                sections=_sections(
                    Bilag="Procesplan_2027 (1).pdf\n\nTidsplan",
                    Sagsfremstilling="Tre trin:\n\n1. Orientering\n2. Høring\n\n- Trivsel\n- Løn",
                    Økonomi="Ingen.",
                    Indstilling="Formanden indstiller,\n\nat processen godkendes.",
                ),
                decision=changed,
                utterances=("u1", "u2", "u3", "u4"),
            ),
            DraftItem(
                number=28,
                title="Personsag",
                case_number=CASE,
                closed=True,
                sections=_sections(Indstilling="Formanden indstiller,\n\nat orienteringen tages til efterretning."),
                decision=Decision(outcome=Outcome.NONE),
                utterances=("u5",),
            ),
            DraftItem(number=29, title="Eventuelt", decision=Decision(outcome=Outcome.NONE)),
        ),
    )
