"""Outcomes from short exchanges, set against the indstilling."""

import pytest

from service.drafting.outcome import decide
from service.drafting.remarks import Remark
from service.meetings import Item, Outcome, Section


def item(proposal: str, title: str = "Retningslinje for mobiltelefoner") -> Item:
    sections = (Section(heading="Indstilling", text=f"Formanden indstiller,\n{proposal}"),) if proposal else ()
    return Item(number=1, title=title, sections=sections)


def said(*lines: str) -> list[Remark]:
    """Lines as "K: …" for the chair and "M: …" for a member."""
    return [Remark(f"u{i}", line[0], line[3:], i, i + 1, position=i) for i, line in enumerate(lines)]


APPROVE, NOTE, DISCUSS = (
    "at retningslinjen godkendes",
    "at orienteringen tages til efterretning",
    "at retningslinjen drøftes",
)


@pytest.mark.parametrize(
    ("proposal", "lines", "outcome"),
    [
        (APPROVE, ["K: Så er den godkendt."], Outcome.APPROVED),
        (
            NOTE,
            ["M: Hun er kaldt til møde.", "K: Så må vi vente til den 19. oktober.", "K: Så gør vi det."],
            Outcome.POSTPONED,
        ),
        (APPROVE, ["K: Sagen går retur til forvaltningen.", "K: Enige?", "M: Ja."], Outcome.REFERRED),
        (APPROVE, ["K: Vi udsætter den til marts.", "K: Er I enige?", "M: Ja."], Outcome.POSTPONED),
        (APPROVE, ["M: Kan vi tage den, som den er?", "K: Så gør vi da bare det."], Outcome.APPROVED),
        (
            "at retningslinjen sendes i høring i seks uger",
            ["M: Seks uger er for lidt.", "K: Høringen er på otte uger. Ellers som indstillet."],
            Outcome.APPROVED_WITH_CHANGES,
        ),
        (NOTE, ["M: Tallene er ikke kommet.", "K: Dem mangler vi. Den må vi have til gode."], Outcome.POSTPONED),
        (APPROVE, ["M: Jeg beder om at få den af i dag.", "K: Så er den trukket."], Outcome.POSTPONED),
        (APPROVE, ["K: Den er trukket.", "M: Jeg kommer igen med den."], Outcome.POSTPONED),
        (APPROVE, ["M: Jeg trækker forslaget.", "K: Forslaget er trukket."], Outcome.REJECTED),
        (APPROVE, ["M: De svarer ikke.", "K: Mette sender den tilbage til forvaltningen."], Outcome.REFERRED),
        (APPROVE, ["K: Må jeg konkludere, at retningslinjen gælder?", "M: Jeg nikker."], Outcome.APPROVED),
        (
            APPROVE,
            ["K: Skal jeg forstå det sådan, at det bliver, som det er?", "M: Ja, det skal du."],
            Outcome.REJECTED,
        ),
        (
            DISCUSS,
            [
                "M: Mobilerne ligger fremme i alle timerne.",
                "N: Hos os ligger de i skabet hele dagen.",
                "M: Det kunne vi også prøve i udskolingen.",
                "K: Lad os vente med at ændre noget, til rådet har sagt sit.",
            ],
            Outcome.DISCUSSED,
        ),
        (APPROVE, ["K: Kan vi godkende den?", "M: Ja.", "K: Fint."], Outcome.APPROVED),
        (APPROVE, ["K: Kan vi godkende den?"], Outcome.NONE),
        (APPROVE, ["K: Kan vi godkende den?", "M: Det ved jeg ikke.", "K: Nå."], Outcome.NONE),
        (APPROVE, ["K: Er der bemærkninger?", "M: Nej.", "K: Godt."], Outcome.APPROVED),
        (APPROVE, ["K: Så er den godkendt med den ændring, at den gælder fra maj."], Outcome.APPROVED_WITH_CHANGES),
        (APPROVE, ["M: Der står juni.", "K: Det retter vi.", "K: Så er den godkendt."], Outcome.APPROVED_WITH_CHANGES),
        (APPROVE, ["M: Det kan vi ikke gå med til.", "K: Så er den ikke godkendt."], Outcome.REJECTED),
        (APPROVE, ["M: Det kan vi ikke gå med til.", "K: Vi må tale videre om det."], Outcome.NONE),
        (APPROVE, ["K: Så er den godkendt.", "M: Vent lidt.", "K: Okay, så udsætter vi den."], Outcome.POSTPONED),
        (APPROVE, ["K: Den sender vi videre til HovedMED."], Outcome.REFERRED),
        (APPROVE, ["K: Hvem er for?", "K: Det er fire.", "K: Hvem er imod?", "K: Det er en."], Outcome.APPROVED),
        (APPROVE, ["K: To for og fem imod."], Outcome.REJECTED),
        (APPROVE, ["M: Hvis vi godkender den, skal den trykkes.", "K: Ja, det er klart."], Outcome.NONE),
        (NOTE, ["K: Vi har ansat to nye pædagoger i vuggestuen.", "K: Tak for orienteringen."], Outcome.NOTED),
        (NOTE, ["K: Den er taget til efterretning."], Outcome.NOTED),
        (
            DISCUSS,
            ["M: Telefonerne larmer i undervisningen.", "K: Ja, også på gangen ved kontoret."],
            Outcome.DISCUSSED,
        ),
        (DISCUSS, ["K: Tak for en god drøftelse."], Outcome.DISCUSSED),
        (DISCUSS, [], Outcome.NONE),
        (APPROVE, ["M: Fint.", "K: Jeg hører ingen imod, så det gør vi."], Outcome.APPROVED),
        (APPROVE, ["M: Det støtter vi.", "K: Så har vi sagt ja til den."], Outcome.APPROVED),
        (APPROVE, ["K: Der er flertal for den."], Outcome.APPROVED),
        (APPROVE, ["K: Godkendt, men med en kortere frist."], Outcome.APPROVED_WITH_CHANGES),
        (APPROVE, ["K: Den er vedtaget på den måde, at den gælder fra maj."], Outcome.APPROVED_WITH_CHANGES),
        (APPROVE, ["M: Tre i stedet for to?", "K: Jo. Så er den godkendt med tre."], Outcome.APPROVED_WITH_CHANGES),
        (APPROVE, ["K: Så er den godkendt med fire stemmer mod to."], Outcome.APPROVED),
        (APPROVE, ["K: Det er der ikke stemning for, så vi lader være."], Outcome.REJECTED),
        (APPROVE, ["M: Nej tak.", "K: Så bliver det ved det gamle."], Outcome.REJECTED),
        (APPROVE, ["K: Så bliver mobilreglerne ikke til noget i denne omgang."], Outcome.REJECTED),
        (APPROVE, ["K: Det står over til næste møde."], Outcome.POSTPONED),
        (APPROVE, ["K: Den gemmer vi til næste møde."], Outcome.POSTPONED),
        (APPROVE, ["K: Så oversender vi den til dem."], Outcome.REFERRED),
        (APPROVE, ["K: Så nedsætter vi en arbejdsgruppe, der ser på det."], Outcome.REFERRED),
    ],
)
def test_what_was_heard_is_the_outcome(proposal: str, lines: list[str], outcome: Outcome) -> None:
    assert decide(item(proposal), said(*lines), "K").outcome is outcome


def test_the_evidence_is_what_decided_it() -> None:
    found = decide(item(APPROVE), said("M: Den er god.", "K: Så er den godkendt."), "K")
    assert [r.utterance for r in found.evidence] == ["u1"]


def test_votes_are_kept_with_the_remarks_that_counted_them() -> None:
    found = decide(item(APPROVE), said("K: Hvem er for?", "K: Det er fire.", "K: Hvem er imod?", "K: Ingen."), "K")
    assert found.votes == (4, 0, 0)
    assert [r.utterance for r in found.counted] == ["u0", "u1", "u2", "u3"]


def test_an_item_left_out_until_the_next_meeting_is_postponed() -> None:
    skipped = Remark("u9", "K", "Vi venter med punkt 1 til næste møde.", 0, 1)
    found = decide(item(APPROVE), [], "K", skipped)
    assert found.outcome is Outcome.POSTPONED
    assert found.evidence == (skipped,)


def test_an_item_that_was_said_not_to_be_taken_is_postponed() -> None:
    skipped = Remark("u9", "K", "Otte tager vi ikke i aften.", 0, 1)
    assert decide(item(APPROVE), [], "K", skipped).outcome is Outcome.POSTPONED


@pytest.mark.parametrize(
    ("summing", "outcome"),
    [
        ("K: Så lukker vi de 14 skabe den 30. juni.", Outcome.APPROVED),
        ("K: Så lukker vi de 11 skabe, og de sidste først, når Bo er klar.", Outcome.APPROVED_WITH_CHANGES),
    ],
)
def test_the_chairs_summing_up_decides_what_was_put(summing: str, outcome: Outcome) -> None:
    put = item("at de 14 skabe lukkes den 30. juni.", title="Gamle skabe")
    assert decide(put, said("M: Der er 14.", summing, "M: Ja."), "K").outcome is outcome


def test_a_date_that_was_settled_is_a_decision() -> None:
    assert (
        decide(item("", title="Næste møde"), said("K: Så siger vi den ottende juni."), "K").outcome is Outcome.APPROVED
    )


def test_a_decision_stands_though_the_item_is_taken_up_again() -> None:
    remarks = said("M: Det koster lidt.", "K: Så gør vi det.")
    later = [Remark(f"v{n}", "M", "Hvornår flytter telefonen?", 50 + n, 51 + n, position=50 + n) for n in range(5)]
    assert decide(item("at telefonerne skiftes"), [*remarks, *later], "K").outcome is Outcome.APPROVED


def test_an_outcome_that_signs_leave_open_has_a_rival() -> None:
    lines = ["M: Jeg er ikke vild med det.", "N: Det er jeg.", "K: Ja. Det noterer jeg."]
    found = decide(item(APPROVE), said(*lines), "K")
    assert found.rival not in {None, found.outcome}


def test_an_outcome_said_in_plain_words_has_none() -> None:
    found = decide(item(APPROVE), said("M: Det er fint.", "K: Så er den godkendt som indstillet."), "K")
    assert found.outcome is Outcome.APPROVED
    assert found.rival is None


@pytest.mark.parametrize(
    "lines", [["K: Så er den godkendt."], ["M: Ja.", "K: Okay."], ["M: Vi mangler tal.", "K: Nå."]]
)
def test_the_shares_of_outcomes_sum_to_one(lines: list[str]) -> None:
    shares = decide(item(APPROVE), said(*lines), "K").shares
    assert not shares or sum(shares.values()) == pytest.approx(1)
