"""The whole review without a mouse."""

import re

from playwright.sync_api import Page, expect

from tests.service.conftest import Town
from tests.web.conftest import SignedIn
from tests.web.test_review import sentences, settled, texts


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has that name has focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"Tab never comes to {name}")


def test_an_item_is_reviewed_by_keys_alone(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    many = sentences(page).count()
    tab_to(page, "Gå til sidens indhold")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    expect(page.locator("[data-sentence]").first).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("[data-sentence]").first).to_have_class(re.compile("is-accepted"))
    expect(page.locator("[data-sentence]").nth(1)).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Og det er godt.")
    page.keyboard.press("Escape")
    expect(page.locator("[data-sentence]").nth(1)).to_be_focused()
    settled(page)
    page.keyboard.press("t")
    page.keyboard.type("Skrevet med tasterne.")
    page.keyboard.press("Escape")
    settled(page)
    expect(sentences(page)).to_have_count(many + 1)
    page.keyboard.press("Alt+ArrowUp")
    expect(sentences(page).nth(1)).to_have_value("Skrevet med tasterne.")
    page.keyboard.press("z")
    expect(sentences(page).nth(2)).to_have_value("Skrevet med tasterne.")
    page.keyboard.press("g")
    expect(page.locator("#line-i3")).to_have_class(re.compile("is-through"))
    expect(page.locator("#item-heading")).to_be_focused()
    assert page.url.endswith("/i4")
    page.keyboard.press("m")
    expect(page.locator(".item")).to_have_attribute("data-key", "i3")
    assert "Skrevet med tasterne." in texts(page)


def test_the_keys_are_listed_and_can_be_switched_off(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Genveje på tastaturet")).to_be_visible()
    page.get_by_label("Brug enkelttaster").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("j")
    expect(page.locator("[data-sentence]").first).not_to_be_focused()


def test_keys_are_letters_where_somebody_writes(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    sentences(page).first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("jkagnz?")
    settled(page)
    assert texts(page)[0] == "jkagnz?"
    assert page.url.endswith("/i3")
