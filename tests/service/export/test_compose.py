import pytest

from service.export import Approver, compose
from service.export.compose import fill, marked, ordered
from service.export.document import Document, Doubt
from service.families import load
from service.meetings import Decision, Draft, Family, Outcome, Phrase, Section, Sentence, Transcript


def headings(draft: Draft, family: str) -> list[list[str]]:
    return [[part.heading for part in item.parts] for item in compose(draft, load(family)).items]


def test_sections_stand_in_the_familys_order_and_an_unknown_one_behind_the_one_it_followed(draft: Draft) -> None:
    assert headings(draft, "standard")[0] == ["Sagsfremstilling", "Økonomi", "Indstilling", "Beslutning", "Bilag"]


def test_who_was_absent_stands_under_every_item_where_the_house_does_so(draft: Draft) -> None:
    document = compose(draft, load("albertslund"))
    for item in document.items:
        assert item.parts[-1].run_in
        assert (item.parts[-1].heading, item.parts[-1].paragraphs[0].text) == ("Fraværende", "Jonas Lykke (AMR)")
    assert "Fraværende" not in headings(draft, "vejle")[0]


def test_a_heading_that_the_house_does_not_print_leaves_its_text(draft: Draft) -> None:
    part = compose(draft, load("lemvig")).items[1].parts[0]
    assert part.heading == ""
    assert part.paragraphs[0].text == "Formanden indstiller,"


def test_the_head_says_who_when_and_where(draft: Draft) -> None:
    document = compose(draft, load("standard"))
    assert document.title == "REFERAT FagMED Børn & Læring d. 12-03-2026"
    assert [(line.label, line.text) for line in document.head] == [
        ("Mødedato", "Torsdag d. 12. marts 2026 kl. 13:00"),
        ("Mødested", "Mødelokale 2"),
        ("Deltagere", "Karen Holst (formand), Signe Overby (TR, Dagtilbud)"),
        ("Fraværende", "Jonas Lykke (AMR)"),
    ]


def test_one_speakers_sentences_run_on_and_the_outcome_stands_alone(draft: Draft, transcript: Transcript) -> None:
    item = compose(draft, load("standard"), transcript).items[0]
    decided = next(part for part in item.parts if part.heading == "Beslutning")
    assert [len(paragraph.spans) for paragraph in decided.paragraphs] == [2, 1, 1]
    assert decided.paragraphs[-1].text == "Processen blev godkendt med de nævnte ændringer."


def test_closing_phrases_that_rest_on_the_same_words_stand_each_alone(draft: Draft, transcript: Transcript) -> None:
    said = ("Karen Holst gennemgik planen.", "Referatet godkendt", "Dagsordenen godkendt")
    sentences = tuple(Sentence(text=text, sources=("u1",) if "gennem" in text else ("u2",)) for text in said)
    decision = Decision(outcome=Outcome.APPROVED, sentences=sentences)
    item = draft.items[0].model_copy(update={"decision": decision, "sections": ()})
    document = compose(draft.model_copy(update={"items": (item,)}), load("albertslund"), transcript)
    assert [paragraph.text for paragraph in document.items[0].parts[0].paragraphs] == list(said)


def test_a_sentence_knows_when_and_by_whom_its_sources_were_said(draft: Draft, transcript: Transcript) -> None:
    spans = [span for span in compose(draft, load("standard"), transcript).spans if span.sources]
    assert [(source.id, source.time, source.speaker) for source in spans[-1].sources] == [
        ("u1", "0:11:40", "Karen Holst"),
        ("u4", "0:46:40", "Taler 2"),
    ]


def test_no_decision_is_said_in_the_houses_way_and_marked(draft: Draft, transcript: Transcript) -> None:
    document = compose(draft, load("vejle"), transcript)
    undecided, unheard = document.items[1].parts[-1], document.items[2].parts[-1]
    assert undecided.paragraphs[-1].text == "Der er ikke registreret en beslutning under punktet."
    assert unheard.paragraphs[-1].text == "Intet under dette punkt."
    assert [doubt.number for _, _, doubt in document.doubts] == [1, 2, 3]


def test_a_phrase_of_no_decision_that_drafting_wrote_is_not_said_twice(draft: Draft) -> None:
    phrase = "Der er ikke registreret en beslutning under punktet."
    item = draft.items[1].model_copy(
        update={
            "decision": draft.items[1].decision.model_copy(
                update={"sentences": (draft.items[0].decision.sentences[0].model_copy(update={"text": phrase}),)}
            )
        }
    )
    document = compose(draft.model_copy(update={"items": (item,)}), load("standard"))
    assert [span.text for span in document.spans].count(phrase) == 1


def test_approval_takes_away_banner_sources_doubts_and_transcript(draft: Draft, transcript: Transcript) -> None:
    document = compose(draft, load("standard"), transcript, approved=True)
    assert document.banner == ""
    assert document.replies == ()
    assert document.doubts == ()
    assert not any(span.sources for span in document.spans)


def test_who_approved_is_said_in_the_houses_words(draft: Draft) -> None:
    layout = load("standard").layout.model_copy(update={"approved": "Godkendt af {name}[, {role},] {date}"})
    family = load("standard").model_copy(update={"layout": layout})
    approvers = (
        Approver(name="Karen\nHolst", role="formand", date="1. maj 2026"),
        Approver(name="Bo", role="", date="2. maj"),
    )
    document = compose(draft, family, approved=True, approvers=approvers)
    assert document.approved == ("Godkendt af Karen Holst, formand, 1. maj 2026", "Godkendt af Bo 2. maj")
    assert document.approvals == "Godkendelse"
    assert compose(draft, family, approved=True).approvals == ""


def test_approval_changes_no_paragraph(draft: Draft, transcript: Transcript) -> None:
    def texts(document: Document) -> list[str]:
        return [p.text for item in document.items for part in item.parts for p in part.paragraphs]

    before = compose(draft, load("standard"), transcript)
    assert texts(compose(draft, load("standard"), transcript, approved=True)) == texts(before)


def test_a_sentence_that_the_referent_added_goes_on_where_it_stands(draft: Draft, transcript: Transcript) -> None:
    first, second, *rest = draft.items[0].decision.sentences
    added = Sentence(text="Hun takkede for arbejdet.", sources=())
    decision = draft.items[0].decision.model_copy(update={"sentences": (first, added, second, *rest)})
    item = draft.items[0].model_copy(update={"decision": decision})
    document = compose(draft.model_copy(update={"items": (item,)}), load("standard"), transcript)
    (paragraphs,) = [part.paragraphs for part in document.items[0].parts if part.heading == "Beslutning"]
    assert paragraphs[0].text == f"{first.text} Hun takkede for arbejdet. {second.text}"


def test_until_then_the_transcript_is_there_whole(draft: Draft, transcript: Transcript) -> None:
    document = compose(draft, load("standard"), transcript)
    assert document.banner.startswith("AI-assisteret udkast")
    assert [reply.id for reply in document.replies] == ["u1", "u2", "u3", "u4", "u5"]


def test_a_decision_already_in_the_dagsorden_is_kept_before_ours(draft: Draft) -> None:
    item = draft.items[0].model_copy(update={"sections": (Section(heading="Beslutning", text="Fra sidst."),)})
    parts = compose(draft.model_copy(update={"items": (item,)}), load("standard")).items[0].parts
    assert [part.heading for part in parts] == ["Beslutning"]
    assert parts[0].paragraphs[0].text == "Fra sidst."
    assert len(parts[0].paragraphs) > 1


def test_the_first_phrase_of_no_decision_that_fits_the_title_wins(draft: Draft) -> None:
    family = Family(
        id="standard",
        name="Ny",
        sections=("Beslutning",),
        phrases={Outcome.NONE: (Phrase(when="^(?P<hvad>person)sag", text="Om {hvad} intet."), Phrase(text="Intet."))},
    )
    assert compose(draft, family).items[1].parts[-1].paragraphs[-1].text == "Om Person intet."
    assert compose(draft, family).items[2].parts[-1].paragraphs[-1].text == "Intet."


@pytest.mark.parametrize(
    ("template", "filled"),
    [("{a}[ d. {b}]", "x"), ("{a}[ ({c})]", "x ({b})"), ("[{b}]", ""), ("{d} [sic]", "{d} [sic]")],
)
def test_an_empty_field_takes_its_brackets_along_and_values_are_never_read_as_fields(
    template: str, filled: str
) -> None:
    assert fill(template, {"a": "x", "b": "", "c": "{b}"}) == filled


def test_doubted_words_are_marked_as_whole_words_and_each_once() -> None:
    doubts = (
        Doubt(number=1, text="5", reason=""),
        Doubt(number=2, text="5", reason=""),
        Doubt(number=3, text="x", reason=""),
    )
    pieces = marked("15 af 5 og 5.", doubts)
    assert "".join(piece.text for piece in pieces) == "15 af 5 og 5."
    assert [(piece.text, piece.doubt) for piece in pieces if piece.doubt] == [("15 af ", 3), ("5", 1), ("5", 2)]


def test_sections_before_any_known_one_stay_first() -> None:
    sections = [Section(heading="", text="a"), Section(heading="Bilag", text="b"), Section(heading="Resumé", text="c")]
    assert [section.text for section in ordered(sections, load("standard"))] == ["a", "c", "b"]
