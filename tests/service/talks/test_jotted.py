"""Typed notes as leaders and HR consultants write them: each line is of its field, however it is put."""

import pytest

from tests.service.talks.conftest import Drafted

FIRST, FOLLOW, BACK = "sygefravaer", "sygefravaer-opfoelgning", "sygefravaer-tilbage"


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("since_last", "siden januar: 3 t hver mandag, arkivet ryddet", ["arkiv", "mandag"]),
        ("since_last", "Siden 2/2: passet telefonen to formiddage", ["telefon"]),
        ("since_last", "sidst: aftalt 10 t/uge, det er holdt", ["10 timer"]),
        ("since_last", "Status: har mødt stabilt hele februar", ["stabilt"]),
        ("since_last", "Forløbet siden opstart - 4 vagter, alle gennemført", ["4 vagter"]),
        ("since_last", "Opfølgning på aftaler: skærm leveret, pauser holdt", ["skærm", "pauser"]),
        ("since_last", "Siden sidste møde er arkivet blevet ryddet", ["arkiv"]),
        ("since_last", "Gået siden sidst: fint, 12 timer om ugen på kontoret", ["12 timer"]),
        ("tasks_now", "Kan: arkiv, post, telefon. Kan ikke: løft, kørsel", ["arkiv", "post", "løft", "kørsel"]),
        ("tasks_now", "palle kan: arkiv og post. kan ikke: kørsel", ["arkiv", "kørsel"]),
        ("tasks_now", "PV kan klare arkiv og post, men ikke kørsel", ["arkiv", "kørsel"]),
        ("tasks_now", "kan nu - arkiv, post", ["arkiv", "post"]),
        ("tasks_now", "Opg. nu: arkiv + post / ikke kørsel", ["arkiv", "kørsel"]),
        ("tasks_now", "+ arkiv, post\nKan ikke: kørsel", ["kørsel"]),
        (
            "tasks_now",
            "Palle kan fortsat passe arkivet og skrive breve. Han kan ikke køre bilen",
            ["arkiv", "breve", "bilen"],
        ),
        ("tasks_now", "Magter: arkiv, post. Magter ikke: kørsel", ["arkiv", "kørsel"]),
        ("tasks_now", "Funktioner -> arkiv ja, kørsel nej", ["arkiv", "kørsel"]),
        ("tasks_now", "Han må gerne køre truck, men ikke løfte over 10 kg", ["truck", "løfte"]),
        ("tasks_now", "Hvad kan P nu? Arkiv, post og telefon", ["arkiv", "telefon"]),
        ("expected_duration", "Håber på 25 t fra 1/5, fuld tid ikke før sommer", ["25 timer", "1. maj"]),
        ("expected_duration", "Varighed: 6-8 uger endnu", ["6-8 uger"]),
        ("expected_duration", "Prognose: fuldt tilbage 1/6", ["1. juni"]),
        ("expected_duration", "Forv. varighed ca 2 mdr", ["2 m"]),
        ("expected_duration", "Regner med at være væk måneden ud", ["måneden ud"]),
        ("expected_duration", "tidshorisont - tidligst efter påske", ["påske"]),
        ("expected_duration", "Sygemeldt til og med 27/3", ["27. marts"]),
        ("expected_duration", "Raskmelding ventes 1/4", ["1. april"]),
        ("expected_duration", "tror selv på fuld tid i maj", ["maj"]),
        ("invitation", "Indk. 24/2 i e-boks", ["24. februar", "e-boks"]),
        ("invitation", "mødet varslet pr. mail 20/2", ["mail"]),
        ("invitation", "Invitation: outlook, sendt 23/2", ["outlook"]),
        ("invitation", "Fik besked om mødet 24/2 på sms", ["sms"]),
        ("invitation", "indkaldt mundtligt fredag", ["mundtlig"]),
        ("invitation", "Indkaldelse sendt via digital post d. 18/2", ["digital post"]),
        ("employee_remarks", "Egne ord: vil beholde arkivet hen over sommeren", ["arkiv", "sommer"]),
        ("employee_remarks", "P's ønske: vil gerne sidde ved siden af Rosa", ["Rosa"]),
        ("employee_remarks", "eget: Palle vil gerne tilbage på lageret til efteråret", ["lager", "efterår"]),
        ("employee_remarks", "PV vil have skrevet: vil helst have mandage fri", ["mandage"]),
        ("employee_remarks", "Bem. fra Palle: savner lageret", ["lager"]),
        ("employee_remarks", "Palle tilføjer at vagtplanen gerne må komme før", ["vagtplan"]),
        ("employee_remarks", "Medarb. bemærkninger - ønsker fast kontorplads", ["kontorplads"]),
        ("employee_remarks", 'Palles egne ord: "Jeg vil gerne beholde min rute"', ["rute"]),
        ("employee_remarks", "Palle ønsker tilføjet, at han gerne vil have arkivet", ["arkiv"]),
        (
            "return_plan",
            "timer: uge 11-12 15 t/uge. uge 13-14 25 t/uge. Fuld tid fra man 30/3",
            ["15 timer", "25 timer", "fuld tid"],
        ),
        ("return_plan", "uge 11+12: 3 formiddage, 8-12. uge 13-15: 25 t.", ["3 formiddage", "25 timer"]),
        ("return_plan", "Optrapning: 2 dage/uge -> 3 dage/uge -> fuld tid 1/4", ["2 dage", "fuld tid"]),
        ("return_plan", "Start 20 t, derefter 30 t fra 23/3", ["20 timer", "30 timer"]),
        ("return_plan", "Plan: halve dage i to uger, så hele", ["halve dage"]),
        ("return_plan", "Første 14 dage kun formiddag kl 9-12", ["formiddag"]),
        ("return_plan", "9/3-20/3: 12 timer, 23/3-3/4: 20 timer", ["12 timer", "20 timer"]),
        ("return_plan", "Genoptager gradvist, 4 t/dag de første to uger", ["4 t"]),
    ],
)
def test_a_line_is_of_its_field_however_it_is_put(noted: Drafted, field: str, line: str, words: list[str]) -> None:
    template = BACK if field == "return_plan" else FOLLOW if field == "since_last" else FIRST
    text = next(
        one.text for one in noted(f"2/3 Palle og jeg, kontoret\n{line}\n", template).fields if one.name == field
    )
    assert [word for word in words if word.casefold() not in text.casefold()] == [], text


@pytest.mark.parametrize(
    ("field", "line", "value"),
    [
        ("next_meeting", "næste: tors 12/3 kl 13.30 her", "2026-03-12T13:30"),
        ("next_meeting", "ny snak tors 26/3 kl 14 - på mit kontor", "2026-03-26T14:00"),
        ("next_meeting", "Næste gang man. d. 16. kl. 9", "2026-03-16T09:00"),
        ("next_meeting", "Opf.: tirs 31/3 9.30", "2026-03-31T09:30"),
        ("next_meeting", "vi ses 17/3 kl 10 (ikke den 10., der er P på kursus)", "2026-03-17T10:00"),
        ("next_meeting", "Ny tid -> ons d. 25/3 kl 8:15", "2026-03-25T08:15"),
        ("next_meeting", "Samtale igen om 14 dage, man kl. 10", "2026-03-16T10:00"),
        ("next_meeting", "NM fre 27/3 kl 12", "2026-03-27T12:00"),
        ("next_meeting", "Taler sammen igen torsdag i uge 12 kl. 15", "2026-03-19T15:00"),
        (
            "next_meeting",
            "Næste møde torsdag den 26. marts 2026 kl. 13.15. Onsdag den 25. blev først nævnt",
            "2026-03-26T13:15",
        ),
        ("return_date", "1. dag tilbage: man 9/3 (ikke 4., der er kursus)", "2026-03-09"),
        (
            "return_date",
            "starter ons 11. marts. (vi sagde først 9. marts, men der er kurset ikke færdigt)",
            "2026-03-11",
        ),
        ("return_date", "Tilbage pr. 16/3", "2026-03-16"),
        ("return_date", "opstart: torsdag d. 5/3", "2026-03-05"),
        ("return_date", "Raskmeldt fra i morgen", "2026-03-03"),
        ("return_date", "møder ind man 9/3 kl 8", "2026-03-09"),
        ("return_date", "begynder igen tirsdag i næste uge", "2026-03-10"),
        ("return_date", "Genoptager arbejdet 10/3", "2026-03-10"),
        ("first_sick_day", "1. sygedag: man 9/2", "2026-02-09"),
        ("first_sick_day", "Syg siden 4/2", "2026-02-04"),
        ("first_sick_day", "sygemeldt pr 12. februar", "2026-02-12"),
        ("first_sick_day", "Første fraværsdag tirs. d. 10.", "2026-02-10"),
        ("first_sick_day", "1. fraværsdag = 11/2-26", "2026-02-11"),
        ("first_sick_day", "Fravær fra 5/2 (delvist fra 16/2)", "2026-02-05"),
        ("first_sick_day", "Syg 6.2.26, 4-ugers frist 6/3", "2026-02-06"),
        ("first_sick_day", "Meldte sig syg fredag den 13. februar om morgenen", "2026-02-13"),
        ("form", "Opfølgning tlf.", "telefon"),
        ("form", "2/3, ringede til Palle kl. 10", "telefon"),
        ("form", "Teams, alle tre med kamera", "video"),
        ("form", "Skærmmøde 2/3", "video"),
        ("form", "2/3 mødelokale 4, Palle og jeg", "fysisk"),
        ("form", "på mit kontor 2/3", "fysisk"),
        ("form", "Mødt op i dag, vi sad i personalestuen", "fysisk"),
        ("form", "Personligt møde mandag", "fysisk"),
        ("form", "2/3 kontoret på lageret. Palle + mig", "fysisk"),
        ("form", "2/3, på pladsen, Palle + Rosa", "fysisk"),
        ("form", "Palle, mit kontor, 2/3", "fysisk"),
        ("form", "2/3 opfølgning med Palle\nnæste: 16/3 kl 10 på mit kontor", None),
        ("form", "Holdt på rådhuset 2/3", "fysisk"),
        ("form", "Samtale over video 2/3\nnæste: 16/3 kl 10 på mit kontor", "video"),
        ("retention_plan", "FHP har vi ikke, vil hun ikke have", False),
        ("retention_plan", "fhp: nej tak", False),
        ("retention_plan", "Fastholdelsesplan ja - Rosa laver udkast", True),
        ("retention_plan", "Fasth.plan: ja", True),
        ("retention_plan", "fastholdelsesplan drøftet, ikke relevant", False),
        ("retention_plan", "Ønsker fastholdelsesplan, Rosa skriver", True),
        ("capability_statement", "ingen mulighedserklæring", False),
        ("capability_statement", "mulighedserkl.: nej, ikke nu", False),
        ("capability_statement", "MUH sendes 5/3", True),
        ("capability_statement", "muligh.erkl. - nej", False),
        ("capability_statement", "mulighedserkl: ja, jeg udfylder del 1", True),
        ("capability_statement", "Mulighedserklæring: ikke nødvendig", False),
    ],
)
def test_a_value_is_read_however_it_is_put(noted: Drafted, field: str, line: str, value: object) -> None:
    template = BACK if field.startswith("return") else FIRST
    lead = "" if field == "form" else "2/3 Palle og jeg, kontoret\n"
    [found] = [one for one in noted(f"{lead}{line}\n", template).fields if one.name == field]
    assert found.value == value, found


def test_lines_in_lower_case_are_lines_of_their_own(noted: Drafted) -> None:
    draft = noted(
        "palle vinther, man 2/3, på kontoret, kun os to med\n"
        "siden sidst: passet arkivet tre formiddage om ugen i hele februar, fint fremmøde\n"
        "kan: arkiv, post, telefon. kan ikke: kørsel, løft over ti kilo og aftenvagter i hallen\n"
        "fhp: nej\n"
        "eget: vil gerne beholde arkivet\n"
        "næste: ons 25/3 kl 9\n",
        FOLLOW,
    )
    values = {field.name: field for field in draft.fields}
    assert values["retention_plan"].value is False
    assert values["next_meeting"].value == "2026-03-25T09:00"
    assert "siden" not in values["tasks_now"].text.casefold()
    assert "telefon" in values["tasks_now"].text
    assert "arkiv" in values["employee_remarks"].text
