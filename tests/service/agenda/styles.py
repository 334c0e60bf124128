"""Dagsordener as text, each the way that some kind of body writes them; all invented."""

DAYCARE = """\
Dagsorden til personalemøde i Børnehuset Mælkebøtten
Torsdag d. 3. april 2025 kl. 17.00-19.00
Sted: Personalestuen

Deltagere: Karen Holm (leder), Lars Juul (TR), Mona Bæk og Bo Friis
Afbud: Else Vang
Mødeleder: Karen Holm
Referent: Bo Friis

1. Velkommen (5 min.)
2. Økonomi v/ Susanne
   a) Budget 2025
   b) Forbrug pr. 1. marts
3. Arbejdsmiljø
   - Trivselsmåling
   - APV
4. Evt.
"""

TECHNICAL = """\
DAGSORDEN

LokalMED Teknik og Miljø

Dato: 12-05-2025
Tid: kl. 9.00-11.30
Sted: Rådhuset, lokale 3

Til stede:
Hanne Krogh, formand
Ole Dam, næstformand
Pia Lund, AMR

Afbud:
Jens Toft

Pkt. 1 – Godkendelse af dagsorden
Pkt. 2 – Økonomi v/ Susanne
Regnskabet for 2024 gennemgås.
Pkt. 3 – Lukket punkt: Personalesag
Pkt. 4 – Evt.
"""

AD = """\
Referat af møde i HovedMED den 21.3.2025

Til stede: Alle undtagen Bo

Dagsorden:
1. Godkendelse af referat
2. Budget 2026
3. Eventuelt

Ad 1. Godkendelse af referat
Referatet blev godkendt.

Ad 2. Budget 2026
Direktøren orienterede om budgettet. Der spares 1.250.000 kr. i 2026.

Ad 3. Eventuelt
Intet.
"""

WRAPPED = """\
Dagsorden for møde i Sundheds- og Ældreudvalget tirsdag den 4. marts 2025 kl. 14:00

Mødested: Lokale 3

27. Godkendelse af dagsorden

Sagsnr.: 24/12345

Indstilling
Forvaltningen indstiller,
1. at dagsordenen godkendes
2. at referatet tages til efterretning
3. at mødet slutter kl. 16.00

28. Status på hjemmepleje og den meget lange overskrift som ikke kan stå
på en enkelt linje

Sagsfremstilling
Dette er en lang tekst som er brudt over flere linjer fordi den kommer fra et
gammelt system. Her nævnes punkt 27 igen, og der er to meget lange linjer
som fylder hele bredden. Børne- og ungeområdet bliver hørt i løbet af foråret
hvis tiden tillader det.

Punkt 3: Orientering om noget andet blev nævnt på mødet og er ikke et punkt.

Beslutning fra mødet i HovedMED den 12. oktober 2023:

Drøftet.

Beslutning

29. Orientering

Side 2 af 3

30. Eventuelt
"""

TEAM = """\
Teammøde Hjemmeplejen Nord
Dato: d. 21-03-2025   Tid: 9.00-10.30   Sted: Mødelokale 2
Ordstyrer: Rikke   Referent: Mads

1 Nyt siden sidst
2 Vagtplaner
3 Kørsel
10 medarbejdere har meldt sig.
4 Orientering
5 Eventuelt
"""

CLOSED = """\
Økonomiudvalget
DAGSORDEN
03-02-2025 16:00

Åbne punkter

1. Godkendelse af dagsorden
00.22.02-P35-1-2025
Indstilling
At dagsordenen godkendes.

2. (Lukket) Køb af ejendom
Sagsnummer: EMN-2025-00017

3. Rådhuset holder lukket i juleferien

Lukkede punkter

4. Salg af grund
Journalnr. 13.06.02G10-5-24
Fortroligt
"""

CONTENTS = """\
REFERAT Børneudvalget d. 06-05-2025

Mødedato: Tirsdag d. 6. maj 2025 kl. 16:00
Mødested: Byrådssalen

Indholdsfortegnelse
1. Godkendelse af dagsorden ........................ 3
2. Ny daginstitution ved den gamle station og de
   grønne områder ................................. 4
3. Eventuelt ...................................... 5

                                                      Side 1 af 5

1. Godkendelse af dagsorden
Beslutning: Godkendt.
Fraværende: Ingen

2. Ny daginstitution ved den gamle station og de grønne områder
Baggrund
Institutionen er for lille.

Økonomi: 12,5 mio. kr.
Bilag 3 viser tegningen.

Bilag
Bilag 1 Tegning
Bilag 2 Budget

3. Eventuelt
Beslutning Intet.
"""

MARKDOWN = """\
# Dagsorden – LMU Ældre og Sundhed

**Dato:** 12. juni 2025 kl. 10.00–12.00\x20\x20
**Sted:** Rådhuset, mødelokale B\x20\x20
**Deltagere:** Anna Bro (formand), Bent Dal (næstformand), Carl-Erik Søby (TR, FOA)\x20\x20
**Afbud:** Ditte Lund

## 1. Godkendelse af dagsorden

## 2. Budgetopfølgning v/ Bent (15 min.)

Regnskabet viser et *mindre* forbrug på **1.234.567,89 kr.** i 2025, se fil\\_1.

- Løn
  - vikarer
- Drift

### Økonomi

| Post | Beløb |
|------|------:|
| Løn  | 1.000 |
| Drift | 2.000 |

### Indstilling

1. at budgettet godkendes
2. at der følges op

## 3. Evt.
"""

LISTS = """\
Referat LokalMED Vej og Park
Dato: 01-10-2025

1. Godkendelse af dagsorden
Godkendt.

2. Orientering
Formanden orienterede om disse emner:

1. Ny maskine til grønne områder er købt.
2. Ny medarbejder ansættes.
3. Ny bil.
4. Nyt skur.
5. Nyt hegn.
6. Ny port.
7. Ny mur.

3. Sygefravær
Drøftet.

4. Eventuelt
Intet.
"""

COMMITTEE = """\
REFERAT Plan- og Teknikudvalget d. 07-01-2025

Mødedato Tirsdag d. 7. januar 2025 kl. 08:30

Mødested Mødelokale 3

Mødedeltagere Ib Kvist (formand), Eva Ravn Møller (næstformand), Ole O. Hansen (medlem)

Indholdsfortegnelse

Godkendelse af dagsorden.....	3

Punkt 1: Godkendelse af dagsorden

01.00.00-P35-1-25

Beslutning Godkendt.

Fraværende Eva Ravn Møller

Punkt 2: Trafiksikkerhed

05.01.02-G01-14-24

Sagsfremstilling

Beslutning fra Byrådet den 3. december 2024:

Punkt 1: Godkendelse af dagsorden blev også drøftet her.

Indstilling fra Økonomiudvalget forelå ikke.

Bilag 3 viser krydset, og Bilag 4 viser stien.

Forvaltningen indstiller, at

1. der etableres en helle
2. der afsættes 450.000 kr.

Beslutning

Sagen udsættes.

Punkt 3: Eventuelt

Beslutning

Intet.
"""

COUNCIL = """\
Kommunalbestyrelsen
Dagsorden for mødet den 25.02.2025 kl. 17:00

1: Godkendelse af dagsorden

2: Spørgetid

3: Budgetopfølgning
Sagsnr.: 00.30.14-S00-1-25   Sagsbehandler: Else

Indstilling
Økonomiudvalget indstiller til kommunalbestyrelsen, at
- budgettet godkendes
- der gives en bevilling på 2,5 mio. kr.

4: Meddelelser
"""

CALL = """\
MØDEINDKALDELSE
Møde: HMU
Dag: Mandag den 3. november 2025
Tid: Kl. 12.30 – 15.00
Sted: Kantinen, Rådhuset

Medlemmer:
Ledelsesrepræsentanter: Anna Bro, Bent Dal
Medarbejderrepræsentanter: Carl Eg (FOA), Ditte Lund (BUPL)

Fraværende med afbud: Ditte Lund

DAGSORDEN:

1.
Godkendelse af referat

2.
Budget

3.
Evt.
"""

TALK = """\
Kære alle

Hermed dagsorden til vores møde torsdag den 8. maj kl. 14-15.30 i mødelokale 2.

1. Siden sidst
2. Ferieplan
3. Nyt fra MED
   3.1 APV
   3.2 Trivsel

Eventuelt

Hilsen Lone
"""

TIMES = """\
Program og dagsorden for temadag i Sundhedsteamet
Dato: 09-09-2025

08.30-08.45 Velkomst
08.45 Økonomi v/ Bent
10.15 – 10.30: Pause
10.30 Evt.
"""

LEADERS = """\
LEDERMØDE I CENTER FOR KULTUR

Dato:       tirsdag den 14. april 2026
Tid:        kl. 8.30 - 10.30
Sted:       Mødelokale Birk

Deltagere:            Rolle:          Initialer:
Jette Skov            Centerchef      JS
Tove Lassen           Leder           TL
Afbud:
Ulla Riis             Leder           UR

14.1  Velkommen
      Vi begynder til tiden, og alle fortæller kort om det bedste, der er sket siden
      sidste møde.
14.2  Økonomi
      14.2.1 Indkøb
14.3  Evt.
"""

PARTS = """\
## TRIO-møde i Jobteamet

Fredag d. 19/6-2026, kl. 10-11

### Faste punkter
1. Siden sidst
2. Sygefravær (fortroligt)

### Punkter til dette møde
3. Flytning
   * Hvem pakker?

### Eventuelt

Deltagere: Lisbeth (leder), Troels (TR)
Referent: Amina
"""

LETTER = """\
Hej alle

Her er dagsorden til personalemødet i Dagplejen Øst på mandag d. 8. juni 2026 kl. 14.15 til 15.30 i kantinen.

1) Nye handsker til alle
2) Kørelister
Hvem kører hvor, og hvem bytter?
3) Evt
"""
