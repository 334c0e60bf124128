"""What tells of health, family, mood and guesses is found, and the words of the procedure and of the job are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.talks.health import FindingKind, findings

PRIVATE = [
    (FindingKind.DIAGNOSIS, "Lægerne siger, det er en diskusprolaps."),
    (FindingKind.DIAGNOSIS, "Altså det er det der med ryggen igen."),
    (FindingKind.DIAGNOSIS, "Jeg gik ned med stress lige efter jul."),
    (FindingKind.SYMPTOM, "Jeg sover kun tre timer."),
    (FindingKind.SYMPTOM, "Jeg kan ikke rigtig koncentrere mig om ret meget."),
    (FindingKind.TREATMENT, "Jeg går til noget hos en, der hedder Lise."),
    (FindingKind.TREATMENT, "Jeg skal opereres i uge 12."),
    (FindingKind.MEDICINE, "Pillerne tager det værste."),
    (FindingKind.MEDICINE, "Vi er ved at trappe mig ud."),
    (FindingKind.DOCTOR, "Jeg har en tid på sygehuset."),
    (FindingKind.DOCTOR, "Jeg skal have kigget på det på onsdag."),
    (FindingKind.FAMILY, "Min mand er flyttet ud."),
    (FindingKind.FAMILY, "Der er nok at se til på hjemmefronten."),
    (FindingKind.MOOD, "Hun var meget ked af det."),
    (FindingKind.MOOD, "Det var, som om du blev sur."),
    (FindingKind.GUESS, "Jeg tror nok, det skyldes noget andet."),
    (FindingKind.GUESS, "Du ser ikke ud til at være klar."),
    (FindingKind.DIAGNOSIS, "Det er lungerne igen."),
    (FindingKind.SYMPTOM, "Det stikker under hælen, når jeg går."),
    (FindingKind.SYMPTOM, "Jeg har ligget vågen hele natten."),
    (FindingKind.TREATMENT, "Jeg har fået lagt en blokade."),
    (FindingKind.MEDICINE, "Jeg er begyndt på noget nyt mod det."),
    (FindingKind.DOCTOR, "Jeg venter på svar fra dem."),
    (FindingKind.FAMILY, "Manden er på arbejde hele tiden."),
    (FindingKind.MOOD, "Jeg føler mig ikke velkommen."),
    (FindingKind.MOOD, "Jeg kan ikke mere."),
    (FindingKind.MEDICINE, "Eliquis 5, morgen og aften."),
    (FindingKind.MEDICINE, "Så fik jeg Pantoprazol."),
    (FindingKind.DIAGNOSIS, "Det hedder sarkoidose."),
    (FindingKind.DIAGNOSIS, "Bechterew, siger de."),
]
HARMLESS = [
    "Specialiseringen af holdene venter til maj.",
    "Din første sygedag var den 3. november.",
    "Vi laver mulighedserklæringen sammen, og så udfylder lægen sin del.",
    "Du er sygemeldt til den 1. marts.",
    "Det er en sygefraværssamtale efter sygedagpengelovens § 7 a.",
    "Jeg kan godt tage telefonerne, men jeg kan ikke løfte beboerne endnu.",
    "Du deler medicin ud til beboerne om morgenen.",
    "Vi aftaler, at du begynder med fire timer om dagen.",
    "Kollegerne tager dine vagter i uge 49.",
    "Der er børnene på blå stue og så køkkenet.",
    "Det lyder som en god plan.",
    "Giv mig lige hånden på det.",
    "Kan du holde øje med skemaet?",
    "Du kan begynde i receptionen.",
    "Omsorgssamtalen har vi holdt.",
    "Ansvaret ligger hos afdelingen.",
    "Jeg kan ikke mere end fire timer.",
    "Du skal ikke fortælle mig om din sygdom.",
    "Hvem sender mulighedserklæringen til lægen?",
    "Jeg er fysioterapeut på træningscentret.",
    "Jeg kan give insulin til borgerne.",
    "Jeg har elever med ADHD.",
    "Vi trapper op med to timer hver uge.",
    "Jeg er bange for, at printeren ikke virker.",
    "Demenskoordinatoren tager det.",
]


@pytest.mark.parametrize(("kind", "text"), PRIVATE)
def test_what_tells_of_a_person_s_health_family_or_mood_is_found(kind: FindingKind, text: str) -> None:
    assert kind in {finding.kind for finding in findings(text)}


@pytest.mark.parametrize("text", HARMLESS)
def test_the_words_of_the_procedure_and_of_the_job_are_left_alone(text: str) -> None:
    assert findings(text) == ()


def test_a_phrase_does_not_reach_across_a_full_stop() -> None:
    assert findings("Det tager jeg. Noget andet er planen for uge 8.") == ()


@given(st.text() | st.lists(st.sampled_from([text for _, text in PRIVATE] + HARMLESS)).map(" ".join))
def test_findings_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for finding in findings(text):
        assert end <= finding.start < finding.end <= len(text)
        assert finding.words == text[finding.start : finding.end]
        end = finding.end
