"""What became of an item, from closings as people say them."""

import pytest

from service.drafting.outcome import decide
from service.meetings import Item, Outcome
from tests.service.drafting.spoken import APPROVE, DISCUSS, ELECT, MONEY, NOTE, UNPROPOSED, heard


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (APPROVE, "K: Jamen så er den vedtaget.", Outcome.APPROVED),
        (APPROVE, "K: Kan alle tilslutte sig? / M: Ja. / N: Ja, det kan vi.", Outcome.APPROVED),
        (APPROVE, "K: Er der nogen, der har indvendinger? / M: Nej. / K: Godt, så er det besluttet.", Outcome.APPROVED),
        (APPROVE, "K: Så siger vi ja til det.", Outcome.APPROVED),
        (APPROVE, "K: Vi følger indstillingen.", Outcome.APPROVED),
        (APPROVE, "M: Jeg synes, den er god. / N: Det synes jeg også. / K: Så er den godkendt, tak.", Outcome.APPROVED),
        (APPROVE, "K: Skal vi gøre det? / M: Ja, lad os gøre det. / K: Fint, så gør vi det.", Outcome.APPROVED),
        (APPROVE, "K: Jeg hører opbakning hele vejen rundt. Så er det vedtaget.", Outcome.APPROVED),
        (APPROVE, "K: Er vi enige om det? / M: Ja. / N: Enig. / K: Godt.", Outcome.APPROVED),
        (APPROVE, "K: Det køber vi. Så er den på plads.", Outcome.APPROVED),
        (APPROVE, "K: Nogen imod? Nej. Så er den godkendt.", Outcome.APPROVED),
        (APPROVE, "K: Så er den hermed enstemmigt godkendt.", Outcome.APPROVED),
        (APPROVE, "K: Jeg opfatter det sådan, at vi er enige om forslaget. / M: Det er vi.", Outcome.APPROVED),
        (APPROVE, "M: Fra vores side er det et klart ja. / K: Så er det vedtaget.", Outcome.APPROVED),
        (APPROVE, "K: Den er hjemme. Tak for jeres opbakning.", Outcome.APPROVED),
        (APPROVE, "K: Så lander vi på det, der står i indstillingen.", Outcome.APPROVED),
        (APPROVE, "K: Så kører vi det sådan. / M: Super.", Outcome.APPROVED),
        (APPROVE, "K: Okay. Det er vedtaget, som det ligger.", Outcome.APPROVED),
        (APPROVE, "K: Hvem er for? Det er alle. Så er det vedtaget.", Outcome.APPROVED),
        (APPROVE, "M: Skal vi ikke bare sige ja? / K: Jo, det gør vi.", Outcome.APPROVED),
        (APPROVE, "K: Vi tiltræder indstillingen.", Outcome.APPROVED),
        (APPROVE, "K: Så sætter vi det i gang fra på mandag, som der står. / M: Godt.", Outcome.APPROVED),
        (APPROVE, "K: Det lyder, som om vi er enige. Så skriver vi det.", Outcome.APPROVED),
    ],
)
def test_a_proposal_is_approved_in_many_words(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (APPROVE, "K: Så stemmer vi. Syv for og to imod.", Outcome.APPROVED),
        (APPROVE, "K: Så stemmer vi. Tre for, seks imod. Så er den faldet.", Outcome.REJECTED),
        (APPROVE, "K: Hvem er for? / M: To. / K: Og imod? / M: Fire. / K: Så er den stemt ned.", Outcome.REJECTED),
        (APPROVE, "K: Hvem stemmer for? Fem. Hvem stemmer imod? To. Så er den vedtaget.", Outcome.APPROVED),
        (
            APPROVE,
            "K: Et flertal er for, Jonna er imod, og det fører vi til referat. Den er vedtaget.",
            Outcome.APPROVED,
        ),
        (APPROVE, "K: Der er ikke flertal for det.", Outcome.REJECTED),
        (APPROVE, "K: Forslaget falder med fem stemmer imod og fire for.", Outcome.REJECTED),
    ],
)
def test_votes_decide(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (APPROVE, "K: Det siger vi nej til.", Outcome.REJECTED),
        (APPROVE, "M: Det er for dyrt. / K: Ja, det bliver et nej herfra.", Outcome.REJECTED),
        (APPROVE, "K: Det kan vi ikke bakke op om. Så det bliver ikke til noget.", Outcome.REJECTED),
        (APPROVE, "K: Der er ingen opbakning, så vi gør det ikke.", Outcome.REJECTED),
        (APPROVE, "K: Så bliver det ved det gamle.", Outcome.REJECTED),
        (
            APPROVE,
            "K: Er der nogen, der vil have det? / M: Nej. / N: Heller ikke mig. / K: Så dropper vi det.",
            Outcome.REJECTED,
        ),
        (APPROVE, "K: Nej, den går ikke. Indstillingen er forkastet.", Outcome.REJECTED),
        (APPROVE, "K: Vi lader være. / M: Det er klogt.", Outcome.REJECTED),
        (APPROVE, "K: Nu bliver det, som det altid har været. Der er ikke stemning for at lave om.", Outcome.REJECTED),
    ],
)
def test_a_proposal_is_rejected_in_many_words(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (
            APPROVE,
            "K: Så er den godkendt med den tilføjelse, at vikarer også er omfattet.",
            Outcome.APPROVED_WITH_CHANGES,
        ),
        (
            APPROVE,
            "M: Der mangler noget om weekender. / K: Det skriver vi ind. Så er den vedtaget.",
            Outcome.APPROVED_WITH_CHANGES,
        ),
        (APPROVE, "K: Den er godkendt, men fristen bliver tre uger.", Outcome.APPROVED_WITH_CHANGES),
        (APPROVE, "K: Vi godkender den, bortset fra afsnit fire.", Outcome.APPROVED_WITH_CHANGES),
        (APPROVE, "K: Så siger vi ja, men kun på prøve i et halvt år.", Outcome.APPROVED_WITH_CHANGES),
        (
            APPROVE,
            "M: Kan vi ikke skrive leder i stedet for chef? / K: Jo, det ændrer vi. Så er den godkendt.",
            Outcome.APPROVED_WITH_CHANGES,
        ),
        (
            APPROVE,
            "K: Godkendt, under forudsætning af at økonomi siger god for tallene.",
            Outcome.APPROVED_WITH_CHANGES,
        ),
        (APPROVE, "K: Den er godkendt i den rettede udgave.", Outcome.APPROVED_WITH_CHANGES),
        (
            APPROVE,
            "M: Datoen er forkert. / K: Det får jeg rettet. Ellers er der vel ikke noget. Så er den godkendt.",
            Outcome.APPROVED_WITH_CHANGES,
        ),
        (MONEY, "K: Så er de 12.000 bevilget.", Outcome.APPROVED),
    ],
)
def test_what_is_approved_otherwise_than_proposed_is_approved_with_changes(
    put: Item, talk: str, outcome: Outcome
) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (APPROVE, "K: Den tager vi på næste møde.", Outcome.POSTPONED),
        (APPROVE, "K: Vi udsætter den.", Outcome.POSTPONED),
        (APPROVE, "K: Den når vi ikke i dag.", Outcome.POSTPONED),
        (APPROVE, "M: Jeg mangler tal fra økonomi. / K: Så venter vi med den til næste gang.", Outcome.POSTPONED),
        (APPROVE, "K: Vi skubber den en måned.", Outcome.POSTPONED),
        (APPROVE, "K: Den tager vi op igen, når tallene foreligger.", Outcome.POSTPONED),
        (APPROVE, "K: Vi er løbet tør for tid, så den må vi tage næste gang.", Outcome.POSTPONED),
        (APPROVE, "K: Kan vi udskyde den? / M: Ja, gerne til efteråret.", Outcome.POSTPONED),
    ],
)
def test_an_item_is_put_off_in_many_words(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (APPROVE, "K: Den sender vi videre til HovedMED.", Outcome.REFERRED),
        (APPROVE, "K: Det hører hjemme i økonomiudvalget, så vi oversender den.", Outcome.REFERRED),
        (APPROVE, "K: Den tager jeg med til ledergruppen, og så er det dem, der bestemmer.", Outcome.REFERRED),
        (APPROVE, "K: Vi henviser sagen til fagudvalget.", Outcome.REFERRED),
        (APPROVE, "K: Vi sender den i høring.", Outcome.REFERRED),
    ],
)
def test_an_item_is_sent_on_in_many_words(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (NOTE, "K: Det tager vi til efterretning.", Outcome.NOTED),
        (NOTE, "K: Tak for orienteringen.", Outcome.NOTED),
        (NOTE, "K: Den er noteret.", Outcome.NOTED),
        (
            NOTE,
            "M: Vi har fået tre nye kolleger i køkkenet siden sommer. / K: Tak skal du have. Så ved vi det.",
            Outcome.NOTED,
        ),
        (
            NOTE,
            "M: Regnskabet viser et overskud på tolv tusind. / N: Flot. / K: Godt, så er vi orienteret.",
            Outcome.NOTED,
        ),
        (NOTE, "K: Er der spørgsmål? / M: Nej. / K: Så er det taget til efterretning.", Outcome.NOTED),
        (NOTE, "K: Med de ord tager vi den til efterretning.", Outcome.NOTED),
        (NOTE, "M: Taget bliver lagt om i uge tolv og tretten. / K: Det er taget ad notam.", Outcome.NOTED),
        (
            NOTE,
            "M: Vi flytter ind den første marts i den nye bygning. / K: Kvitterer for det. Det lyder godt.",
            Outcome.NOTED,
        ),
        (
            UNPROPOSED,
            (
                "M: Vi har fået en ny leverandør af frugt, og de kommer tirsdag. / "
                "K: Fint, det tager vi til efterretning."
            ),
            Outcome.NOTED,
        ),
    ],
)
def test_an_orientation_is_noted_in_many_words(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (
            DISCUSS,
            (
                "M: Larmen i kantinen er blevet værre efter ombygningen. / "
                "N: Ja, særligt ved vinduerne om torsdagen. / "
                "K: Så har vi drøftet det."
            ),
            Outcome.DISCUSSED,
        ),
        (DISCUSS, "K: Tak for en god debat.", Outcome.DISCUSSED),
        (DISCUSS, "K: Tak for jeres input. Dem tager vi med.", Outcome.DISCUSSED),
        (
            DISCUSS,
            (
                "M: Vi mangler cykelstativer ved indgangen. / "
                "N: Og ved den gamle gymnastiksal ryger der tit cykler. / "
                "K: Gode pointer."
            ),
            Outcome.DISCUSSED,
        ),
        (DISCUSS, "K: Så har vi været rundt om det.", Outcome.DISCUSSED),
        (
            DISCUSS,
            (
                "M: Flere kolleger savner en plan for ferien. / "
                "N: Den burde komme inden jul hvert år. / "
                "K: Det tager jeg med mig herfra."
            ),
            Outcome.DISCUSSED,
        ),
        (
            DISCUSS,
            "M: Vagterne er skæve i weekenden. / N: Særligt om søndagen i lige uger. / M: Så har vi drøftet den.",
            Outcome.DISCUSSED,
        ),
    ],
)
def test_a_discussion_ends_in_many_words(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (UNPROPOSED, "K: Så gør vi det. Vi begynder i maj, og Bodil bestiller skuret.", Outcome.APPROVED),
        (UNPROPOSED, "K: Alle med? Så er vi enige om skuret.", Outcome.APPROVED),
        (UNPROPOSED, "K: Det beslutter vi. Skuret kommer ved porten.", Outcome.APPROVED),
        (UNPROPOSED, "K: Så er det besluttet, at vi får skuret i april.", Outcome.APPROVED),
        (UNPROPOSED, "K: Den siger vi nej til.", Outcome.REJECTED),
        (UNPROPOSED, "K: Vi afviser forslaget om et skur.", Outcome.REJECTED),
        (UNPROPOSED, "K: Den må vi tage næste gang.", Outcome.POSTPONED),
        (UNPROPOSED, "M: Jeg har ikke fået tilbuddet endnu. / K: Så venter vi med den til maj.", Outcome.POSTPONED),
        (UNPROPOSED, "K: Vi sender sagen videre til driftsafdelingen, så må de afgøre det.", Outcome.REFERRED),
        (
            UNPROPOSED,
            (
                "M: Cyklerne står i vejen ved brandtrappen hver morgen. / "
                "N: De vælter også, når det blæser fra vest. / "
                "M: Og børnene kravler på stativerne efter skole. / "
                "K: Godt, vi holder øje med det."
            ),
            Outcome.DISCUSSED,
        ),
    ],
)
def test_without_an_indstilling_the_words_alone_tell(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (ELECT, "M: Ingen vil stille op. / K: Så udsætter vi valget til næste møde.", Outcome.POSTPONED),
    ],
)
def test_somebody_is_elected(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome
