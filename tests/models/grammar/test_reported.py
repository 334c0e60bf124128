import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.grammar.apertium import Apertium
from models.grammar.check import check
from models.grammar.reported import Direct, Reporter

pytestmark = pytest.mark.skipif(not Apertium.available(), reason="Debian's apertium-dan-nor is not installed")

# What was said; what the referat says after the speaker's name. Empty: not minuted, or not sure.
STATEMENTS = """
Budgettet er overskredet med 40.000 kr. | oplyste, at budgettet er overskredet med 40.000 kr.
I morgen kommer de og ser på ventilationen. | oplyste, at de kommer og ser på ventilationen i morgen.
Sygefraværet er faldet fra 6 til 5 procent. | oplyste, at sygefraværet er faldet fra 6 til 5 procent.
Øh, sygefraværet ligger på syv komma fem procent lige nu. | oplyste, at sygefraværet ligger på 7,5 procent lige nu.
Der mangler en printer på anden sal. | oplyste, at der mangler en printer på anden sal.
Vores budget er overskredet. | oplyste, at budgettet er overskredet.
Vores nye leder starter den første marts. | oplyste, at den nye leder starter den 1. marts.
Hvis vi venter, bliver det dyrere. | oplyste, at det bliver dyrere, hvis man venter.
Vi har haft mange sygemeldinger i marts. | oplyste, at man har haft mange sygemeldinger i marts.
På mandag kommer der en håndværker. | oplyste, at der kommer en håndværker på mandag.
Sidste år brugte vi 200.000 kr. på vikarer. | oplyste, at man brugte 200.000 kr. på vikarer sidste år.
I uge 42 er afdelingen lukket. | oplyste, at afdelingen er lukket i uge 42.
Fristen er den tolvte, nej den trettende januar. | oplyste, at fristen er den 13. januar.
Det koster, øh, det koster fyrre tusind kroner om året. | oplyste, at det koster 40.000 kr. om året.
Mødet starter klokken halv ni i stedet for klokken ni. | oplyste, at mødet starter kl. 8.30 i stedet for kl. 9.
Vi mangler hænder, så vi kan ikke tage flere. | oplyste, at man mangler hænder, så man ikke kan tage flere.
Der er ikke nogen, der har meldt sig. | oplyste, at der ikke er nogen, der har meldt sig.
Ventilationen larmer, og der er koldt om morgenen. | oplyste, at ventilationen larmer, og at der er koldt om morgenen.
Min leder har lovet at kigge på det. | oplyste, at Karen Holms leder har lovet at kigge på det.
Altså hvad hedder det, vi mangler jo stadig en afløser, ikke også? | oplyste, at man stadig mangler en afløser.
vi har ikke fået den fordi de har ikke sendt den | oplyste, at man ikke har fået den, fordi de ikke har sendt den.
Det er ikke rimeligt, at de altid skal køre. | bemærkede, at det ikke er rimeligt, at de altid skal køre.
Derfor bør vi lave en handleplan. | mente, at man derfor bør lave en handleplan.
Kollegerne er trætte af de mange ændringer. | oplyste, at kollegerne er trætte af de mange ændringer.
Så er det tolv uger. | oplyste, at det er tolv uger.
Tolv uger er det, og ellers som indstillet. | oplyste, at det er tolv uger, og ellers som indstillet.
Så bliver det den 4. marts. | oplyste, at det bliver den 4. marts.
Så hedder det februar. | oplyste, at det hedder februar.
Torsdag er det desværre ikke. | oplyste, at det desværre ikke er torsdag.
Så er det alle skoler. | oplyste, at det er alle skoler.
Så er det de nye regler. | oplyste, at det er de nye regler.
Så er de nye regler klar. | oplyste, at de nye regler er klar.
Så er det hus solgt. | oplyste, at det hus er solgt.
Sagen går tilbage til forvaltningen. | oplyste, at sagen går tilbage til forvaltningen.
Pårørende læser den. | oplyste, at pårørende læser den.
Ansøgningen imødekommes dermed ikke. | oplyste, at ansøgningen dermed ikke imødekommes.
"""
OPINIONS = """
Jeg synes, det er ikke nok. | mente, at det ikke er nok.
Jeg synes ikke, at det er en god idé. | mente ikke, at det er en god idé.
Øh, altså jeg synes jo ligesom at, at vi bør vente. | mente, at man bør vente.
Jeg tror ikke vi når det inden sommerferien. | mente ikke, at man når det inden sommerferien.
Det er for dårligt, synes jeg. | mente, at det er for dårligt.
Det synes jeg er en dårlig løsning. | mente, at det er en dårlig løsning.
Efter min mening er det for tidligt. | mente, at det er for tidligt.
Min oplevelse er, at det går bedre. | oplevede, at det går bedre.
Jeg kan oplyse, at der er ansat to nye pædagoger. | oplyste, at der er ansat to nye pædagoger.
Jeg vil gerne understrege, at det er frivilligt. | understregede, at det er frivilligt.
Jeg er bekymret for, at vi mister kolleger. | udtrykte bekymring for, at man mister kolleger.
Det bekymrer mig, at så mange siger op. | udtrykte bekymring for, at så mange siger op.
Jeg er glad for, at vi har fået en aftale. | var glad for, at man har fået en aftale.
Det er jeg uenig i. | erklærede sig uenig.
Det er jeg ikke enig i. | erklærede sig uenig.
Jeg er helt enig med Lars. | var enig med Lars.
Jeg er imod forslaget. | var imod forslaget.
Jeg stemmer imod. | stemte imod.
Jeg peger på koret. | pegede på koret.
Jeg beder om, at der bliver stemt. | bad om, at der bliver stemt.
Jeg forstår ikke, hvorfor det skal tage så lang tid. | forstod ikke, hvorfor det skal tage så lang tid.
Jeg ved godt at det er dyrt | vidste godt, at det er dyrt.
Vi er enige om, at punktet udsættes. | konstaterede, at der var enighed om, at punktet udsættes.
"""
PROPOSALS = """
Jeg foreslår, at vi udsætter punktet til januar. | foreslog, at man udsætter punktet til januar.
Jeg foreslår at nedsætte en arbejdsgruppe. | foreslog at nedsætte en arbejdsgruppe.
Mit forslag er, at vi begynder med tre måneder. | foreslog, at man begynder med tre måneder.
Kan vi ikke tage det på næste møde? | foreslog at tage det på næste møde.
kan vi ikke bare sætte det på som et fast punkt | foreslog at sætte det på som et fast punkt.
Hvad med at lave en arbejdsgruppe? | foreslog at lave en arbejdsgruppe.
Lad os udsætte beslutningen til februar. | foreslog at udsætte beslutningen til februar.
Jeg vil gerne have, at det bliver ført til referat. | ønskede, at det bliver ført til referat.
Kan du sende referatet rundt? | bad Lars Juul om at sende referatet rundt.
Mette, kan du undersøge prisen? | bad Mette om at undersøge prisen.
"""
QUESTIONS = """
Hvornår får vi de nye skærme? | spurgte, hvornår man får de nye skærme.
Hvem tager kontakt til leverandøren? | spurgte, hvem der tager kontakt til leverandøren.
Hvor mange medarbejdere er sygemeldt? | spurgte, hvor mange medarbejdere der er sygemeldt.
Hvor lang tid tager det? | spurgte, hvor lang tid det tager.
Hvad siger ledelsen til det? | spurgte, hvad ledelsen siger til det.
Har du sendt planen til medarbejderne? | spurgte, om Lars Juul har sendt planen til medarbejderne.
Er der taget stilling til økonomien? | spurgte, om der er taget stilling til økonomien.
Må vi bruge det gamle mødelokale? | spurgte, om man må bruge det gamle mødelokale.
Hvorfor har vi ikke fået besked før nu? | spurgte, hvorfor man ikke har fået besked før nu.
Jeg vil gerne vide, hvornår lokalerne er klar. | spurgte, hvornår lokalerne er klar.
hvornår er det lige vi skal aflevere handleplanen | spurgte, hvornår man skal aflevere handleplanen.
"""
TASKS = """
Jeg sender planen ud inden fredag. | sender planen ud inden fredag.
I morgen ringer jeg til dem. | ringer til dem i morgen.
Det har jeg ikke fået svar på endnu. | har ikke fået svar på det endnu.
Jeg vender tilbage, når jeg har fået svar. | vender tilbage, når Karen Holm har fået svar.
Når vi får tallene, sender jeg dem rundt. | sender dem rundt, når man får tallene.
Jeg har sendt min plan til forvaltningen. | har sendt sin plan til forvaltningen.
Jeg tager den. | påtog sig opgaven.
Jeg kan godt tage kontakt til dem. | tilbød at tage kontakt til dem.
Jeg skal nok sende en mail til alle. | vil sende en mail til alle.
Den plan kan jeg ikke støtte. | kan ikke støtte den plan.
"""
CORRECTED = """
Jeg vil gerne bede om, at vi får tallene før mødet. | bad om, at man får tallene før mødet.
kan man få det skriftligt | spurgte, om man kan få det skriftligt.
øh den den nye kaffemaskine den er kommet | oplyste, at den nye kaffemaskine er kommet.
Arbejdstilsynet kommer på besøg i uge syv. | oplyste, at Arbejdstilsynet kommer på besøg i uge syv.
Påbuddet er efterkommet. | oplyste, at påbuddet er efterkommet.
Det er mit indtryk, at folk er tilfredse. | havde indtryk af, at folk er tilfredse.
Så skal vi have bestilt en ny printer. | mente, at man skal have bestilt en ny printer.
Så vil jeg lige nævne, at kantinen lukker i uge 28. | nævnte, at kantinen lukker i uge 28.
Lederne mødes hver fjortende dag. | oplyste, at lederne mødes hver fjortende dag.
Det ville være en fordel at gøre det før sommer. | oplyste, at det ville være en fordel at gøre det før sommer.
"""
NOTHING = [
    "",
    "Ja.",
    "Tak for ordet.",
    "Så går vi videre til næste punkt.",
    "Det synes jeg ikke.",
    "Det er helt fint.",
    "Er der nogen bemærkninger?",
    "Kan I høre mig?",
    "Velkommen til mødet i dag.",
    "Hvad siger I andre?",
    "Det gør vi.",
    "Øh, ja, altså.",
    "Jeg tager ordet, tak.",
]
# A pronoun without a safe counterpart, or a structure that the rule doesn't know.
UNSURE = [
    "Ingen af os har hørt noget.",
    "Kan I nå det inden ferien?",
    "I skal selv sørge for at bestille tid.",
    "Det giver os mere arbejde.",
    "Karen og jeg laver et udkast.",
    "Det var derfor, vi ændrede planen.",
    "Det der med parkeringspladserne skal vi have kigget på.",
    "vi har talt med dem det går fint",
    "Vi er meget glade for den nye ordning.",
    "Hvor mange timer bruger afdelingen?",
]


def rows(*tables: str) -> list[tuple[str, str]]:
    lines = (line for table in tables for line in table.strip().splitlines())
    return [(said.strip(), told.strip()) for said, told in (line.split("|") for line in lines)]


TABLE = rows(STATEMENTS, OPINIONS, PROPOSALS, QUESTIONS, TASKS, CORRECTED)


@pytest.fixture(scope="module")
def reporter() -> Reporter:
    return Reporter(Apertium())


@pytest.fixture(scope="module")
def told(reporter: Reporter) -> dict[str, str | None]:
    """Everything in one batch, as a meeting would be."""
    said = [row[0] for row in TABLE] + NOTHING + UNSURE
    return dict(zip(said, reporter.report([Direct(text, "Karen Holm", "Lars Juul") for text in said]), strict=True))


@pytest.mark.parametrize(("said", "expected"), TABLE)
def test_direct_speech_becomes_reported_speech(told: dict[str, str | None], said: str, expected: str) -> None:
    assert told[said] == f"Karen Holm {expected}"


@pytest.mark.parametrize("said", NOTHING)
def test_what_a_referat_leaves_out_is_not_reported(told: dict[str, str | None], said: str) -> None:
    assert told[said] is None


@pytest.mark.parametrize("said", UNSURE)
def test_what_is_not_sure_is_left_to_others(told: dict[str, str | None], said: str) -> None:
    assert told[said] is None


def test_a_sentence_comes_out_the_same_alone_and_among_others(reporter: Reporter, told: dict[str, str | None]) -> None:
    for said in [row[0] for row in TABLE[::12]]:
        assert reporter.report([Direct(said, "Karen Holm", "Lars Juul")]) == [told[said]]


def test_a_role_is_written_small_inside_the_sentence(reporter: Reporter) -> None:
    assert reporter.report([Direct("Jeg vender tilbage, når jeg har fået svar.", "Formanden")]) == [
        "Formanden vender tilbage, når formanden har fået svar."
    ]


def test_nobody_is_addressed_unless_it_is_known_who(reporter: Reporter) -> None:
    assert reporter.report(
        [Direct("Kan du sende tallene?", "Karen Holm"), Direct("Har du set dem?", "Karen Holm")]
    ) == [None, None]


def test_without_a_grammar_nothing_is_reported() -> None:
    assert Reporter(None).report([Direct("Budgettet er overskredet.", "Karen Holm")]) == [None]


_WORDS = sorted({word for said, _ in TABLE for word in said.split()})


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join) | st.text(max_size=40), max_size=30))
def test_whatever_is_heard_no_answer_breaks_the_rules_of_reported_speech(reporter: Reporter, heard: list[str]) -> None:
    grammar = Apertium()
    answers = reporter.report([Direct(text, "Karen Holm") for text in heard])
    assert len(answers) == len(heard)
    for answer in filter(None, answers):
        assert answer.startswith("Karen Holm ")
        assert answer.endswith(".")
        assert check(answer, grammar) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Skal vi selv pakke kasserne?", "Karen Holm spurgte, om man selv skal pakke kasserne."),
        ("Vi foreslår tre dage.", "Karen Holm foreslog tre dage."),
        ("Tror du, det hænger sammen med støjen?", "Karen Holm spurgte, om det hænger sammen med støjen."),
        ("Det kan kun den eksterne advokat.", None),
        ("Har man flere bemærkninger, så skal de sendes i dag.", None),
    ],
)
def test_what_is_turned_or_left_out_in_speech_is_put_right_or_left(
    reporter: Reporter, said: str, told: str | None
) -> None:
    assert reporter.report([Direct(said, "Karen Holm")]) == [told]


def test_what_is_sent_to_the_whole_table_is_sent_to_the_participants() -> None:
    everybody, some = (
        Direct("Jeg sender en oversigt ud til jer inden den 20. marts.", "Formanden"),
        Direct("Jeg sender en oversigt til jer fra driften.", "Formanden"),
    )
    assert Reporter(Apertium()).report([everybody, some]) == [
        "Formanden sender en oversigt ud til deltagerne inden den 20. marts.",
        None,
    ]
