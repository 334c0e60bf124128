"""Flags: what the sources don't hold, and what was heard badly."""

import pytest

from service.drafting.check import Ground, contradicted, doubts, flags_of, misplaced, shortened, strangers, unsettled
from service.drafting.remarks import Remark
from service.meetings import FlagKind, Outcome, Word


def kinds(sentence: str, *said: str, **more: str) -> set[FlagKind]:
    return {f.kind for f in flags_of(sentence, Ground(said, names=("Karen Holm",), agenda=more.get("agenda", "")))}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Karen Holm oplyste, at det koster 40.000 kr.", "det koster fyrre tusind kroner"),
        ("Karen Holm oplyste, at fristen er den 12. januar.", "fristen er den tolvte januar"),
        ("Karen Holm oplyste, at mødet er kl. 9.30.", "mødet er klokken halv ti"),
        ("Karen Holm oplyste, at fraværet er 5,1 %.", "fraværet er fem komma en procent"),
        ("Karen Holm oplyste, at der er 27 ansøgninger.", "der er syvogtyve ansøgninger"),
    ],
)
def test_what_was_said_in_words_holds_what_is_written_in_digits(sentence: str, said: str) -> None:
    assert kinds(sentence, said) == set()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Karen Holm oplyste, at det koster 50.000 kr.", FlagKind.NUMBER),
        ("Karen Holm oplyste, at fristen er den 13. januar.", FlagKind.DATE),
        ("Karen Holm oplyste, at Bente tager sig af prisen.", FlagKind.NAME),
        ("Karen Holm oplyste, at kantinen lukker på grund af skimmelsvamp.", FlagKind.UNSUPPORTED),
    ],
)
def test_what_was_not_said_is_flagged(sentence: str, kind: FlagKind) -> None:
    assert kind in kinds(sentence, "det koster fyrre tusind kroner inden den tolvte januar, og prisen stiger")


def test_a_number_of_the_dagsorden_says_so() -> None:
    ground = Ground(("så er planen klar",), agenda="Plan 2027")
    flags = flags_of("Karen Holm oplyste, at planen for 2027 er klar.", ground)
    assert [f.kind for f in flags if "dagsordenen" in f.reason] == [FlagKind.NUMBER]


def test_the_houses_phrase_may_quote_the_dagsorden() -> None:
    ground = Ground(("så er planen godkendt",), agenda="at planen for 2027 godkendes")
    assert flags_of("Planen for 2027 blev godkendt.", ground, phrase=True) == ()
    assert [f.kind for f in flags_of("Planen for 2028 blev godkendt.", ground, phrase=True)] == [FlagKind.NUMBER]


def test_a_badly_heard_word_is_named() -> None:
    words = tuple(Word(start=0, end=1, text=w, probability=p) for w, p in [("prisen", 0.9), ("stiger", 0.2)])
    flags = flags_of("Karen Holm oplyste, at prisen stiger.", Ground(("prisen stiger",), words, ("Karen Holm",)))
    assert [(f.kind, f.text) for f in flags] == [(FlagKind.UNCERTAIN, "stiger")]


def test_a_phrase_whose_grounds_were_badly_heard_is_flagged_whole() -> None:
    def remark(probability: float) -> Remark:
        words = tuple(Word(start=0, end=1, text=w, probability=probability) for w in ("den", "er", "godkendt"))
        return Remark("u1", "s1", "den er godkendt", 0, 1, words)

    assert doubts("Planen blev godkendt.", [remark(0.9)]) == ()
    assert [f.kind for f in doubts("Planen blev godkendt.", [remark(0.5)])] == [FlagKind.UNCERTAIN]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Karen Holm oplyste, at hun er her til kl. 11.30.", "jeg er her til halv tolv"),
        ("Karen Holm oplyste, at bussen går kl. 3.15.", "bussen går kvart over tre"),
        ("Karen Holm oplyste, at mødet begynder kl. 7.45.", "mødet begynder kvart i otte"),
    ],
)
def test_a_time_told_by_the_next_hour_is_that_time(sentence: str, said: str) -> None:
    assert FlagKind.NUMBER not in kinds(sentence, said)


def test_a_number_in_words_that_may_be_two_is_flagged() -> None:
    said = "der er tres tusind og fem spejdergrupper"
    assert FlagKind.NUMBER in kinds("Karen Holm oplyste, at der er 60.005 spejdergrupper.", said)
    assert kinds("Karen Holm oplyste, at det koster 60.005 kr.", "det koster tres tusind og fem kroner") == set()


def test_a_sentence_that_denies_what_its_fact_does_not_is_flagged() -> None:
    said = ("vi kan bruge hallen i maj",)
    right, wrong = "man kan bruge hallen i maj", "man ikke kan bruge hallen i maj"
    for clause, found in ((right, set()), (wrong, {FlagKind.UNSUPPORTED})):
        ground = Ground(said, names=("Karen Holm",), facts="Vi kan bruge hallen i maj.")
        assert {f.kind for f in flags_of(f"Karen Holm oplyste, at {clause}.", ground)} == found


def test_a_quotation_is_to_the_letter() -> None:
    said = "ja men det koster tolv hundrede, nej, tretten hundrede"
    assert kinds("Karen Holm sagde: »Det koster tolv hundrede.«", said) == set()
    assert FlagKind.UNSUPPORTED in kinds("Karen Holm sagde: »Det koster cirka tretten hundrede.«", said)


def test_what_may_belong_to_another_item_says_to_which() -> None:
    agenda = "Nye cykelstativer ved stationen\nBudget for 2027"
    told = "Karen Holm oplyste, at svømmehallen lukker til påske."
    (flag,) = misplaced(told, 1.0, agenda, ("Karen Holm",), "7")
    assert flag.kind is FlagKind.PLACE
    assert "punkt 7" in flag.reason
    assert misplaced(told, 9.0, agenda, ("Karen Holm",), "7") == ()
    assert misplaced("Karen Holm oplyste, at cykelstativer er bestilt.", 1.0, agenda, ("Karen Holm",), "7") == ()


def test_a_full_name_that_belongs_to_nobody_of_the_meeting_is_to_be_looked_at() -> None:
    agenda, people = "Ansættelse af Rikke Storgaard", ("Karen Holm", "Karen")
    told = "Karen Holm oplyste, at Rikke Storgaard afløser Viggo Damkær."
    assert [(f.kind, f.text) for f in strangers(told, agenda, people)] == [(FlagKind.NAME, "Viggo Damkær")]
    assert strangers("Karen Holm sagde: »Det er Storgaard, der afløser.«", agenda, people) == ()


def said(text: str) -> Remark:
    return Remark("u1", "s1", text, 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Så siger vi 40.",
        "Godt, så tager vi fyrre pladser.",
        "Så søger vi om 40 i første omgang.",
        "Ja, så lander vi på 40.",
    ],
)
def test_a_phrase_is_contradicted_where_the_talk_settles_on_another_value(text: str) -> None:
    assert contradicted("Det blev besluttet, at der oprettes 60 pladser.", [said(text)], "Der oprettes 60 pladser.")


@pytest.mark.parametrize(
    "text",
    ["Så siger vi 60.", "Skal vi sige 40?", "Så er der 40 til kaffe.", "Så mødes vi den 3. maj.", "Så gør vi det."],
)
def test_a_phrase_stands_where_the_talk_settles_on_nothing_else(text: str) -> None:
    assert not contradicted("Det blev besluttet, at der oprettes 60 pladser.", [said(text)], "Der oprettes 60 pladser.")


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("Karen Holm oplyste, at det er 80 til keramikken.", ["80"]),
        ("Karen Holm sagde: »Så er det 80.«", ["80"]),
        ("Karen Holm oplyste, at keramikken får 80.000 kr.", []),
        ("Karen Holm oplyste, at der kom 80 gæster.", []),
        ("Karen Holm oplyste, at det er 70 til keramikken.", []),
    ],
)
def test_a_number_said_short_is_to_be_looked_at(sentence: str, flagged: list[str]) -> None:
    assert [flag.text for flag in shortened(sentence, "Keramikken søger 80.000 kroner. Der kom 80 gæster.")] == flagged


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_doubtful_outcome_is_told_with_what_it_may_be_instead(outcome: Outcome) -> None:
    phrase = "Indstillingen blev godkendt."
    (flag,) = unsettled(phrase, outcome)
    assert flag.text == phrase
    assert "blev måske" in flag.reason
    assert "{" not in flag.reason


def test_a_sure_outcome_is_not_doubted() -> None:
    assert unsettled("Indstillingen blev godkendt.", None) == ()
