"""Closings as people say them, one a line in closings.txt, and what they decide."""

from pathlib import Path

import pytest

from service.drafting.outcome import decide
from service.drafting.remarks import Remark, remarks_of
from service.meetings import Item, Section, Speaker, Transcript, Utterance

PUT = {
    "approve": ("Retningslinje for hjemmearbejde", "at retningslinjen godkendes"),
    "money": ("Sommerfest", "at der afsættes 12.000 kr. til sommerfesten"),
    "elect": ("Valg af repræsentant", "at udvalget vælger en repræsentant"),
    "note": ("Orientering om driften", "at orienteringen tages til efterretning"),
    "discuss": ("Trivsel på arbejdspladsen", "at trivslen drøftes"),
    "unproposed": ("Cykelskur ved porten", ""),
    "miscellany": ("Eventuelt", ""),
}
CLOSINGS = [
    tuple(line.split(" | ", 2))
    for line in (Path(__file__).parent / "closings.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def item(put: str) -> Item:
    title, proposal = PUT[put]
    sections = (Section(heading="Indstilling", text=f"Formanden indstiller,\n{proposal}."),) if proposal else ()
    return Item(number=1, title=title, sections=sections)


def heard(talk: str) -> tuple[Remark, ...]:
    lines = talk.split(" / ")
    utterances = tuple(
        Utterance(id=f"u{n}", start=10.0 * n, end=10.0 * n + 9, speaker=line[0], text=line[3:])
        for n, line in enumerate(lines)
    )
    speakers = tuple(Speaker(id=name, name=name) for name in dict.fromkeys(line[0] for line in lines))
    return remarks_of(Transcript(duration=10.0 * len(lines), speakers=speakers, utterances=utterances))


@pytest.mark.parametrize(("put", "outcome", "talk"), CLOSINGS)
def test_a_closing_decides_what_its_words_come_to(put: str, outcome: str, talk: str) -> None:
    assert decide(item(put), heard(talk), "K").outcome == outcome
