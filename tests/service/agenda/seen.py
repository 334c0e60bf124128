"""The items that a person sees in each style of dagsorden: its name, its text, and the titles by their numbers."""

from tests.service.agenda.styles import (
    AD,
    CALL,
    CLOSED,
    COMMITTEE,
    CONTENTS,
    COUNCIL,
    DAYCARE,
    LISTS,
    MARKDOWN,
    TALK,
    TEAM,
    TECHNICAL,
    TIMES,
    WRAPPED,
)

STYLES = {
    "daycare": (DAYCARE, {1: "Velkommen (5 min.)", 2: "Økonomi v/ Susanne", 3: "Arbejdsmiljø", 4: "Evt."}),
    "technical": (
        TECHNICAL,
        {1: "Godkendelse af dagsorden", 2: "Økonomi v/ Susanne", 3: "Lukket punkt: Personalesag", 4: "Evt."},
    ),
    "ad": (AD, {1: "Godkendelse af referat", 2: "Budget 2026", 3: "Eventuelt"}),
    "wrapped": (
        WRAPPED,
        {
            27: "Godkendelse af dagsorden",
            28: "Status på hjemmepleje og den meget lange overskrift som ikke kan stå på en enkelt linje",
            29: "Orientering",
            30: "Eventuelt",
        },
    ),
    "team": (TEAM, {1: "Nyt siden sidst", 2: "Vagtplaner", 3: "Kørsel", 4: "Orientering", 5: "Eventuelt"}),
    "closed": (
        CLOSED,
        {
            1: "Godkendelse af dagsorden",
            2: "(Lukket) Køb af ejendom",
            3: "Rådhuset holder lukket i juleferien",
            4: "Salg af grund",
        },
    ),
    "contents": (
        CONTENTS,
        {
            1: "Godkendelse af dagsorden",
            2: "Ny daginstitution ved den gamle station og de grønne områder",
            3: "Eventuelt",
        },
    ),
    "markdown": (MARKDOWN, {1: "Godkendelse af dagsorden", 2: "Budgetopfølgning v/ Bent (15 min.)", 3: "Evt."}),
    "lists": (LISTS, {1: "Godkendelse af dagsorden", 2: "Orientering", 3: "Sygefravær", 4: "Eventuelt"}),
    "committee": (COMMITTEE, {1: "Godkendelse af dagsorden", 2: "Trafiksikkerhed", 3: "Eventuelt"}),
    "council": (COUNCIL, {1: "Godkendelse af dagsorden", 2: "Spørgetid", 3: "Budgetopfølgning", 4: "Meddelelser"}),
    "call": (CALL, {1: "Godkendelse af referat", 2: "Budget", 3: "Evt."}),
    "talk": (TALK, {1: "Siden sidst", 2: "Ferieplan", 3: "Nyt fra MED", 4: "Eventuelt"}),
    "times": (
        TIMES,
        {1: "08.30-08.45 Velkomst", 2: "08.45 Økonomi v/ Bent", 3: "10.15 – 10.30: Pause", 4: "10.30 Evt."},
    ),
    "brackets": ("Bestyrelsesmøde\n\n(1) Valg af ordstyrer\n(2) Beretning\n", {1: "Valg af ordstyrer", 2: "Beretning"}),
    "dashes": ("Personaleudvalget 4/11 2025\n1 - Velkomst\n2 - Evt\n", {1: "Velkomst", 2: "Evt"}),
    "lower case": ("dagsorden trio-møde\n\n1. nyt fra leder\n2. evt.\n", {1: "nyt fra leder", 2: "evt."}),
    "no space": ("1.Velkomst\n2.Økonomi v/Susanne\n", {1: "Velkomst", 2: "Økonomi v/Susanne"}),
    "from nought": ("0. Referat\n1. Økonomi\n2. Evt.\n", {0: "Referat", 1: "Økonomi", 2: "Evt."}),
    "one struck out": (
        "Punkt 1: A-sagen\nPunkt 2: B-sagen\nPunkt 4: C-sagen\n",
        {1: "A-sagen", 2: "B-sagen", 4: "C-sagen"},
    ),
    "capital word": ("PUNKT 7: Byggeri\n\nPUNKT 8: Vej\n", {7: "Byggeri", 8: "Vej"}),
    "case word": ("Sag nr. 1: Byggeri\n\nSag nr. 2: Vej\n", {1: "Byggeri", 2: "Vej"}),
    "one item": ("Dagsorden\n\n1. Temadrøftelse\n", {1: "Temadrøftelse"}),
    "bullets": ("Dagsorden:\n- Velkomst\n- Økonomi\n", {1: "Velkomst", 2: "Økonomi"}),
    "minutes at the end": ("1. Velkomst\t10\n2. Økonomi\t20\n", {1: "Velkomst 10", 2: "Økonomi 20"}),
    "counted by Markdown": (
        "# Teammøde\n\n1. Velkomst\n1. Økonomi\n1. Evt.\n",
        {1: "Velkomst", 2: "Økonomi", 3: "Evt."},
    ),
    "bare headings": ("# Teammøde\n\n## Velkomst\n\nKaffe.\n\n## Økonomi\n", {1: "Velkomst", 2: "Økonomi"}),
}
