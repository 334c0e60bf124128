"""Short meetings as they are led: hardly a number is said, items change by a word, a name, a glance at the list."""

import pytest

from service.drafting.alignment import align
from service.drafting.people import People
from service.drafting.remarks import remarks_of
from service.meetings import Item, Meeting, Participant, Section, Speaker, Transcript, Utterance

# A line of the dagsorden is "title | text of its section"; a line of the talk is "item speaker: words", "-" for none.
MEETINGS = {
    "the next on the list": (
        (
            "Siden sidst\nRengøring i weekender | Leverandøren har opsagt aftalen om gulve og vinduer.\n"
            "Ny receptionist\nLejrskole i Thy | Bussen og hytten skal bestilles.\nEventuelt"
        ),
        "Gerda (leder); Mads; Tove; Iben",
        """
        - Gerda: Er vi her alle sammen? Godt.
        1 Gerda: Siden sidst. Hvad er der sket?
        1 Mads: Cykelstien er asfalteret.
        1 Tove: Ja, den er flot.
        2 Gerda: Så er det den næste på listen.
        2 Mads: Gulvene bliver ikke vasket om søndagen længere.
        2 Iben: Hvem har så nøglen?
        2 Mads: Det har viceværten.
        2 Gerda: Godt, så skriver vi til leverandøren.
        3 Gerda: Og så videre.
        3 Tove: Jeg har læst ni ansøgninger.
        3 Gerda: Hvornår er der samtaler?
        3 Tove: På torsdag.
        4 Gerda: Næste. Hvem har den?
        4 Iben: Det har jeg. Hytten koster 14.000 for tre nætter.
        4 Mads: Og bussen?
        4 Iben: Den er bestilt.
        5 Gerda: Var der ellers noget?
        5 Mads: Kaffemaskinen drypper.
        - Gerda: Så siger vi tak for i dag.
        """,
    ),
    "names hand over": (
        "Velkommen\nØkonomi v/ Asger\nTrivsel v/ Pia\nNyt depot v/ Asger\nKommende møder",
        "Hanne (formand); Asger Toft; Pia Bro; Ole Gram",
        """
        1 Hanne: Velkommen til jer alle.
        1 Hanne: Ole er ny, så ham hilser vi på.
        1 Ole: Tak skal I have.
        2 Hanne: Asger, det er din.
        2 Asger: Vi bruger mere, end vi må.
        2 Pia: Hvor meget?
        2 Hanne: Asger, kan du svare Pia?
        2 Asger: Fire procent.
        2 Hanne: Det var jo som ventet. Tak for det.
        3 Hanne: Pia, værsgo.
        3 Pia: Folk har det bedre end sidste år.
        3 Asger: Også de nye?
        3 Pia: Også dem.
        4 Asger: Er det mig igen?
        4 Hanne: Ja.
        4 Asger: Depotet bliver færdigt i juni.
        4 Ole: Pia, har du set tegningerne?
        4 Pia: Nej, ikke endnu.
        5 Hanne: Så er der kun kalenderen tilbage. Kommende møder.
        5 Ole: Jeg kan ikke den tiende.
        5 Hanne: Så tager vi den ellevte.
        """,
    ),
    "compounds and inflections": (
        (
            "Godkendelse af dagsorden\nEnergibesparelser\nBudgetopfølgning efter marts\nFlytning af arkivet\n"
            "Madordning for personalet\nEventuelt"
        ),
        "Rolf (formand); Dea; Jytte; Kai",
        """
        1 Rolf: Er der noget til dagsordenen? Nej. Så er den godkendt.
        2 Rolf: Så skal vi have energien.
        2 Dea: Vi har skiftet alle pærer, og fyret er skruet ned.
        2 Jytte: Der er koldt i hjørnet.
        2 Rolf: Det ser vi på.
        3 Rolf: Og så budgettet, Jytte?
        3 Jytte: Vi ligger 20.000 under.
        3 Kai: Det er jo fint.
        4 Rolf: Lad os gå til arkivet.
        4 Kai: Kasserne er pakket, og flyttebilen kommer mandag.
        4 Dea: Skal vi hjælpe?
        4 Kai: Ja, tak.
        5 Rolf: Så er det maden.
        5 Dea: Køkkenet kan levere for 32 kroner.
        5 Kai: Er det med brød?
        5 Dea: Ja.
        2 Jytte: Lige en ting mere om fyret. Hvem har nummeret til montøren?
        2 Dea: Det har jeg.
        6 Rolf: Så er vi ved eventuelt.
        6 Kai: Jeg har fødselsdag på fredag.
        - Rolf: Tak for i dag.
        """,
    ),
    "words without any cue": (
        (
            "Opfølgning på handleplaner\n"
            "Indkøb af cykler | Der ønskes tre elcykler og en ladcykel til udekørende. Serviceaftale indgår.\n"
            "Vagtplan for julen | Bemandingen juleaften og nytår fordeles mellem afdelingerne.\n"
            "Kursus i førstehjælp | Alle medarbejdere skal på kursus i hjertestarter og genoplivning hvert andet år."
        ),
        "Sanne (leder); Bo; Fie; Per",
        """
        1 Sanne: Lad os begynde. Handleplanerne, hvordan går det?
        1 Bo: Vi mangler to.
        1 Sanne: De kommer i næste uge. Fint.
        2 Bo: Jeg har fået et tilbud på elcykler.
        2 Fie: Er ladcyklen med?
        2 Bo: Ja, og en serviceaftale.
        2 Sanne: Godt, så bestiller vi.
        3 Sanne: Juleaften mangler der to hænder.
        3 Per: Jeg kan tage nytår, men ikke juleaften.
        3 Fie: Afdelingen i syd har ikke taget nogen.
        3 Sanne: Så fordeler vi dem på ny.
        4 Per: Hjertestarteren er flyttet.
        4 Sanne: Og genoplivning har vi ikke øvet siden forrige år.
        4 Per: Så melder jeg alle medarbejdere til førstehjælp.
        """,
    ),
    "mentions move nothing": (
        "Godkendelse af referat\nRygepolitik\nParkering\nLukkedage\nEventuelt",
        "Vera (formand); Nis; Gry",
        """
        1 Vera: Referatet fra sidst. Nogen bemærkninger?
        1 Nis: Der stod noget om parkering, men det kommer vi til.
        1 Vera: Ja, det er punkt tre. Referatet er godkendt.
        2 Vera: Vi tager fat på rygepolitikken.
        2 Gry: Må man ryge på parkeringspladsen?
        2 Nis: Det er jo ikke det samme som parkering.
        2 Vera: Nej, vi holder os til rygning lige nu.
        2 Gry: Så skal skuret væk.
        2 Vera: Det er vi enige om.
        3 Vera: Det fører os til parkeringen.
        3 Nis: Der mangler ti pladser, især på lukkedage.
        3 Gry: Som vi så under rygepolitikken, fylder skuret to.
        3 Vera: Inden vi når til lukkedagene, er der så mere?
        3 Nis: Nej.
        4 Vera: Lukkedagene, dem har jeg skrevet op.
        4 Gry: Fredagen efter påske er god.
        4 Nis: Ja.
        5 Vera: Noget til sidst?
        5 Gry: Nej.
        """,
    ),
    "this before that": (
        "Økonomi\nSommerudflugt\nSygefravær\nNye skriveborde\nEvt.",
        "Lone (formand); Jan; Eva",
        """
        1 Lone: Vi begynder med økonomien.
        1 Jan: Regnskabet går i nul.
        1 Lone: Tak.
        3 Lone: Eva skal gå klokken ti, så lad os tage sygefraværet inden udflugten.
        3 Eva: Det er faldet til fire procent.
        3 Jan: Flot.
        3 Lone: Ja. Det tager vi til efterretning.
        2 Lone: Så springer vi tilbage til udflugten.
        2 Jan: Bussen koster det hvide ud af øjnene.
        2 Lone: Vi cykler.
        4 Lone: Godt, videre.
        4 Jan: De gamle kan ikke hæves.
        4 Lone: Så køber vi fem.
        5 Lone: Under evt. vil jeg nævne, at jeg holder ferie.
        """,
    ),
    "a member takes the floor": (
        "Runde\nByttemarked\nKomposttoilet\nHonorar til kunstneren\nNæste gang",
        "Ditte (ordstyrer); Svend; Ulla; Karl",
        """
        1 Ditte: Vi tager en kort runde. Hvordan går det?
        1 Svend: Fint her.
        1 Ulla: Også her.
        2 Svend: Skal jeg så tage byttemarkedet?
        2 Ditte: Ja, gør det.
        2 Svend: Der kom 200, og alt blev taget.
        2 Ulla: Også sofaen?
        2 Svend: Også den.
        3 Ulla: Så er det vel min tur med komposttoilettet.
        3 Ditte: Værsgo.
        3 Ulla: Det lugter.
        3 Karl: Det skal have mere savsmuld.
        3 Ditte: Det køber vi.
        4 Ditte: Karl?
        4 Karl: Ja, kunstneren vil have 8.000 i honorar.
        4 Svend: Det er jo ikke meget.
        4 Ditte: Så siger vi ja.
        5 Ditte: Og næste gang mødes vi hos Ulla.
        5 Ulla: Jeg bager.
        """,
    ),
    "closing and opening in one breath": (
        "Dagsorden\nStørre lokaler\nHjemmearbejde\nFrugtordning\nEventuelt",
        "Bent (formand); Rie; Tom",
        """
        1 Bent: Kan vi godkende dagsordenen? Det kan vi. Og så til lokalerne.
        2 Rie: Vi sidder oven på hinanden.
        2 Tom: Der er plads på anden sal.
        2 Bent: Det undersøger jeg.
        3 Bent: Tak for det. Så har vi hjemmearbejde.
        3 Tom: To dage er passende.
        3 Rie: Enig.
        3 Bent: Så er det vedtaget. To dage om ugen for alle, og lederen aftaler hvilke. Videre til frugten.
        4 Tom: Æblerne er altid bløde.
        4 Rie: Så skift leverandør.
        4 Bent: Godt forslag.
        5 Bent: Så nåede vi til eventuelt. Nogen?
        5 Tom: Nej.
        - Bent: Så er vi færdige. God weekend.
        """,
    ),
    "another roof, other words": (
        (
            "Status på projektet\nTest af journalen | Superbrugerne afprøver skærmbilleder, og fejl meldes i listen.\n"
            "Undervisning | Der holdes seks hold i oktober, og e-læring gennemføres forinden.\n"
            "Kommunikation til borgerne | Der sendes brev, og hjemmesiden opdateres.\nNæste skridt"
        ),
        "Maja (projektleder); Leo; Inge; Finn",
        """
        1 Maja: Godmorgen. Status er grøn.
        1 Leo: Også på budgettet?
        1 Maja: Også der. Godt.
        2 Maja: Skal vi kigge på testen?
        2 Inge: Der er 40 fejl i listen, mest i skærmbillederne.
        2 Leo: Hvor mange er kritiske?
        2 Inge: To.
        3 Maja: Godt. Finn, undervisningen?
        3 Finn: Fire hold er fyldt, og to mangler.
        3 Leo: Hvad med e-læringen?
        3 Finn: Den er halvt gennemført.
        4 Maja: Det bringer os frem til borgerne.
        4 Leo: Brevet er skrevet, og hjemmesiden er klar.
        4 Maja: Super.
        2 Inge: Forresten, de to kritiske fejl, hvem retter dem?
        2 Maja: Det gør leverandøren.
        5 Maja: Så mangler vi bare næste skridt.
        5 Finn: Vi mødes igen den femte.
        """,
    ),
    "left for later and taken after the break": (
        "Meddelelser\nTilsyn | Arbejdstilsynet gav to påbud om løft og støj.\nIndeklima\nFællestillid\nEventuelt",
        "Kurt (formand); Anja; Hugo",
        """
        1 Kurt: Vi starter med meddelelserne. Jeg har ingen.
        1 Anja: Heller ikke mig.
        3 Kurt: Tilsynet venter vi med, til Hugo er her. Vi tager indeklimaet nu.
        3 Anja: Der er målt CO2 i alle rum.
        3 Kurt: Og det var for højt?
        3 Anja: I to af dem.
        2 Kurt: Nu er Hugo her, så vi tager tilsynet.
        2 Hugo: Der kom to påbud.
        2 Anja: Det ene var vist for støj.
        2 Hugo: Ja, og det andet for løft.
        2 Kurt: Dem svarer vi på. Tak.
        4 Kurt: Så er vi ved fællestillid.
        4 Hugo: Vi vælger ny til foråret.
        4 Kurt: Fint.
        5 Kurt: Er der mere, vi skal vende?
        5 Anja: Døren binder.
        - Kurt: Det får vi lavet. Kom godt hjem.
        """,
    ),
    "numbers said in passing": (
        "Opsamling\nBørnetal\nFerielukning\nIndkøb\nEventuelt",
        "Sia (leder); Rune; Tilde",
        """
        1 Sia: Først opsamlingen. Punkt et på listen fra sidst er klaret.
        1 Rune: Punkt to mangler.
        1 Sia: Det tager du. Godt.
        2 Sia: Børnetallet så.
        2 Tilde: Vi er 62, og i maj bliver vi 65.
        2 Rune: Hvor mange under tre?
        2 Tilde: Tyve.
        3 Sia: Okay. Hvad har vi så? Ferielukningen.
        3 Rune: Uge 29 og 30.
        3 Tilde: Ja, det passer med de andre.
        3 Sia: Så siger vi det.
        4 Sia: Så hopper vi til indkøb.
        4 Tilde: Vi mangler en ny barnevogn.
        4 Sia: Den køber vi.
        5 Sia: Mere? Eventuelt?
        5 Rune: Nej.
        """,
    ),
    "a chair who asks": (
        "Sidste referat\nVikarbudget\nSkovtur for personalet\nOpslag af stilling\nTavshedspligt\nEvt. og næste møde",
        "Ane (formand); Villy; Stine; Poul",
        """
        1 Ane: Har alle læst referatet? Godt, så er det godkendt.
        2 Ane: Skal vi tage vikarerne?
        2 Villy: Vi har brugt det hele.
        2 Poul: Allerede?
        2 Villy: Ja, influenzaen kom tidligt.
        2 Ane: Så må vi spare. Tak.
        3 Ane: Hvad så med skovturen?
        3 Stine: Den 12. juni, og vi griller.
        3 Poul: Dejligt.
        4 Ane: Næste punkt er opslaget.
        4 Villy: Fristen er den 1. maj.
        4 Ane: Og samtaler ugen efter?
        4 Villy: Ja.
        5 Ane: Nu skal vi tale om noget alvorligt, nemlig tavshedspligten.
        5 Stine: Der bliver talt i bussen.
        5 Poul: Det skal høre op.
        5 Ane: Ja. Jeg skriver det i nyhedsbrevet.
        6 Ane: Så nærmer vi os slutningen. Næste møde er den 8.
        6 Poul: Der er jeg væk.
        - Ane: Tak for i dag.
        """,
    ),
}


def shares_right(agenda: str, people: str, talk: str) -> tuple[list[str], int]:
    """The lines given a wrong item, and how many lines there are."""
    items = tuple(
        Item(
            number=number,
            title=title.strip(),
            sections=(Section(heading="Sagsfremstilling", text=text.strip()),) if text else (),
        )
        for number, (title, _, text) in enumerate((line.partition("|") for line in agenda.splitlines()), 1)
    )
    participants = tuple(
        Participant(name=name.strip(), role=role.rstrip(")"))
        for name, _, role in (person.partition(" (") for person in people.split("; "))
    )
    lines = [line.strip() for line in talk.strip().splitlines()]
    parts = [(line.split(" ", 1)[0], *line.split(" ", 1)[1].split(": ", 1)) for line in lines]
    clock, utterances = 0.0, []
    for n, (_, speaker, words) in enumerate(parts):
        length = len(words.split()) / 2.6
        utterances.append(Utterance(id=f"u{n}", start=clock, end=clock + length, speaker=speaker, text=words))
        clock += length + 0.6
    names = {p.name.split()[0]: p.name for p in participants}
    transcript = Transcript(
        duration=clock,
        speakers=tuple(Speaker(id=first, name=name) for first, name in names.items()),
        utterances=tuple(utterances),
    )
    known = People(Meeting(participants=participants), transcript)
    found = align(items, remarks_of(transcript), known.chair, known).utterances
    given = ["-" if place is None else str(place + 1) for place in found.values()]
    wrong = [f"{g}: {line}" for g, line, part in zip(given, lines, parts, strict=True) if g != part[0]]
    return wrong, len(lines)


@pytest.mark.parametrize("name", MEETINGS)
def test_a_meeting_that_is_led_without_numbers_is_followed(name: str) -> None:
    wrong, lines = shares_right(*MEETINGS[name])
    assert len(wrong) <= lines * 0.25, wrong
