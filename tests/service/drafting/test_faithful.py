"""What turns a meaning round: negations, modal verbs, quotations."""

import pytest

from service.drafting.faithful import as_firmly, misquoted, turned


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rita oplyste, at porten skal males.", "Porten skal males."),
        ("Rita oplyste, at porten skulle males.", "Porten skal males."),
        ("Rita oplyste, at der ingen nøgler er.", "Der er ingen nøgler."),
        ("Rita mente, at man måske burde vente.", "Vi bør måske vente."),
    ],
)
def test_tense_leaves_a_meaning_as_it_is(text: str, said: str) -> None:
    assert as_firmly(text, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rita oplyste, at porten skal males.", "Porten skal ikke males."),
        ("Rita oplyste, at porten skal males.", "Porten kan males."),
        ("Rita oplyste, at porten bliver malet.", "Porten bliver måske malet."),
        ("Rita oplyste, at der er nøgler.", "Der er ingen nøgler."),
        ("Rita oplyste, at han aldrig svarer.", "Han svarer."),
        ("Rita oplyste, at det sker uden tilladelse.", "Det sker med tilladelse."),
        ("Rita oplyste, at de må parkere.", "De bør parkere."),
        ("Rita oplyste, at næppe nogen kommer.", "Nogen kommer."),
    ],
)
def test_another_meaning_is_seen(text: str, said: str) -> None:
    assert turned(text, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rita foreslog at sige fredag.", "Kan vi ikke sige fredag?"),
        ("Rita spurgte, hvad der sker med taget.", "Jeg vil gerne vide, hvad der sker med taget."),
        ("Rita tilbød at hjælpe.", "Jeg kan godt hjælpe."),
        ("Rita bemærkede, at taget er utæt.", "Så vil jeg sige, at taget er utæt."),
    ],
)
def test_what_only_leads_up_to_it_may_go(text: str, said: str) -> None:
    assert not turned(text, said)


def test_a_quotation_may_leave_out_linking_words_and_whole_sentences() -> None:
    said = "Altså, taget er utæt. Det blev lagt i 1990. Men det kan lappes."
    assert misquoted("Rita sagde: »Taget er utæt. Det kan lappes.«", said) == ""
    assert misquoted("Rita sagde: »Taget er utæt kan lappes.«", said) == "Taget er utæt kan lappes."
