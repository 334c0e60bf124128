"""From the first sign-in to the sealed referat, as a municipality's people go: the program in a process of its own, the
embedded weights, a recording over a network that breaks, and three people in three browsers.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import soundfile
from docx import Document
from playwright.sync_api import Browser, Page, expect

from models.sound import RATE, decode
from service.access import Passwords, Principal
from service.desk.committees import add_committee, set_roles
from service.desk.people import add_person
from service.meetings import Role
from service.settings import Settings
from service.storage import Database
from tests.web import browsing
from tests.web.browsing import Window
from tests.web.line import Line, line
from tests.web.looking import axe, picture
from tests.web.program import Program
from tests.web.test_review import menu, sentences, settled, texts

SECONDS = 48
"""So much of the demo meeting: its first item and the beginning of the second."""
DRAFTED_WITHIN = 240_000  # milliseconds
COMMITTEE = "LokalMED Plan og Byg"
AGENDA = """Dagsorden LokalMED Plan og Byg
Mødedato: Torsdag d. 12. november 2026 kl. 13:00
Mødested: Mødelokale 2.14, Rådhuset

Punkt 1: Godkendelse af referat og dagsorden
Indstilling
Formanden indstiller, at referatet og dagsordenen godkendes.

Punkt 2: Orientering fra formand og næstformand
Indstilling
Formanden indstiller, at orienteringen tages til efterretning.
"""
PEOPLE = {
    "referent@eksempel.dk": ("Lene Storgaard", Role.REFERENT),
    "formand@eksempel.dk": ("Ulla Bremdal", Role.CHAIR),
    "naestformand@eksempel.dk": ("Mikkel Torndal", Role.VICE_CHAIR),
}
MARK = "AI-assisteret udkast"


@dataclass(frozen=True)
class Hall:
    """The program, running: where it answers, and everybody's first password by their address."""

    address: str
    passwords: dict[str, str]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    program = Program(tmp_path)
    operations = Principal(user_id=None, name="Driften", administrator=True)
    database = Database.in_folder(program.data)
    committee = add_committee(database, Settings(), operations, name=COMMITTEE)
    passwords = {}
    for email, (name, role) in PEOPLE.items():
        new = add_person(database, Passwords(), operations, email=email, name=name)
        set_roles(database, operations, committee, new.person.id, [role])
        passwords[email] = new.first_password
    database.close()
    with program.serving() as address:
        yield Hall(address, passwords)


@pytest.fixture
def recording(tmp_path: Path, demo: Path) -> Path:
    whole = decode(demo / "demo.ogg", tmp_path / "whole.wav")
    path = tmp_path / "møde i november.wav"
    soundfile.write(path, whole.read(0, SECONDS * RATE), RATE, subtype="PCM_16")
    return path


@pytest.mark.weights
@pytest.mark.timeout(600)
def test_a_meeting_becomes_a_sealed_referat(hall: Hall, chromium: Browser, recording: Path) -> None:
    with line(hall.address) as network:
        referent = browsing.window(chromium, network.address)
        referent.expected = ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_SOCKET")  # which this test provokes
        signs_in(referent, hall, "referent@eksempel.dk")
        uploads(referent.page, network, recording)
        sees_it_drafted(referent.page)
        edits(referent)
        collides(referent)
        goes_through(referent.page)
        hands_over(referent.page)
    windows = [referent]
    for email, button in (("formand@eksempel.dk", "Godkend"), ("naestformand@eksempel.dk", "Godkend")):
        approver = browsing.window(chromium, hall.address)
        windows.append(approver)
        signs_in(approver, hall, email)
        approves(approver.page, button)
    opens_it(windows[-1].page)
    assert [problem for window in windows for problem in window.problems] == []
    for window in windows:
        window.context.close()


def signs_in(window: Window, hall: Hall, email: str) -> None:
    page = window.open("/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode").fill(hall.passwords[email])
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("heading", name="Vælg din adgangskode")).to_be_visible()
    page.get_by_label("Ny adgangskode", exact=True).fill("vinter brædder tulipan")
    page.get_by_label("Ny adgangskode igen").fill("vinter brædder tulipan")
    page.get_by_role("button", name="Gem adgangskode").click()
    expect(page.get_by_role("heading", level=1, name="Møder")).to_be_visible()


def uploads(page: Page, network: Line, recording: Path) -> None:
    """A new meeting; half of its recording is sent when the network goes."""
    offsets: list[int] = []
    page.on("request", lambda sent: offsets.append(int(sent.headers.get("upload-offset", -1))))
    picture(page, "tom oversigt")
    page.get_by_role("link", name="Opret dit første møde").click()
    page.get_by_text("Sæt dagsordenen ind som tekst").click()
    page.get_by_label("Dagsordenens tekst").fill(AGENDA)
    page.get_by_label("Dagsordenens tekst").blur()
    expect(page.get_by_text("2 punkter er læst")).to_be_visible()
    expect(page.get_by_label("Dato")).to_have_value("12-11-2026")
    page.get_by_label("Optagelsens fil").set_input_files(recording)
    network.cut_after(recording.stat().st_size // 2)
    page.get_by_role("button", name="Opret og læg optagelsen op").click()
    expect(page.get_by_text("Forbindelsen er væk")).to_be_visible()
    assert network.is_cut
    picture(page, "forbindelsen er væk")
    network.mend()
    expect(page.get_by_role("heading", name=re.compile("Udkastet bliver skrevet|Mødet står i kø"))).to_be_visible(
        timeout=30_000
    )
    assert max(offsets) > 0, "it began from the beginning again"


def sees_it_drafted(page: Page) -> None:
    """The page follows by itself."""
    expect(page.locator("#working progress").first).not_to_have_attribute("value", "0", timeout=60_000)
    axe(page)
    picture(page, "udkastet bliver skrevet")
    expect(page.get_by_role("heading", name="Udkastet er klar")).to_be_visible(timeout=DRAFTED_WITHIN)
    picture(page, "udkastet er klar")
    page.get_by_role("link", name="Gå udkastet igennem").click()
    expect(page.get_by_text("AI-assisteret udkast – ikke godkendt")).to_be_visible()
    seconds = page.evaluate(
        "() => new Promise((done) => { const sound = document.getElementById('sound');"
        " const told = () => done(sound.duration); sound.duration ? told() : sound.onloadedmetadata = told; })"
    )
    assert abs(seconds - SECONDS) < 1


def edits(window: Window) -> None:
    """Text, outcome, split, merge, move, a sentence from selected words, undo."""
    page = window.page
    outcome = page.get_by_label("Udfald")
    for value in ("referred", "approved"):
        outcome.select_option(value)
        expect(page.locator("#line-i1")).to_contain_text({"referred": "Sendt videre", "approved": "Godkendt"}[value])
    settled(page)
    page.get_by_role("button", name="Tilføj sætning").last.click()
    page.keyboard.type("Formanden bød velkommen. Næstformanden skriver referat.")
    settled(page)
    place = texts(page).index("Formanden bød velkommen. Næstformanden skriver referat.")
    sentences(page).nth(place).click()
    page.keyboard.press("Control+Home")
    for _ in "Formanden bød velkommen.":
        page.keyboard.press("ArrowRight")
    menu(page, place, "Del ved markøren")
    expect(sentences(page).nth(place)).to_have_value("Formanden bød velkommen.")
    expect(sentences(page).nth(place + 1)).to_have_value("Næstformanden skriver referat.")
    if place:
        menu(page, place, "Flyt op")
        expect(sentences(page).nth(place - 1)).to_have_value("Formanden bød velkommen.")
        page.get_by_role("button", name="Fortryd").click()
    expect(sentences(page).nth(place)).to_have_value("Formanden bød velkommen.")
    menu(page, place, "Sæt sammen med næste")
    expect(sentences(page).nth(place)).to_have_value("Formanden bød velkommen. Næstformanden skriver referat.")
    many = sentences(page).count()
    page.locator(".utterance .said").first.click(click_count=3)
    page.get_by_role("button", name="Lav en sætning af det markerede").click()
    expect(sentences(page)).to_have_count(many + 1)
    settled(page)
    page.get_by_role("button", name="Fortryd").click()
    expect(sentences(page)).to_have_count(many)
    settled(page)
    picture(page, "gennemgang", whole=False)


def collides(window: Window) -> None:
    """The same person in a second tab, which has not heard of the first."""
    page, other = window.page, window.tab()
    other.goto(page.url)
    place = next(at for at, text in enumerate(texts(page)) if text.startswith("Formanden bød"))
    other.route("**/stand", lambda route: route.fulfill(status=503))
    window.expected += ("status of 503",)
    window.unheeded = ("/stand",)
    sentences(page).nth(place).fill("Formanden bød velkommen til mødet.")
    settled(page)
    sentences(other).nth(place).fill("Formanden bød alle velkommen.")
    settled(other)
    expect(other.locator("#told")).not_to_be_empty()
    assert {"Formanden bød velkommen til mødet.", "Formanden bød alle velkommen."} <= set(texts(other))
    picture(other, "to faner", whole=False)
    row = other.locator("[data-sentence]").filter(has=other.get_by_role("button", name="Behold denne"))
    row.nth(texts(other).index("Formanden bød alle velkommen.") - place).get_by_role("button", name="Behold").click()
    settled(other)
    other.close()
    # The first tab hears of it by its own asking, every five seconds.
    expect(sentences(page).nth(place)).to_have_value("Formanden bød alle velkommen.", timeout=20_000)


def goes_through(page: Page) -> None:
    """Every item; what is in doubt is looked at first."""
    for key in ("i1", "i2"):
        page.locator(f"#line-{key}").click()
        expect(page.locator(".item")).to_have_attribute("data-key", key)
        while (doubts := page.get_by_role("button", name="Det er rigtigt")).count():
            left = doubts.count()
            doubts.first.click()
            expect(doubts).to_have_count(left - 1)
        settled_or_untouched(page)
        page.get_by_role("button", name="Punktet er gennemgået").click()
        expect(page.locator(f"#line-{key}")).to_have_class(re.compile("is-through"))
        settled(page)


def settled_or_untouched(page: Page) -> None:
    expect(page.locator("#saved")).not_to_have_attribute("data-state", "saving")


def hands_over(page: Page) -> None:
    """The referent approves what is still a draft, and says so in its file."""
    page.get_by_role("link", name="Til godkendelse").click()
    expect(page.get_by_text(MARK).first).to_be_visible()
    with page.expect_download() as file:
        page.get_by_role("link", name="Word").click()
    assert MARK in everything_in(file.value.path())
    page.get_by_role("button", name="Godkend og send videre").click()
    expect(page.get_by_text("Du har godkendt referatet.")).to_be_visible()


def approves(page: Page, button: str) -> None:
    """Somebody who finds the meeting on their own list."""
    picture(page, "venter på godkendelse")
    page.get_by_role("link", name=re.compile(COMMITTEE)).first.click()
    page.get_by_role("link", name="Læs og godkend").click()
    expect(page.get_by_text("Formanden bød alle velkommen.")).to_be_visible()
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def opens_it(page: Page) -> None:
    """The sealed referat: the words are there, the mark is gone."""
    expect(page.get_by_role("heading", level=1, name="Godkendt referat")).to_be_visible()
    expect(page.get_by_text("Seglet er kontrolleret")).to_be_visible()
    assert MARK not in page.content()
    axe(page)
    picture(page, "forseglet")
    with page.expect_download() as file:
        page.get_by_role("link", name=re.compile("Hent Word")).click()
    words = "\n".join(paragraph.text for paragraph in Document(str(file.value.path())).paragraphs)
    assert "Formanden bød alle velkommen." in words
    assert "Ulla Bremdal" in words
    assert MARK not in everything_in(file.value.path())
    assert file.value.suggested_filename.endswith(".docx")


def everything_in(path: Path) -> str:
    """All text of a DOCX, headers, footers, comments and metadata too."""
    with zipfile.ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels")))
