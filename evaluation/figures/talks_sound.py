"""What the fields of the spoken talks are worth: from the reference, and from what was heard, with voices named or not.

The difference between the last two is what naming the voices is worth; words and turns are heard in both.
"""

from collections.abc import Mapping
from pathlib import Path

from evaluation.figures.figure import Rate, TalksFigure
from evaluation.figures.sound import listened, named
from evaluation.figures.talks import figure_of, from_transcript
from evaluation.measures.fields import Filled, filled
from evaluation.measures.wer import word_errors
from evaluation.meetings.spoken import SpokenMeeting
from evaluation.talks.script import Talk
from models.grammar import Grammar
from models.progress import Progress, silent
from service.meetings import Agenda, Meeting
from service.stages.equipment import Equipment

SOURCES = ("utterances", "named", "heard")


def measured(
    talks: Mapping[str, tuple[Talk, SpokenMeeting]],
    equipment: Equipment,
    kept: Path,
    grammar: Grammar | None = None,
    progress: Progress = silent,
) -> tuple[TalksFigure, ...]:
    """A figure for each source, all of the same talks; () where none is spoken. `kept` holds what was heard before.

    Raises UdkastError or StageFailedError as the stages do.
    """
    told: dict[str, list[Filled]] = {source: [] for source in SOURCES}
    errors = []
    for done, (talk, spoken) in enumerate(talks.values(), 1):
        agenda = Agenda(meeting=Meeting(participants=talk.participants), items=())
        heard = listened(agenda, spoken, equipment, kept).transcript
        said = " ".join(text for _, text in talk.utterances)
        errors.append(word_errors(said, " ".join(one.text for one in heard.utterances)))
        transcripts = (talk.transcript(), named(heard, spoken.turns), heard)
        for source, transcript in zip(SOURCES, transcripts, strict=True):
            told[source].append(filled(talk, from_transcript(talk, transcript, grammar), "utterances"))
        progress(done / len(talks))
    if not talks:
        return ()
    wer = Rate.of(errors)
    return tuple(
        figure_of("spoken", source, held).model_copy(update={"wer": None if source == "utterances" else wer})
        for source, held in told.items()
    )
