"""What drafts are worth from sound, beside those from the reference transcript, and what the difference is made of.

Each condition takes one more part from the machine instead of from the reference:

- `reference`  words, turns and the speakers' names as they are
- `unnamed`    the same, nobody's name known: what a draft can be before a person has named the voices
- `turns`      the words as they were said, at their times; who speaks when is heard
- `words`      the words are heard; who speaks when is known
- `named`      both are heard, and each voice has the name of the person it mostly is: the draft after naming
- `heard`      both are heard, the voices unnamed: what comes out of the machine

All are drafted without a language model, so that they differ in nothing else. Listening runs as the program's own
stages (`service.stages.course`) and is kept under a hash of sound, weights and program.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.figures import writers
from evaluation.figures.counting import Held, count
from evaluation.figures.drafting import TEMPLATE
from evaluation.figures.figure import Counted, Rate, SoundFigure
from evaluation.figures.minutes import ROOMS, counts_of, gaps_of
from evaluation.measures.alignment import Accepted, SpokenIn, by_time
from evaluation.measures.der import diarization_error
from evaluation.measures.names import recalled
from evaluation.measures.repairs import as_heard, false_repairs, harmful_repairs
from evaluation.measures.share import Share
from evaluation.measures.wer import character_errors, word_errors
from evaluation.meetings.minuted import MinutedMeeting
from evaluation.meetings.scripted import one_of
from evaluation.meetings.spoken import SpokenMeeting, Turn
from models.progress import Progress, silent
from models.speakers import Turn as HeardTurn
from models.speech import HeardWord
from service import families
from service import transcript as transcripts
from service.meetings import Agenda, Speaker, Transcript, Value
from service.stages.course import SOUND, Course, Matter
from service.stages.equipment import Equipment
from service.stages.program import fingerprint
from service.stages.sequence import Sequence as Stages
from service.stages.watch import Unwatched
from service.stages.workspace import Workspace, adapter, hash_of, key_of

CONDITIONS = {
    "reference": "facit: ord, talere og navne",
    "unnamed": "facit, ingen navne på talerne",
    "turns": "facits ord, hørte talere",
    "words": "hørte ord, facits talere",
    "named": "hørte ord og talere, navngivet",
    "heard": "hørte ord og talere, ikke navngivet",
}
HEARD = {
    "wer": "ordfejl (WER)",
    "cer": "tegnfejl (CER)",
    "wer_heard": "ordfejl, før ord rettes efter lyden",
    "false_repairs": "ord rettet til noget, der ikke blev sagt",
    "harmful_repairs": "rigtige ord rettet til forkerte",
    "names": "deltagernes navne hørt rigtigt",
    "terms": "dagsordenens ord hørt rigtigt",
    "der": "hvem taler hvornår (DER)",
    "jer": "det samme, hver taler lige meget (JER)",
}
LISTENING_ROOMS = (
    *(f"models/{room}" for room in ("sound", "speech", "speakers")),
    *("service/stages", "service/transcript", "service/meetings"),
)
LONG_TERM = 7
"""Letters of a word of the dagsorden's titles, from which it counts as a term."""


class Listened(Value):
    """What the program heard in a recording, and what that cost."""

    words: tuple[HeardWord, ...]
    turns: tuple[HeardTurn, ...]
    transcript: Transcript
    seconds: float
    peak_bytes: int


_LISTENED = adapter(Listened)
_WRITTEN = adapter(writers.WrittenMeeting)


def measured(
    meetings: Mapping[str, tuple[MinutedMeeting, SpokenMeeting]],
    equipment: Equipment,
    kept: Path,
    progress: Progress = silent,
) -> tuple[SoundFigure, ...]:
    """Every condition on the same meetings; `kept` is the folder for what was heard and written.

    Raises UdkastError or StageFailedError as the stages do.
    """
    held: dict[str, list[Held]] = {condition: [] for condition in CONDITIONS}
    heard: list[dict[str, Share]] = []
    cost: list[tuple[float, int]] = []
    for done, (meeting, spoken) in enumerate(meetings.values()):
        found = listened(writers.known_agenda(meeting), spoken, equipment, kept)
        heard.append(hearing(meeting, spoken, found))
        cost.append((found.seconds, found.peak_bytes))
        for condition, (transcript, right) in conditions(meeting, spoken, found).items():
            written = _written(meeting, transcript, kept)
            held[condition].append(count(meeting, written, right))
        progress((done + 1) / len(meetings))
    if not heard:
        return ()
    minutes = sum(spoken.seconds for _, spoken in meetings.values()) / 60
    figures = []
    for condition, counted in held.items():
        listens = condition not in {"reference", "unnamed"}
        told = tuple(Counted(measure=m, rate=Rate.of([one[m] for one in heard])) for m in HEARD)
        figures.append(
            SoundFigure(
                condition=condition,
                meetings=len(counted),
                minutes=round(minutes, 1),
                seconds_per_minute=round(sum(s for s, _ in cost) / minutes, 2) if listens else 0.0,
                peak_bytes=max(peak for _, peak in cost) if listens else 0,
                counts=(*(told if condition == "heard" else ()), *counts_of(counted)),
                gaps=() if condition == "reference" else tuple(gaps_of(counted, held["reference"], "reference")),
            )
        )
    return tuple(figures)


def listened(agenda: Agenda, spoken: SpokenMeeting, equipment: Equipment, kept: Path) -> Listened:
    """What the program's stages hear in the recording, or heard in an earlier run."""
    program, weights = fingerprint(LISTENING_ROOMS), equipment.key("speech", "segmentation", "embedding")
    workspace = Workspace(kept, key_of(hash_of(spoken.sound), agenda.to_json(), weights, program))
    earlier: Listened | None = workspace.load("listened", "any", _LISTENED)
    if earlier is not None:
        return earlier
    stages = Stages(workspace, Unwatched())
    matter = Matter(agenda, families.load(TEMPLATE), spoken.sound)
    # The key above says all that a result depends on, so each is known by its stage alone.
    course = Course(matter, equipment, workspace, stages, lambda _: None, pinned=True)
    course.sound()
    words, turns = course.speech(), course.speakers()
    transcript = course.transcript()
    workspace.remove(SOUND)
    found = Listened(
        words=tuple(words),
        turns=tuple(turns),
        transcript=transcript,
        seconds=sum(run.seconds for run in stages.runs),
        peak_bytes=max(run.peak_bytes for run in stages.runs),
    )
    workspace.keep("listened", "any", found, _LISTENED)
    return found


def hearing(meeting: MinutedMeeting, spoken: SpokenMeeting, found: Listened) -> dict[str, Share]:
    """How well words and turns were heard, measure by measure.

    DER in thousandths of a second of the speech, JER in thousandths of the speakers: so both can be pooled.
    """
    agenda = writers.known_agenda(meeting)
    said = " ".join(turn.text for turn in spoken.turns)
    wrote = " ".join(utterance.text for utterance in found.transcript.utterances)
    truth = [(turn.start, turn.end, turn.speaker) for turn in spoken.turns]
    error = diarization_error(truth, [(turn.start, turn.end, str(turn.speaker)) for turn in found.turns])
    return {
        "wer": word_errors(said, wrote),
        "cer": character_errors(said, wrote),
        "wer_heard": word_errors(said, as_heard(found.words)),
        "false_repairs": false_repairs(said, found.words),
        "harmful_repairs": harmful_repairs(said, found.words),
        "names": recalled(said, wrote, _names(agenda)),
        "terms": recalled(said, wrote, _terms(agenda)),
        "der": Share(round(1000 * error.der * error.speech), round(1000 * error.speech)),
        "jer": Share(round(1000 * error.jer * error.speakers), 1000 * error.speakers),
    }


def _names(agenda: Agenda) -> set[str]:
    return {word for person in agenda.meeting.participants for word in person.name.split()}


def _terms(agenda: Agenda) -> set[str]:
    words = {word.strip(".,:;()") for item in agenda.items for word in item.title.split()}
    return {word for word in words if len(word) >= LONG_TERM} - _names(agenda)


Right = Mapping[str, Accepted]


def conditions(meeting: MinutedMeeting, spoken: SpokenMeeting, found: Listened) -> dict[str, tuple[Transcript, Right]]:
    """The transcript of each condition, with the right items of its utterances."""
    items = [one_of(item) for _, _, item in meeting.utterances]
    when: list[SpokenIn] = [(turn.start, turn.end, of) for turn, of in zip(spoken.turns, items, strict=True)]
    reference, known = meeting.transcript(), meeting.items_of_utterances()
    turns = transcripts.utterances_of(words_of(spoken.turns), found.turns, spoken.seconds)
    words = transcripts.utterances_of(found.words, turns_of(spoken.turns), spoken.seconds)
    heard = found.transcript
    return {
        "reference": (reference, known),
        "unnamed": (_unnamed(reference), known),
        "turns": (named(turns, spoken.turns), by_time(turns, when)),
        "words": (named(words, spoken.turns), by_time(words, when)),
        "named": (named(heard, spoken.turns), by_time(heard, when)),
        "heard": (heard, by_time(heard, when)),
    }


def words_of(turns: Sequence[Turn]) -> list[HeardWord]:
    """The words as they were said, spread evenly over each turn; those of an early beginner wait for the turn before,
    so that no two people's words are mixed.
    """
    words: list[HeardWord] = []
    clock = 0.0
    for turn in turns:
        said = turn.text.split()
        start = max(turn.start, clock)
        each = max(turn.end - start, 0.1) / max(1, len(said))
        words += [
            HeardWord(start=start + n * each, end=start + (n + 1) * each, text=word, probability=1.0)
            for n, word in enumerate(said)
        ]
        clock = start + len(said) * each
    return words


def turns_of(turns: Sequence[Turn]) -> list[HeardTurn]:
    """The reference's turns as a diarisation would give them."""
    order = {name: n for n, name in enumerate(dict.fromkeys(turn.speaker for turn in turns))}
    return [HeardTurn(start=turn.start, end=turn.end, speaker=order[turn.speaker]) for turn in turns]


def named(transcript: Transcript, turns: Sequence[Turn]) -> Transcript:
    """The transcript with each voice named as the person whose turns it shares most seconds with."""
    shared: dict[str, dict[str, float]] = {speaker.id: {} for speaker in transcript.speakers}
    for utterance in transcript.utterances:
        for turn in turns:
            seconds = min(utterance.end, turn.end) - max(utterance.start, turn.start)
            if seconds > 0:
                own = shared[utterance.speaker]
                own[turn.speaker] = own.get(turn.speaker, 0.0) + seconds
    speakers = tuple(
        Speaker(id=speaker.id, name=max(shared[speaker.id], key=lambda name: shared[speaker.id][name]))
        if shared[speaker.id]
        else speaker
        for speaker in transcript.speakers
    )
    return transcript.model_copy(update={"speakers": speakers})


def _unnamed(transcript: Transcript) -> Transcript:
    speakers = tuple(Speaker(id=one.id, name=f"Taler {n}") for n, one in enumerate(transcript.speakers, 1))
    return transcript.model_copy(update={"speakers": speakers})


def _written(meeting: MinutedMeeting, transcript: Transcript, kept: Path) -> writers.WrittenMeeting:
    workspace, key = Workspace(kept, key_of(meeting.to_json())), key_of(transcript.to_json(), fingerprint(ROOMS))
    earlier: writers.WrittenMeeting | None = workspace.load("sound", key, _WRITTEN)
    if earlier is None:
        earlier = writers.ours(meeting, transcript=transcript)
        workspace.keep("sound", key, earlier, _WRITTEN)
    return earlier
