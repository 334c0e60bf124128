"""A made-up meeting of three hours, the same each time: 40 items, 2,500 utterances, a draft of each item.

Invented Danish, put together by rule: what matters is how much there is of it and that it is as uneven as in life. A
few items take most of the time, the longest of them an eighth of the meeting.
"""

import datetime
import random

from service.meetings import (
    Agenda,
    CaseNumber,
    Decision,
    Draft,
    DraftItem,
    Flag,
    FlagKind,
    Item,
    Meeting,
    Outcome,
    Participant,
    Section,
    Sentence,
    Speaker,
    Transcript,
    Utterance,
    Word,
)

ITEMS = 40
UTTERANCES = 2500
SECONDS = 3 * 3600.0

_PEOPLE = (
    ("Astrid Bredvig", "Formand"),
    ("Torben Askholt", "Næstformand"),
    ("Lone Hedelyng", "Fællestillidsrepræsentant"),
    ("Karsten Møgelvang", "Arbejdsmiljørepræsentant"),
    ("Sidsel Ravnkær", "Tillidsrepræsentant"),
    ("Bjarke Tornbæk", "Chef for børn og skole"),
    ("Mette Engvad", "Chef for ældre og sundhed"),
    ("Jannik Storelund", "Økonomichef"),
    ("Hanne Kirkemose", "HR-konsulent"),
    ("Asger Vestborg", "Tillidsrepræsentant"),
    ("Grethe Nyholt", "Tillidsrepræsentant"),
    ("Rune Fladgård", "Digitaliseringschef"),
)
_TOPICS = (
    "Budgetopfølgning",
    "Sygefravær",
    "Arbejdsmiljø",
    "Ferieplan",
    "Flytning af lager",
    "Kompetenceudvikling",
    "Lokaler",
    "Trivselsmåling",
    "Rekruttering",
    "Vikardækning",
)
_PLACES = ("plejeområdet", "dagtilbud", "skolerne", "teknik og vej", "borgerservice", "genoptræningen", "køkkenerne")
_OPENINGS = ("Jeg synes at", "Vi har set at", "Det er vigtigt at", "Som jeg hører det", "Jeg kan oplyse at", "Tak og")
_SUBJECTS = ("ledelsen", "udvalget", "arbejdsgruppen", "medarbejderne", "forvaltningen", "vi", "teamet i Søby")
_VERBS = ("skal se på", "har talt om", "mangler", "får", "vender tilbage med", "har sat gang i", "spørger til")
_OBJECTS = (
    "vagtplanen",
    "den nye model",
    "tallene for kvartalet",
    "midlerne",
    "lokalerne på anden sal",
    "opfølgningen",
)
_ENDINGS = ("inden jul", "på næste møde", "i løbet af foråret", "som aftalt", "hvis der er råd", "og det tager tid")
_REPLIES = (
    "Ja, det er rigtigt.",
    "Tak for det.",
    "Er der flere, der vil have ordet?",
    "Nej, ikke herfra.",
    "Det noterer vi.",
)
_OUTCOMES = (Outcome.NOTED, Outcome.APPROVED, Outcome.DISCUSSED, Outcome.POSTPONED, Outcome.APPROVED_WITH_CHANGES)


def long_meeting(seed: int = 3) -> tuple[Agenda, Draft, Transcript]:
    """The dagsorden, the draft and the transcript; another seed gives other words of the same amount."""
    draw = random.Random(seed)  # noqa: S311 - words, not secrets
    transcript = _transcript(draw)
    shares = _shares(draw)
    items, at = [], 0
    for number, many in enumerate(shares, 1):
        said = transcript.utterances[at : at + many]
        at += many
        items.append(_item(draw, number, said))
    meeting = Meeting(
        committee="Hoved-MED",
        date=datetime.date(2026, 11, 26),
        time="09:00",
        place="Mødesalen",
        participants=tuple(Participant(name=name, role=role, present=True) for name, role in _PEOPLE),
        title="Referat",
        date_text="Torsdag d. 26. november 2026 kl. 09:00",
    )
    draft = Draft(meeting=meeting, items=tuple(items), unassigned=tuple(u.id for u in transcript.utterances[at:]))
    plain = tuple(Item.model_validate(item.model_dump(exclude={"decision", "utterances"})) for item in items)
    return Agenda(meeting=meeting, items=plain), draft, transcript


def _shares(draw: random.Random) -> list[int]:
    """How many utterances each item has: all but twenty, which nobody's item is."""
    weights = [10.0, *(draw.choice((0.5, 1.0, 1.0, 2.0, 4.0)) for _ in range(ITEMS - 1))]
    draw.shuffle(weights)
    whole = UTTERANCES - 20
    shares = [max(3, int(whole * weight / sum(weights))) for weight in weights]
    shares[0] += whole - sum(shares)
    return shares


def _transcript(draw: random.Random) -> Transcript:
    speakers = [Speaker(id=f"s{place}", name=name) for place, (name, _) in enumerate(_PEOPLE)]
    length = SECONDS / UTTERANCES
    utterances = []
    for place in range(UTTERANCES):
        text = " ".join(_said(draw) for _ in range(draw.choice((0, 0, 1, 1, 1, 2)))) or draw.choice(_REPLIES)
        start = place * length
        words = text.split()
        step = (length - draw.random() * 2) / len(words)
        utterances.append(
            Utterance(
                id=f"u{place + 1}",
                start=round(start, 2),
                end=round(start + step * len(words), 2),
                speaker=draw.choice(speakers).id,
                text=text,
                words=tuple(
                    Word(
                        start=round(start + step * at, 2),
                        end=round(start + step * (at + 1), 2),
                        text=word,
                        probability=round(1 - draw.random() ** 3, 3),
                    )
                    for at, word in enumerate(words)
                ),
            )
        )
    return Transcript(duration=SECONDS, speakers=tuple(speakers), utterances=tuple(utterances))


def _said(draw: random.Random) -> str:
    parts = (_OPENINGS, _SUBJECTS, _VERBS, _OBJECTS, _ENDINGS)
    return " ".join(draw.choice(part) for part in parts) + "."


def _item(draw: random.Random, number: int, said: tuple[Utterance, ...]) -> DraftItem:
    topic, place = draw.choice(_TOPICS), draw.choice(_PLACES)
    case = " ".join(_said(draw) for _ in range(draw.randint(8, 40)))
    outcome = draw.choice(_OUTCOMES)
    return DraftItem(
        number=number,
        title=f"{topic} i {place}",
        case_number=CaseNumber(text=f"81.38.00-P35-{number}-26", emne="81.38.00", facet="P35", year="26"),
        sections=(
            Section(heading="Resumé", text=_said(draw)),
            Section(heading="Sagsfremstilling", text=case),
            Section(heading="Indstilling", text="Formanden indstiller,\n\n- at orienteringen tages til efterretning"),
        ),
        decision=Decision(outcome=outcome, sentences=_sentences(draw, said)),
        utterances=tuple(u.id for u in said),
    )


def _sentences(draw: random.Random, said: tuple[Utterance, ...]) -> tuple[Sentence, ...]:
    many = min(2 + len(said) // 10, 25)
    sentences = []
    for _ in range(many):
        first = draw.randrange(len(said))
        name = draw.choice(_PEOPLE)[0]
        text = f"{name} bemærkede, at {draw.choice(_SUBJECTS)} {draw.choice(_VERBS)} {draw.choice(_OBJECTS)}."
        doubt = Flag(kind=FlagKind.NAME, text=name, reason="Navnet er ikke nævnt i kilden.")
        flags = (doubt,) if draw.random() < 0.1 else ()
        sentences.append(Sentence(text=text, sources=tuple(u.id for u in said[first : first + 3]), flags=flags))
    return tuple(sentences)
