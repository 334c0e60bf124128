"""From one item of the review to another, in a browser."""

from playwright.sync_api import expect

from tests.service.conftest import Town
from tests.web.conftest import SignedIn


def test_another_item_comes_without_a_new_page_and_what_was_typed_is_kept(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    page.evaluate("() => { window.same = true; }")
    box = page.locator("textarea.sentence-text").first
    box.fill("Udvalget noterede sig, at havnen er åben.")
    page.locator("#line-i4").click()
    expect(page.locator(".item")).to_have_attribute("data-key", "i4")
    expect(page.locator("#line-i4")).to_have_attribute("aria-current", "true")
    expect(page.locator("#item-heading")).to_be_focused()
    assert page.url.endswith("/gennemgang/i4")
    page.keyboard.press("m")
    expect(page.locator(".item")).to_have_attribute("data-key", "i3")
    expect(box).to_have_value("Udvalget noterede sig, at havnen er åben.")
    assert page.evaluate("() => window.same")


def test_the_browsers_back_and_forward_go_through_the_items(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i1")
    item = page.locator(".item")
    for key in ("i2", "i3"):
        page.locator(f"#line-{key}").click()
        expect(item).to_have_attribute("data-key", key)
    page.go_back()
    expect(item).to_have_attribute("data-key", "i2")
    page.go_back()
    expect(item).to_have_attribute("data-key", "i1")
    page.go_forward()
    expect(item).to_have_attribute("data-key", "i2")
    assert page.url.endswith("/gennemgang/i2")


def test_an_item_that_does_not_come_leaves_the_one_that_is_there(town: Town, browse: SignedIn) -> None:
    window = browse(town.referent)
    window.expected = ("ERR_INTERNET_DISCONNECTED",)
    page = window.open(f"/moeder/{town.meeting}/gennemgang/i1")
    window.context.set_offline(True)
    page.locator("#line-i2").click()
    expect(page.locator("#told")).to_contain_text("ikke forbindelse")
    expect(page.locator(".item")).to_have_attribute("data-key", "i1")
    window.context.set_offline(False)
    page.locator("#line-i2").click()
    expect(page.locator(".item")).to_have_attribute("data-key", "i2")


def test_of_two_items_asked_for_at_once_the_last_one_stays(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i1")
    page.evaluate("() => { for (const key of ['i2', 'i3', 'i4']) document.getElementById(`line-${key}`).click(); }")
    expect(page.locator(".item")).to_have_attribute("data-key", "i4")
    page.wait_for_timeout(300)
    expect(page.locator(".item")).to_have_attribute("data-key", "i4")
    assert page.url.endswith("/gennemgang/i4")
