"""Sentences without grammar and model, with a model that lies, and with the real ones."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from models.grammar import Apertium
from models.language import Form, Language, Task
from models.language.llama import Llama
from models.progress import Progress, silent
from service.drafting.fact import Fact, FactKind
from service.drafting.people import People
from service.drafting.remarks import Remark
from service.drafting.scribe import Scribe
from service.drafting.sentences import Writer
from service.meetings import NOTES, RULES, Meeting, Participant, Speaker, Transcript

PEOPLE = People(
    Meeting(participants=(Participant(name="Mette Frost", role="AMR"),)),
    Transcript(
        duration=1, speakers=(Speaker(id="s1", name="Mette Frost"), Speaker(id="s2", name="Taler 2")), utterances=()
    ),
)
WEIGHT = Path.home() / ".cache/udkast/weights/gemma-3-270m/model.gguf"


def fact(text: str, kind: FactKind = FactKind.INFORMATION, speaker: str = "s1") -> Fact:
    return Fact(kind, speaker, text, (Remark("u1", speaker, text, 0, 1),))


class Saying:
    """A model that always says the same."""

    def __init__(self, text: str) -> None:
        self._text = text

    def answer(
        self,
        task: Task,
        questions: Sequence[str],
        grammars: Sequence[Form | None] | None = None,
        max_tokens: int = 96,
        progress: Progress = silent,
    ) -> list[str]:
        return [self._text for _ in questions]

    def close(self) -> None:
        pass


def written(
    text: str, kind: FactKind = FactKind.INFORMATION, speaker: str = "s1", language: Language | None = None
) -> str | None:
    return Writer(PEOPLE, scribe=Scribe(language) if language else None).write([fact(text, kind, speaker)])[0]


def test_without_grammar_and_model_people_are_quoted() -> None:
    assert written("Vi mangler to på onsdage.") == "Mette Frost sagde: »Vi mangler to på onsdage.«"
    assert written("Hvornår er den færdig?") == "Mette Frost spurgte: »Hvornår er den færdig?«"
    assert written("Den er dyr.", speaker="s2") == "Det blev sagt: »Den er dyr.«"


def test_what_was_agreed_is_taken_over() -> None:
    said = "Så aftaler vi, at Mette laver et oplæg."
    assert written(said, FactKind.DECISION) == "Det blev aftalt, at Mette laver et oplæg."


def test_a_statement_for_the_record_stands_to_the_letter() -> None:
    said = "Jeg vil have ført til referat, at gruppen ikke er blevet hørt."
    assert written(said, FactKind.STATEMENT) == "Mette Frost ønskede ført til referat, at gruppen ikke er blevet hørt."


def test_a_faithful_model_is_believed() -> None:
    good = "Mette Frost oplyste, at der mangler to på onsdage."
    assert written("Vi mangler to på onsdage.", FactKind.OBJECTION, language=Saying(good)) == good


def test_a_sentence_says_who_wrote_it() -> None:
    good = "Mette Frost oplyste, at der mangler to på onsdage."
    facts = [
        fact("Vi mangler to på onsdage.", FactKind.OBJECTION),
        fact("Så aftaler vi, at Mette laver et oplæg.", FactKind.DECISION),
        fact("Mette takker for oplægget.", FactKind.WRITTEN),
    ]
    made = Writer(PEOPLE, scribe=Scribe(Saying(good), "qwen")).signed(facts)
    assert [one and one.writer for one in made] == ["qwen", RULES, NOTES]
    lying = Writer(PEOPLE, scribe=Scribe(Saying("Mette Frost oplyste, at der mangler ti."), "qwen")).signed(facts)
    assert [one and one.writer for one in lying] == [RULES, RULES, NOTES]


@pytest.mark.parametrize(
    "lie",
    [
        "Mette Frost oplyste, at der mangler tre på onsdage.",
        "Mette Frost besluttede, at der mangler to på onsdage.",
        "Mette Frost oplyste, at Bente mangler på onsdage.",
        "Lars oplyste, at der mangler to på onsdage.",
        "Mette Frost oplyste, at kantinen lukker.",
        "",
    ],
)
def test_a_model_that_adds_or_leaves_out_is_not(lie: str) -> None:
    said = "Vi mangler to på onsdage."
    assert written(said, FactKind.OBJECTION, language=Saying(lie)) == f"Mette Frost sagde: »{said}«"


@pytest.mark.skipif(not Apertium.available(), reason="Apertium's Danish data are not installed")
def test_with_grammar_speech_is_reported() -> None:
    (text,) = Writer(PEOPLE, Apertium()).write([fact("Fraværet er faldet siden foråret.")])
    assert text == "Mette Frost oplyste, at fraværet er faldet siden foråret."


GRAMMAR = pytest.mark.skipif(not Apertium.available(), reason="Apertium's Danish data are not installed")


@GRAMMAR
@pytest.mark.skipif(not Apertium.available(), reason="Debian's apertium-dan-nor is not installed")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Så er vi enige om at vente til april.", "Der var enighed om at vente til april."),
        ("Vi beslutter at sende sagen videre.", "Det blev besluttet at sende sagen videre."),
        ("Vi er enige om, at sagen venter.", "Der var enighed om, at sagen venter."),
        ("Så siger vi otte pladser fra august.", "Det blev konkluderet, at det bliver otte pladser fra august."),
        ("Så siger vi den 27. maj.", "Det blev konkluderet, at det bliver den 27. maj."),
    ],
)
def test_a_decision_is_told_as_one(said: str, told: str) -> None:
    assert Writer(PEOPLE, Apertium()).write([fact(said, FactKind.DECISION)])[0] == told


def test_a_sentence_that_points_back_follows_the_one_it_rests_on() -> None:
    first = fact("Vi får en ny kollega.")
    second = replace(fact("Hun hedder Line og begynder i byggesag den 1. december."), follows=first)
    assert Writer(PEOPLE, Apertium()).write([first, second]) == [
        "Mette Frost oplyste, at man får en ny kollega.",
        "Hun hedder Line og begynder i byggesag den 1. december.",
    ]
    assert Writer(PEOPLE, Apertium()).write([second]) == [None]


@GRAMMAR
def test_chatter_is_dropped_and_a_proposal_is_told() -> None:
    chatter, proposal = fact("Det der med printeren og så den der."), fact("Vi foreslår tre dage.", FactKind.PROPOSAL)
    assert Writer(PEOPLE, Apertium()).write([chatter, proposal]) == [None, "Mette Frost foreslog tre dage."]


@GRAMMAR
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Fraværet er faldet fra 5,1% til 4,2%.", "Mette Frost oplyste, at fraværet er faldet fra 5,1 % til 4,2 %."),
        (
            "Vi har talt med alle 9, der sidder deroppe.",
            "Mette Frost oplyste, at man har talt med alle ni, der sidder deroppe.",
        ),
        ("Vi kommer til at bruge alle 14 stole.", "Mette Frost oplyste, at man kommer til at bruge alle 14 stole."),
    ],
)
def test_numbers_and_marks_are_set_as_a_referat_sets_them(said: str, told: str) -> None:
    assert Writer(PEOPLE, Apertium()).write([fact(said)]) == [told]


@GRAMMAR
def test_a_clause_that_speech_left_unjoined_is_joined() -> None:
    assert Writer(PEOPLE, Apertium()).write([fact("Der er ansat en ny leder, hun begynder den 1. maj.")]) == [
        "Mette Frost oplyste, at der er ansat en ny leder, og at hun begynder den 1. maj."
    ]


@GRAMMAR
def test_who_speaks_of_themselves_is_quoted_and_not_named_twice() -> None:
    said = "Jeg havde en sag i maj, hvor jeg rykkede tre gange."
    assert Writer(PEOPLE, Apertium()).write([fact(said)]) == [f"Mette Frost sagde: »{said}«"]


@GRAMMAR
def test_two_things_that_one_person_does_are_told_with_one_name() -> None:
    (text,) = Writer(PEOPLE, Apertium()).write([fact("Jeg har fået spørgsmål, og jeg sender et brev ud til alle.")])
    assert text == "Mette Frost har fået spørgsmål og sender et brev ud til alle."


@pytest.fixture
def model() -> Iterator[Llama]:
    if not WEIGHT.exists():
        pytest.skip("the weight is fetched by `make weights`")
    model = Llama(WEIGHT, threads=2)
    yield model
    model.close()


@pytest.mark.weights
def test_the_real_model_is_believed_only_where_it_is_faithful(model: Llama) -> None:
    facts = [fact("Hvornår er den nye hal færdig?", FactKind.QUESTION)]
    for text, said in zip(Writer(PEOPLE, scribe=Scribe(model)).write(facts), facts, strict=True):
        assert text is not None
        assert text.startswith("Mette Frost ")
        assert text.endswith((f"»{said.text}«", "."))


@pytest.mark.skipif(not Apertium.available(), reason="needs the Danish grammar")
def test_what_points_back_to_the_sentence_right_before_is_written_though_it_speaks_of_us() -> None:
    first = fact("Vi har fået otte vikarer.")
    second = replace(fact("De har dækket de fleste vagter, og vi har sparet 40.000 kroner."), follows=first)
    _, told = Writer(PEOPLE, Apertium()).write([first, second])
    assert told is not None
    assert "40.000" in told
