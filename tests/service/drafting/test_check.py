"""Flags: what the sources don't hold, and what was heard badly."""

import pytest

from service.drafting.check import Ground, doubts, flags_of
from service.drafting.remarks import Remark
from service.meetings import FlagKind, Word


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
