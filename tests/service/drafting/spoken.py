"""Items, and how they end as people say it.

"K" leads the meeting, the others are members; an utterance is cut into remarks as a transcript is.
"""

from service.drafting.remarks import Remark, remarks_of
from service.meetings import Item, Section, Speaker, Transcript, Utterance


def item(title: str, proposal: str = "") -> Item:
    sections = (Section(heading="Indstilling", text=f"Formanden indstiller,\n{proposal}."),) if proposal else ()
    return Item(number=1, title=title, sections=sections)


def heard(talk: str) -> tuple[Remark, ...]:
    """The remarks of a talk such as "K: Skal vi? / M: Ja."; every utterance takes ten seconds."""
    lines = talk.split(" / ")
    utterances = tuple(
        Utterance(id=f"u{n}", start=10.0 * n, end=10.0 * n + 9, speaker=line[0], text=line[3:])
        for n, line in enumerate(lines)
    )
    speakers = tuple(Speaker(id=name, name=name) for name in dict.fromkeys(line[0] for line in lines))
    return remarks_of(Transcript(duration=10.0 * len(lines), speakers=speakers, utterances=utterances))


APPROVE = item("Retningslinje for hjemmearbejde", "at retningslinjen godkendes")
MONEY = item("Sommerfest", "at der afsættes 12.000 kr. til sommerfesten")
ELECT = item("Valg af repræsentant", "at udvalget vælger en repræsentant")
NOTE = item("Orientering om driften", "at orienteringen tages til efterretning")
DISCUSS = item("Trivsel på arbejdspladsen", "at trivslen drøftes")
UNPROPOSED = item("Cykelskur ved porten")
MISCELLANY = item("Eventuelt")
ORDER = item("Godkendelse af dagsorden", "at dagsordenen godkendes")
