"""What only sounds as if it decided the item: a question, a wish, somebody else's decision, an earlier word."""

import pytest

from service.drafting.outcome import decide
from service.meetings import Item, Outcome
from tests.service.drafting.spoken import APPROVE, DISCUSS, ELECT, MISCELLANY, NOTE, ORDER, UNPROPOSED, heard


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (APPROVE, "K: Kan vi godkende den?", Outcome.NONE),
        (APPROVE, "M: Hvis vi godkender den, skal den hænge på alle døre. / K: Ja, det er klart.", Outcome.NONE),
        (APPROVE, "M: Vi godkendte den også sidste år. / K: Det husker jeg.", Outcome.NONE),
        (APPROVE, "K: Byrådet vedtog budgettet i mandags. / M: Ja, det så jeg.", Outcome.NONE),
        (APPROVE, "M: Jeg synes, vi skal godkende den. / N: Det synes jeg ikke. / K: Nå.", Outcome.NONE),
        (APPROVE, "K: Det får vi ikke afgjort i dag.", Outcome.NONE),
        (APPROVE, "M: Hvornår skal den være godkendt? / K: Inden påske.", Outcome.NONE),
        (APPROVE, "M: Er den allerede vedtaget i direktionen? / K: Det tror jeg.", Outcome.NONE),
        (APPROVE, "K: Kan vi blive enige? / M: Nej. / K: Det må vi tale videre om.", Outcome.NONE),
        (APPROVE, "M: Kunne man ikke afvise den? / K: Det kunne man vel.", Outcome.NONE),
        (APPROVE, "M: Hvad sker der, hvis vi udsætter den? / K: Så mister vi tilskuddet.", Outcome.NONE),
        (APPROVE, "M: Referatet fra sidst blev godkendt uden bemærkninger. / K: Ja.", Outcome.NONE),
        (APPROVE, "M: I Sønderby har de sagt nej til den slags. / K: Nå, har de det?", Outcome.NONE),
        (APPROVE, "M: De udsatte det to gange i det gamle udvalg. / K: Ja, det var rodet.", Outcome.NONE),
        (APPROVE, "M: Skal vi stemme om det? / K: Ikke endnu.", Outcome.NONE),
        (APPROVE, "K: Vi skal tage stilling til to ting her. / M: Hvilke?", Outcome.NONE),
        (APPROVE, "M: Bare den bliver godkendt. / K: Vi får se.", Outcome.NONE),
        (APPROVE, "M: Det er godt nok et stort ja at sige. / K: Det må du nok sige.", Outcome.NONE),
        (APPROVE, "M: Jeg håber, vi vedtager den. / N: Det gør jeg også.", Outcome.NONE),
        (APPROVE, "K: Når den er godkendt, sender jeg den rundt. / M: Fint.", Outcome.NONE),
        (APPROVE, "K: Sidste gang endte det med, at vi udskød den. / M: Ja, desværre.", Outcome.NONE),
        (APPROVE, "M: Ville I sige ja, hvis den var billigere? / N: Måske.", Outcome.NONE),
        (NOTE, "K: Der kommer ingen orientering i dag, for Knud er syg.", Outcome.NONE),
        (MISCELLANY, "M: Der er kage i køkkenet. / K: Dejligt.", Outcome.NONE),
        (MISCELLANY, "M: Husk, at porten låses klokken seks. / K: Ja, tak.", Outcome.NONE),
    ],
)
def test_questions_wishes_and_other_peoples_decisions_decide_nothing(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (
            APPROVE,
            "M: Jeg var ellers lidt i tvivl. / K: Kan du leve med det? / M: Ja. / K: Så er den godkendt. / N: Tak.",
            Outcome.APPROVED,
        ),
        (
            APPROVE,
            "K: Så er den godkendt. / M: Hov, vi mangler bilaget. / K: Nå, men så udsætter vi den alligevel.",
            Outcome.POSTPONED,
        ),
        (
            APPROVE,
            "K: Vi kunne jo udsætte den. / M: Nej, lad os få det gjort. / K: Okay, så er den godkendt.",
            Outcome.APPROVED,
        ),
        (APPROVE, "K: Jeg troede, vi kunne vedtage den, men det kan vi ikke. Den er afvist.", Outcome.REJECTED),
        (APPROVE, "K: Vi udsatte den sidst, men nu er den altså godkendt.", Outcome.APPROVED),
        (APPROVE, "K: Den er godkendt, og den bliver sendt til HovedMED til orientering.", Outcome.APPROVED),
        (
            APPROVE,
            "M: Skal den ikke udsættes? / K: Nej, den er klar. / N: Enig. / K: Så er den vedtaget.",
            Outcome.APPROVED,
        ),
        (
            APPROVE,
            "M: Kan vi få en prøveperiode? / K: Ja, vi siger tre måneder. Ellers er den godkendt.",
            Outcome.APPROVED_WITH_CHANGES,
        ),
        (
            APPROVE,
            "M: Kan vi få en prøveperiode? / K: Nej, det holder vi fast i. Den er godkendt, som den er.",
            Outcome.APPROVED,
        ),
        (
            NOTE,
            "M: Kommunen har vedtaget en ny ferieordning fra maj. / K: Tak, det tager vi til efterretning.",
            Outcome.NOTED,
        ),
        (
            NOTE,
            "M: Direktionen har afvist vores ansøgning om flere penge. / K: Øv. Tak for orienteringen.",
            Outcome.NOTED,
        ),
    ],
)
def test_the_last_word_counts(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (APPROVE, "M: Priserne falder til foråret. / K: Det gør de vist hvert år.", Outcome.NONE),
        (APPROVE, "M: Knud er valgt til bestyrelsen i sin boligforening. / K: Tillykke med det.", Outcome.NONE),
        (APPROVE, "K: Så siger vi fem minutter mere til den her. / M: Fint.", Outcome.NONE),
        (APPROVE, "M: Papirerne ligger på bordet. / K: Dem lader vi ligge der, så alle kan se dem.", Outcome.NONE),
        (APPROVE, "K: Hvis vi ikke når det, må vi finde en time til. / M: Ja.", Outcome.NONE),
        (APPROVE, "M: Byrådet giver nok grønt lys til det hele. / K: Det tror jeg også.", Outcome.NONE),
        (APPROVE, "M: Hun sagde nej til jobbet. / K: Det er ærgerligt.", Outcome.NONE),
        (APPROVE, "M: Mødet i går blev udsat på grund af sne. / K: Ja, vejene var glatte.", Outcome.NONE),
        (APPROVE, "K: Inden vi siger ja, vil jeg høre jer alle. / M: Jeg er usikker.", Outcome.NONE),
        (APPROVE, "M: Man kunne sige ja til første halvdel. / N: Det kunne man.", Outcome.NONE),
        (APPROVE, "M: Er vi overhovedet enige om, hvad ordet betyder? / N: Nej.", Outcome.NONE),
        (
            APPROVE,
            "K: Hvem skal sende den til direktionen, når den engang er vedtaget? / M: Det gør jeg.",
            Outcome.NONE,
        ),
        (APPROVE, "M: Det bliver aldrig godkendt af tilsynet. / K: Måske ikke.", Outcome.NONE),
        (APPROVE, "K: Dagsordenen er lang i dag. / M: Den er altid lang.", Outcome.NONE),
        (APPROVE, "M: Der er to for meget i rummet og en imod i hjørnet. / K: Hold nu op.", Outcome.NONE),
        (APPROVE, "K: Den her har været udsat tre gange. / M: Ja, det er pinligt.", Outcome.NONE),
        (APPROVE, "M: I naboafdelingen har de afvist den. / K: Det har jeg hørt.", Outcome.NONE),
        (
            DISCUSS,
            (
                "M: Kantinen har for få pladser midt på dagen. / "
                "N: Og vi kan ikke høre hinanden for opvaskemaskinen. / "
                "M: Byrådet har vedtaget en plan for kantiner. / "
                "K: Tak for en god snak."
            ),
            Outcome.DISCUSSED,
        ),
        (NOTE, "M: Byggeriet er udsat til efteråret. / K: Det tager vi til efterretning.", Outcome.NOTED),
        (NOTE, "M: Vores ansøgning er godkendt af ministeriet. / K: Flot. Tak for orienteringen.", Outcome.NOTED),
        (APPROVE, "K: Hvis der ikke er flere bemærkninger, er den godkendt.", Outcome.APPROVED),
        (
            APPROVE,
            "K: Så er den godkendt. / M: Godt. Hvornår hænger vi den op? / K: På fredag. / M: Fint.",
            Outcome.APPROVED,
        ),
        (APPROVE, "K: Sidste gang sagde vi nej. I dag siger vi ja, så den er vedtaget.", Outcome.APPROVED),
    ],
)
def test_words_of_decisions_about_something_else_decide_nothing_here(put: Item, talk: str, outcome: Outcome) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


@pytest.mark.parametrize(
    ("put", "talk", "outcome"),
    [
        (APPROVE, "M: Skal vi så gemme den til juni? / M: Er det okay, Nina? / N: Ja, helt fint.", Outcome.POSTPONED),
        (APPROVE, "K: Skal vi så vente til juni? / K: Er det i orden? / M: Det vil jeg gerne.", Outcome.POSTPONED),
        (APPROVE, "M: Lad os vente, til tallene er her. / K: Det gør vi.", Outcome.POSTPONED),
        (APPROVE, "M: Jeg synes, vi skal udsætte den til maj. / K: Så gør vi det.", Outcome.POSTPONED),
        (APPROVE, "M: Kan vi ikke tage den på mødet i april? / K: Det er en aftale.", Outcome.POSTPONED),
        (APPROVE, "K: Den er taget af, for bilaget er forkert.", Outcome.POSTPONED),
        (APPROVE, "K: I finder ud af det sammen til marts. / K: Så længe lader vi den ligge.", Outcome.POSTPONED),
        (APPROVE, "M: De svarer først til maj. / K: Så får vi den i maj.", Outcome.POSTPONED),
        (APPROVE, "M: De er ikke hørt. / K: Så hører vi dem, og så ser vi på det igen.", Outcome.POSTPONED),
        (APPROVE, "K: Vi beslutter ikke noget i dag. / K: Lis kommer til mødet i maj.", Outcome.NONE),
        (APPROVE, "K: Så er det et klart nej herfra.", Outcome.REJECTED),
        (APPROVE, "M: Jeg trækker det. / K: Så er forslaget trukket.", Outcome.REJECTED),
        (APPROVE, "K: Så er den godkendt, og forældrene kan sige nej.", Outcome.APPROVED),
        (APPROVE, "K: Den er vedtaget. / K: Så ser vi på den igen om et år.", Outcome.APPROVED),
        (APPROVE, "K: Så har vi drøftet det, og retningslinjen bliver indført fra maj.", Outcome.APPROVED),
        (APPROVE, "M: Medarbejderne var ti mod tre for den. / K: Så er den vedtaget.", Outcome.APPROVED),
        (APPROVE, "M: Beboerne var to mod ti. / K: Ja? / M: Den er god. / K: Så er den vedtaget.", Outcome.APPROVED),
        (ELECT, "M: Jeg vil gerne. / N: Også mig. / K: Så er det Mona fra den 1. maj. Tillykke.", Outcome.APPROVED),
        (UNPROPOSED, "M: Hvad med et grønt? / N: Hellere et rødt. / K: Så køber vi det røde.", Outcome.APPROVED),
        (ORDER, "M: Punkt seks er ikke klar. / K: Så udgår punkt seks.", Outcome.APPROVED_WITH_CHANGES),
        (ORDER, "M: Otteren må vente til maj. / K: Så udsætter vi otteren.", Outcome.APPROVED_WITH_CHANGES),
        (MISCELLANY, "M: Der er kage. / K: Tak for en god snak i dag.", Outcome.NONE),
    ],
)
def test_what_is_put_off_taken_back_or_only_beside_the_item_is_told_apart(
    put: Item, talk: str, outcome: Outcome
) -> None:
    assert decide(put, heard(talk), "K").outcome is outcome


def test_the_dagsorden_approved_in_passing_approves_no_other_item() -> None:
    assert decide(APPROVE, heard("K: Den udgår. / K: Ellers er dagsordenen godkendt."), "K").outcome is (
        Outcome.POSTPONED
    )
