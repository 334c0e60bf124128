"""What became of an item, from closings as people say them: some decide, some only sound as if they did.

"K" leads the meeting, the others are members; an utterance is cut into remarks as a transcript is.
"""

import pytest

from service.drafting.outcome import decide
from service.drafting.remarks import Remark, remarks_of
from service.meetings import Item, Outcome, Section, Speaker, Transcript, Utterance


def item(title: str, proposal: str = "") -> Item:
    sections = (Section(heading="Indstilling", text=f"Formanden indstiller,\n{proposal}."),) if proposal else ()
    return Item(number=1, title=title, sections=sections)


def heard(talk: str) -> tuple[Remark, ...]:
    """The remarks of a talk such as "K: Skal vi? / M: Ja."; every utterance takes ten seconds."""
    lines = talk.split(" / ")
    utterances = tuple(
        Utterance(id=f"u{n}", start=10.0 * n, end=10.0 * n + 9, speaker=line[0], text=line[3:])
        for n, line in enumerate(lines)
    )
    speakers = tuple(Speaker(id=name, name=name) for name in dict.fromkeys(line[0] for line in lines))
    return remarks_of(Transcript(duration=10.0 * len(lines), speakers=speakers, utterances=utterances))


APPROVE = item("Retningslinje for hjemmearbejde", "at retningslinjen godkendes")
MONEY = item("Sommerfest", "at der afsættes 12.000 kr. til sommerfesten")
ELECT = item("Valg af repræsentant", "at udvalget vælger en repræsentant")
NOTE = item("Orientering om driften", "at orienteringen tages til efterretning")
DISCUSS = item("Trivsel på arbejdspladsen", "at trivslen drøftes")
UNPROPOSED = item("Cykelskur ved porten")
MISCELLANY = item("Eventuelt")


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


ORDER = item("Godkendelse af dagsorden", "at dagsordenen godkendes")


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
