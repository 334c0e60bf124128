"""A sygefraværssamtale in two browsers, one of them a telephone, from the notes to the sealed referat."""

import datetime
import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from service.agreeing import Part, Say
from service.desk.talks import asking
from service.storage.tables import Event, TalkInvitation, TalkJob, now
from tests.service.conftest import Town
from tests.service.desk.talks import held
from tests.service.web.conftest import Asked
from tests.web.conftest import SignedIn
from tests.web.looking import axe, picture, usable_at

PHONE = {"width": 390, "height": 844}
NOTES = """Første sygedag var den 2. november.
Mette er kørt ned og får piller for det.
Opgaver nu: Mette kan passe telefonen og svare på mails.
Fastholdelsesplan: nej.
Næste samtale er mandag den 30. november klokken ti."""


def looked_at(page: Page, name: str) -> None:
    picture(page, name)
    axe(page)
    assert usable_at(page, 320, 1.0) == []


def link_and_code(page: Page, name: str) -> tuple[str, str]:
    page.get_by_role("button", name=f"Lav link og kode til {name}").click()
    return page.get_by_label("Link", exact=True).input_value(), page.get_by_label("Kode").input_value()


def test_from_notes_to_a_sealed_referat_with_a_disagreement(  # noqa: PLR0915 - one way, step by step
    browse: SignedIn, town: Town
) -> None:
    leader = browse(town.leader)
    page = leader.open("/samtaler")
    page.get_by_role("link", name="Ny samtale").click()
    page.get_by_label("Medarbejderens navn").fill(held.EMPLOYEE)
    page.get_by_label("Dato").fill("16-11-2026")
    looked_at(page, "samtale ny")
    page.get_by_role("button", name="Opret samtale").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Samtale med {held.EMPLOYEE}")

    page.get_by_label("Skriv stikord").fill(NOTES)
    page.get_by_role("button", name="Gem noter og udfyld felter").click()
    expect(page.get_by_label("Første sygedag")).to_have_value("02-11-2026")
    expect(page.get_by_label("Næste samtale")).to_have_value("30-11-2026")
    expect(page.get_by_label("Opgaver, der kan løses nu")).to_have_value(re.compile("passe telefonen"))
    assert not [box for box in page.get_by_role("textbox").all()[1:] if "piller" in box.input_value()]
    looked_at(page, "samtale felter")

    leader.expected = ("status of 422",)
    page.get_by_label("Indkaldelse").fill("Indkaldt i Digital Post, fordi hun har stress.")
    page.get_by_role("button", name="Gem felterne").click()
    expect(page.get_by_role("alert")).to_contain_text("»stress«")
    looked_at(page, "samtale helbred")
    page.get_by_label("Indkaldelse").fill("Indkaldt i Digital Post den 9. november 2026.")
    page.get_by_role("button", name="Gem felterne").click()
    expect(page.get_by_text("Felterne er gemt.")).to_be_visible()
    page.get_by_role("button", name="Send til svar").click()
    address, code = link_and_code(page, held.EMPLOYEE)
    looked_at(page, "samtale link")
    page.get_by_role("link", name="Færdig").click()

    phone = browse(width=PHONE["width"], height=PHONE["height"])
    phone.expected = ("status of 422",)
    read = phone.page
    read.goto(address)
    read.get_by_label("Kode").fill("000000" if code != "000000" else "000001")
    read.get_by_role("button", name="Åbn referatet").click()
    expect(read.get_by_role("alert")).to_contain_text("Koden passer ikke")
    looked_at(read, "svar kode")
    read.set_viewport_size({"width": 390, "height": 844})
    read.get_by_label("Kode").fill(code)
    read.get_by_role("button", name="Åbn referatet").click()
    expect(read.get_by_text("Indkaldt i Digital Post den 9. november 2026.")).to_be_visible()
    looked_at(read, "svar referat")
    read.set_viewport_size({"width": 390, "height": 844})
    read.get_by_text("Skriv en bemærkning").nth(0).click()
    read.get_by_label("Uenig med bemærkninger").check()
    read.get_by_label("Bemærkninger (valgfri)").fill("Jeg sagde, at pillerne gør mig træt.")
    read.get_by_role("button", name="Send svar").click()
    expect(read.get_by_role("alert")).to_contain_text("»pillerne«")
    looked_at(read, "svar advarsel")
    read.set_viewport_size({"width": 390, "height": 844})
    read.get_by_label("Bemærkninger (valgfri)").fill("Jeg mente, at jeg kun kan om formiddagen.")
    read.get_by_role("button", name="Send svar").click()
    expect(read.get_by_text("Tak. Dit svar er gemt.")).to_be_visible()

    page.reload()
    expect(page.get_by_text("Jeg mente, at jeg kun kan om formiddagen.")).to_be_visible()
    page.get_by_label("Enig", exact=True).check()
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_text("Færdigt", exact=True)).to_be_visible()
    looked_at(page, "samtale færdig")
    read.reload()
    with read.expect_download() as download:
        read.get_by_role("link", name="Hent PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    looked_at(read, "svar færdig")


def test_a_changed_text_shows_what_changed_and_asks_again(browse: SignedIn, town: Town) -> None:
    talk = held.sent(town, other=False)
    page = browse(town.leader).open(f"/samtaler/{talk}")
    address, code = link_and_code(page, held.EMPLOYEE)
    read = browse(width=PHONE["width"], height=PHONE["height"]).page
    read.goto(address)
    read.get_by_label("Kode").fill(code)
    read.get_by_role("button", name="Åbn referatet").click()
    read.get_by_label("Enig", exact=True).check()
    read.get_by_role("button", name="Send svar").click()
    expect(read.get_by_text("Tak. Dit svar er gemt.")).to_be_visible()

    page.goto(page.url.split("/link/")[0])
    page.get_by_role("button", name="Tag tilbage og ret").click()
    read.reload()
    expect(read.get_by_text("Referatet er ikke klar")).to_be_visible()
    page.get_by_label("Opgaver, der kan løses nu").fill("Mette Vang kan passe telefonen om formiddagen.")
    page.get_by_role("button", name="Gem felterne").click()
    page.get_by_role("button", name="Send til svar").click()
    read.reload()
    changed = read.get_by_role("region", name="Ændret, siden du svarede")
    expect(changed.locator("ins")).to_have_text("Mette Vang kan passe telefonen om formiddagen.")
    expect(changed.locator("del")).to_have_text("Mette Vang kan passe telefonen.")
    looked_at(read, "svar ændret")


@pytest.mark.parametrize("old", [True, False])
def test_an_old_or_a_used_link_opens_nothing(browse: SignedIn, town: Town, *, old: bool) -> None:
    talk = held.sent(town, other=False)
    page = browse(town.leader).open(f"/samtaler/{talk}")
    address, code = link_and_code(page, held.EMPLOYEE)
    first = browse().page
    first.goto(address)
    first.get_by_label("Kode").fill(code)
    first.get_by_role("button", name="Åbn referatet").click()
    expect(first.get_by_role("heading", level=1)).to_have_text(f"Referat til {held.EMPLOYEE}")
    second = browse()
    second.expected = ("status of 404", "status of 422")
    if old:
        with town.database.write() as session:
            session.execute(update(TalkInvitation).values(expires=now() - datetime.timedelta(minutes=1)))
        second.page.goto(address)
        expect(second.page.get_by_role("heading", level=1)).to_have_text("Linket virker ikke")
        return
    second.page.goto(address)
    second.page.get_by_label("Kode").fill(code)
    second.page.get_by_role("button", name="Åbn referatet").click()
    expect(second.page.get_by_role("alert")).to_contain_text("Koden er brugt i en anden browser.")
    assert "Mette Vang kan passe" not in second.page.content()


def test_a_companion_that_the_employee_names_reads_along(browse: SignedIn, town: Town) -> None:
    talk = held.sent(town, other=False)
    page = browse(town.leader).open(f"/samtaler/{talk}")
    address, code = link_and_code(page, held.EMPLOYEE)
    read = browse(width=PHONE["width"], height=PHONE["height"]).page
    read.goto(address)
    read.get_by_label("Kode").fill(code)
    read.get_by_role("button", name="Åbn referatet").click()
    read.get_by_label("Navn på din bisidder").fill("Kim Fælled")
    read.get_by_role("button", name="Lav link til bisidder").click()
    theirs, their_code = read.get_by_label("Link", exact=True).input_value(), read.get_by_label("Kode").input_value()
    companion = browse().page
    companion.goto(theirs)
    companion.get_by_label("Kode").fill(their_code)
    companion.get_by_role("button", name="Åbn referatet").click()
    expect(companion.get_by_text("Mette Vang kan passe telefonen.")).to_be_visible()
    expect(companion.get_by_role("button", name="Send svar")).to_have_count(0)


def test_the_list_says_for_whom_a_talk_waits_and_has_words_to_remind_them_with(browse: SignedIn, town: Town) -> None:
    talk = held.sent(town, other=False)
    held.invited(town, talk)
    with town.database.write() as session:
        session.execute(update(Event).where(Event.kind == "talk_sent").values(at=now() - datetime.timedelta(days=5)))
        session.execute(update(TalkInvitation).values(expires=now() + datetime.timedelta(days=1)))
    page = browse(town.leader).open("/samtaler")
    waits = page.get_by_role("region", name="Venter på dig").get_by_role("listitem").filter(has_text="linket")
    expect(waits.last).to_contain_text(f"Har ventet på {held.EMPLOYEE} i 5 dage · linket udløber i morgen")
    looked_at(page, "samtaler venter")
    page.get_by_role("link", name="Skriv en påmindelse").click()
    words = page.get_by_label("Tekst, du kan sende")
    expect(words).to_have_value(re.compile("jeg mangler dit svar. Brug det link"))
    looked_at(page, "samtale påmindelse")

    with town.database.write() as session:
        session.execute(update(TalkInvitation).values(expires=now() - datetime.timedelta(days=1)))
    page.reload()
    expect(words).to_have_value(re.compile("virker ikke længere"))
    looked_at(page, "samtale påmindelse udløbet")
    address, code = link_and_code(page, held.EMPLOYEE)
    message = page.get_by_label("Besked, du kan sende linket i").input_value()
    assert address in message
    assert code not in message
    looked_at(page, "samtale link med besked")
    page.get_by_role("link", name="Færdig").click()
    expect(page.get_by_text(re.compile("linket virker til"))).to_be_visible()
    looked_at(page, "samtale venter på svar")


def test_hr_chooses_until_when_a_recording_is_kept_and_the_talk_s_page_says_so(browse: SignedIn, town: Town) -> None:
    page = browse(town.consultant).open("/samtaler/skabeloner/sygefravaer")
    expect(page.get_by_label("Når udkastet er skrevet")).to_be_checked()
    page.get_by_label("Når referatet er færdigt").check()
    page.get_by_role("button", name="Gem som ny version").click()
    expect(page.get_by_label("Når referatet er færdigt")).to_be_checked()
    looked_at(page, "skabelon lyd")
    page.get_by_role("link", name="Samtaler").first.click()
    page.get_by_role("link", name="Ny samtale").click()
    page.get_by_label("Medarbejderens navn").fill(held.EMPLOYEE)
    page.get_by_label("Dato").fill("16-11-2026")
    page.get_by_role("button", name="Opret samtale").click()
    section = page.get_by_role("region", name="Optagelse")
    expect(section).to_contain_text(
        "når referatet er færdigt, og efter 7 dage, hvis ingen har skrevet udkast ud fra den"
    )
    page = browse(town.leader).open(f"/samtaler/{held.recorded(town)}")
    expect(page.get_by_text("hvis der ikke er skrevet udkast ud fra den.")).to_be_visible()


def test_only_who_holds_talks_is_shown_the_way_to_them(browse: SignedIn, town: Town) -> None:
    assert browse(town.leader).open("/moeder").get_by_role("link", name="Samtaler").count() == 1
    assert browse(town.administrator).open("/moeder").get_by_role("link", name="Samtaler").count() == 0
    asking_ = held.sent(town, other=False)
    asking.answer_as(held.desk(town), town.leader, asking_, held.reply(town, asking_, Say.SEEN))
    window = browse(town.administrator)
    window.expected = ("status of 404",)
    expect(window.open(f"/samtaler/{asking_}").get_by_role("heading", level=1)).to_have_text("Siden findes ikke")


def test_a_yes_is_noted_and_taken_back_by_the_employee_on_her_telephone(browse: SignedIn, town: Town) -> None:
    talk = held.created(town, other=False)
    page = browse(town.leader).open(f"/samtaler/{talk}")
    section = page.get_by_role("region", name="Optagelse")
    for name in (town.leader.name, held.EMPLOYEE):
        section.get_by_role("button", name=f"Notér ja fra {name}").click()
    expect(section.get_by_text("Ja", exact=True)).to_have_count(2)
    looked_at(page, "samtale samtykke")
    address, code = link_and_code(page, held.EMPLOYEE)
    read = browse(width=PHONE["width"], height=PHONE["height"]).page
    read.goto(address)
    read.get_by_label("Kode").fill(code)
    read.get_by_role("button", name="Åbn referatet").click()
    looked_at(read, "svar samtykke")
    read.get_by_role("button", name="Træk mit ja tilbage").click()
    expect(read.get_by_text("Dit ja er trukket tilbage.")).to_be_visible()
    expect(read.get_by_role("button", name="Træk mit ja tilbage")).to_have_count(0)
    page.goto(page.url.split("/link/")[0])
    expect(section.get_by_text("Trak sit ja tilbage")).to_be_visible()


def test_what_is_private_is_shown_only_when_it_is_asked_for(browse: SignedIn, town: Town) -> None:
    page = browse(town.leader).open(f"/samtaler/{held.heard(town)}")
    page.get_by_role("link", name="Læs, hvad der blev sagt").click()
    expect(page.get_by_text("Det var den 2. november.")).to_be_visible()
    assert "depression" not in page.content()
    page.get_by_role("button", name="Vis").click()
    expect(page.get_by_text("Jeg tager piller for en depression.")).to_be_visible()
    axe(page)
    page.reload()
    expect(page.get_by_role("button", name="Vis")).to_be_visible()
    assert "depression" not in page.content()


def test_the_voices_are_named_on_the_page_of_what_was_said(browse: SignedIn, town: Town) -> None:
    said = ("Jeg bestiller en anden stol til dig inden fredag.", "Jeg tager piller for en depression.")
    talk = held.heard(town, *said)
    page = browse(town.leader).open(f"/samtaler/{talk}/replikker")
    section = page.get_by_role("region", name="Hvem er hvem?")
    assert "depression" not in page.content()
    looked_at(page, "samtale stemmer")
    section.get_by_label("Stemme 1: Taler 1").select_option(label=f"{town.leader.name} (leder)")
    section.get_by_role("button", name="Gem navnene").click()
    expect(page.get_by_text("Navnene er gemt.")).to_be_visible()
    page.goto(page.url.split("#")[0].removesuffix("/replikker") + "/replikker")
    expect(section.get_by_label(f"Stemme 1: {town.leader.name}")).to_have_value(held.person(town, talk, Part.LEADER))


def test_the_recording_is_written_down_when_one_who_holds_the_talk_asks(
    browse: SignedIn, town: Town, queue: Asked
) -> None:
    talk = held.recorded(town)
    page = browse(town.leader).open(f"/samtaler/{talk}")
    page.get_by_role("button", name="Skriv udkast ud fra optagelsen").click()
    expect(page.get_by_text("Udkastet bliver skrevet.")).to_be_visible()
    assert queue.asked == [("draft_talk", talk)]
    with town.database.write() as session:
        job = TalkJob(talk_id=talk, state="running", stage="speech", fraction=0.5)
        session.add(job)
    page.reload()
    expect(page.get_by_text("Talen skrives ned")).to_be_visible()
    with town.database.write() as session:
        session.get_one(TalkJob, job.id).state = "done"
    expect(page.get_by_text("Felterne er udfyldt ud fra optagelsen.")).to_be_visible(timeout=60_000)
