"""Writing in the Beslutning as in any text, and the dialogs of the review."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from service.meetings import MeetingState
from service.storage.tables import MeetingRow, Proposal
from tests.service.conftest import Town
from tests.web.conftest import SignedIn
from tests.web.looking import axe


@pytest.fixture
def page(town: Town, browse: SignedIn) -> Page:
    opened = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i4")
    expect(opened.locator(".sentence").first).to_be_visible()
    return opened


def texts(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator(".sentence-text").all()]


def test_enter_in_the_middle_makes_two_sentences_and_backspace_one_again(page: Page) -> None:
    first, *rest = texts(page)
    head, tail = first[:13].strip(), first[13:].strip()
    page.locator(".sentence-text").first.click()
    page.keyboard.press("Control+Home")
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_have_count(len(rest) + 2)
    assert texts(page) == [head, tail, *rest]
    expect(page.locator(".sentence-text").nth(1)).to_be_focused()
    page.keyboard.press("Backspace")
    expect(page.locator(".sentence")).to_have_count(len(rest) + 1)
    assert texts(page) == [first, *rest]
    expect(page.locator(".sentence-text").first).to_be_focused()
    page.keyboard.type("X")
    expect(page.locator(".sentence-text").first).to_have_value(f"{head}X {tail}")


def test_enter_at_the_end_begins_a_new_sentence_and_an_empty_one_goes_again(page: Page) -> None:
    before = texts(page)
    page.locator(".sentence-text").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("Efter den første.")
    expect(page.locator("#saved")).to_contain_text("Gemt")
    assert texts(page) == [before[0], "Efter den første.", *before[1:]]
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(page.locator(".sentence")).to_have_count(len(before) + 1)


def test_what_is_typed_while_the_first_letters_are_saved_is_one_sentence(page: Page) -> None:
    count = page.locator(".sentence").count()
    page.get_by_role("button", name="Tilføj sætning", exact=True).click()
    for word in ("Dette", "skrives", "langsomt", "og", "i", "mange", "bidder"):
        page.keyboard.type(f"{word} ")
        page.wait_for_timeout(150)
    expect(page.locator("#saved")).to_contain_text("Gemt")
    page.reload()
    expect(page.locator(".sentence")).to_have_count(count + 1)
    assert texts(page)[-1] == "Dette skrives langsomt og i mange bidder"


@pytest.mark.parametrize(
    ("opener", "dialog"),
    [
        ("[data-opens=shortcuts]", "#shortcuts"),
        ("[data-command=revisions]", "#revisions"),
        ("[data-voice] >> nth=0", "#voice"),
        ("[data-utterance] >> nth=0", "#utterance"),
        ("[data-command=proposal]", "#proposal"),
    ],
)
def test_a_dialog_is_accessible_and_gives_the_focus_back(
    town: Town, browse: SignedIn, opener: str, dialog: str
) -> None:
    with town.database.write() as session:
        session.add(Proposal(meeting_id=town.meeting, item_key="i4", decision='{"outcome":"none","sentences":[]}'))
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i4")
    page.locator(opener).click()
    expect(page.locator(dialog)).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator(dialog)).to_be_hidden()
    expect(page.locator(opener)).to_be_focused()


def test_an_open_menu_and_a_choice_between_two_are_accessible(page: Page, town: Town, browse: SignedIn) -> None:
    other = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i4")
    for window, words in ((other, "Den andens."), (page, "Den enes.")):
        window.locator(".sentence-text").first.fill(words)
        expect(window.locator("#saved")).to_contain_text("Gemt")
    expect(page.locator(".is-rival")).to_have_count(2)
    page.locator(".sentence .more summary").nth(3).click()
    axe(page)
    page.get_by_role("button", name="Behold denne").first.click()
    expect(page.locator(".is-rival")).to_have_count(0)


def test_the_parts_of_the_bar_can_be_gone_to_by_button(page: Page) -> None:
    page.get_by_role("button", name="Uden for punkterne", exact=False).last.click()
    expect(page.locator("#item-heading")).to_have_text("Uden for punkterne")
    expect(page.locator("#seek")).to_have_attribute("aria-valuetext", "6.15, uden for punkterne")
    page.locator("#seek").focus()
    page.keyboard.press("End")
    expect(page.locator("#seek")).to_have_attribute("aria-valuetext", "6.26, uden for punkterne")


def test_what_the_program_would_not_take_stays_on_the_page(town: Town, browse: SignedIn) -> None:
    window = browse(town.referent)
    window.expected = ("409",)
    page = window.open(f"/moeder/{town.meeting}/gennemgang/i4")
    with town.database.write() as session:
        session.get_one(MeetingRow, town.meeting).state = MeetingState.APPROVAL
    page.locator(".sentence-text").first.fill("Det nåede jeg ikke.")
    expect(page.locator("#told")).to_contain_text("sendt til godkendelse")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", stay)
    with page.expect_event("dialog"):
        page.locator("#line-i5").click()
    expect(page.locator(".sentence-text").first).to_have_value("Det nåede jeg ikke.")
    assert len(asked) == 1
    window.context.close()
