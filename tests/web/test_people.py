"""Users, committees and keys in a browser: handed over, signed in with, moved by the keyboard, refused in view."""

import pytest
from playwright.sync_api import Page, expect

from service.access import Scope
from service.desk import committees, tokens
from tests.service.conftest import Town
from tests.web.conftest import SignedIn
from tests.web.looking import axe, picture, usable_at

PEOPLE = [("Ulla Bremdal", "Formand, afdelingschef"), ("Kai Lund", "TR"), ("Østen Aagaard", "")]


def looked_at(page: Page, name: str) -> None:
    """The page as it now stands, at every width."""
    picture(page, name)
    axe(page)
    for width, zoom in ((1280, 1.0), (1280, 2.0), (320, 1.0)):
        assert usable_at(page, width, zoom) == []
    page.set_viewport_size({"width": 320, "height": 800})
    axe(page)
    picture(page, f"{name} smal")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_new_colleague_from_the_first_password_to_the_overview(browse: SignedIn, town: Town) -> None:
    admin = browse(town.administrator)
    page = admin.open("/brugere")
    page.get_by_role("link", name="Ny bruger").click()
    page.get_by_label("Navn").fill("Bo Dam")
    page.get_by_label("E-mail").fill("Bo.Dam@eksempel.dk")
    page.get_by_role("button", name="Opret bruger").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bo Dam er oprettet")
    first = page.get_by_label("Første adgangskode").input_value()
    looked_at(page, "bruger oprettet")

    window = browse()
    window.expected = ("status of 422",)
    door = window.open("/udvalg")
    door.get_by_label("E-mail").fill("bo.dam@eksempel.dk")
    door.get_by_label("Adgangskode").fill("forkert kode her")
    door.keyboard.press("Enter")
    summary = door.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("E-mail eller adgangskode passer ikke.")
    looked_at(door, "log ind forkert")
    door.get_by_role("link", name="E-mail eller adgangskode").click()
    expect(door.get_by_label("E-mail")).to_be_focused()
    expect(door.get_by_label("E-mail")).to_have_value("bo.dam@eksempel.dk")
    door.get_by_label("Adgangskode").fill(first)
    door.keyboard.press("Enter")

    expect(door.get_by_role("heading", level=1)).to_have_text("Vælg din adgangskode")
    looked_at(door, "vælg adgangskode")
    door.get_by_label("Ny adgangskode", exact=True).fill("adgangskode12")
    door.get_by_label("Ny adgangskode igen").fill("adgangskode12")
    door.get_by_role("button", name="Gem adgangskode").click()
    expect(door.get_by_role("alert")).to_contain_text("for let at gætte")
    door.get_by_label("Ny adgangskode", exact=True).fill("fire blå flodheste")
    door.get_by_label("Ny adgangskode igen").fill("fire blå flodheste")
    door.get_by_role("button", name="Gem adgangskode").click()
    expect(door.get_by_text("Din adgangskode er gemt.")).to_be_visible()
    door.goto(f"{window.address}/udvalg")
    expect(door.get_by_text("Du er ikke med i noget udvalg endnu")).to_be_visible()
    picture(door, "udvalg ingen")
    door.get_by_role("button", name="Log ud").click()
    expect(door.get_by_role("heading", level=1)).to_have_text("Log ind")
    door.go_back()
    expect(door.get_by_text("Du er ikke med i noget udvalg endnu")).to_have_count(0)


def test_usual_participants_by_keyboard_alone(browse: SignedIn, town: Town) -> None:
    window = browse(town.referent)
    window.expected = ("status of 422",)
    page = window.open(f"/udvalg/{town.committee}")
    page.get_by_label("Navn på deltager 1").focus()
    page.keyboard.type(PEOPLE[0][0])
    page.keyboard.press("Tab")
    page.keyboard.type(PEOPLE[0][1])
    page.keyboard.press("Tab")
    page.keyboard.type(PEOPLE[1][0])
    page.keyboard.press("Enter")
    expect(page.get_by_text("De faste deltagere er gemt.")).to_be_visible()
    page.get_by_label("Navn på deltager 3").fill(PEOPLE[2][0])
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"Flyt op: {PEOPLE[2][0]}").press("Enter")
    expect(page.get_by_role("button", name=f"Flyt op: {PEOPLE[2][0]}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Flyt ned: {PEOPLE[2][0]}")).to_be_focused()
    expect(page.get_by_label("Navn på deltager 1")).to_have_value(PEOPLE[2][0])
    page.get_by_role("button", name=f"Fjern: {PEOPLE[1][0]}").press("Enter")
    expect(page.get_by_label("Navn på deltager 2")).to_have_value(PEOPLE[0][0])
    expect(page.get_by_label("Navn på deltager 3")).to_have_value("")
    page.get_by_label("Navn på deltager 3").fill(PEOPLE[0][0].upper())
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    looked_at(page, "udvalg deltager to gange")
    page.get_by_role("link", name="Række 3").click()
    expect(page.get_by_label("Navn på deltager 3")).to_be_focused()
    expect(page.get_by_label("Navn på deltager 3")).to_have_value(PEOPLE[0][0].upper())


@pytest.mark.parametrize("who", ["administrator", "referent", "member"])
def test_a_committee_with_people_in_it(browse: SignedIn, town: Town, who: str) -> None:
    committees.set_participants(town.database, town.administrator, town.committee, PEOPLE)
    looked_at(browse(getattr(town, who)).open(f"/udvalg/{town.committee}"), f"udvalg med deltagere {who}")


def test_keys_in_a_list_and_one_just_made(browse: SignedIn, town: Town) -> None:
    for name, days in (("ESDH til arkiv", 365), ("Nyhedsbrev", None)):
        tokens.add_token(town.database, town.administrator, name=name, scopes=[Scope.WRITE], days=days)
    page = browse(town.administrator).open("/integrationer")
    page.get_by_role("button", name="Tilbagekald nøglen Nyhedsbrev").click()
    expect(page.get_by_text("Nøglen er tilbagekaldt")).to_be_visible()
    looked_at(page, "integrationer med nøgler")
    page.get_by_label("Navn").fill("Dashboard")
    page.get_by_role("button", name="Lav nøgle").click()
    assert page.get_by_label("Nøgle", exact=True).input_value().startswith("udk_")
    looked_at(page, "nøgle lavet")
