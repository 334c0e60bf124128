"""The review in a browser: what is typed is kept, whatever happens to line, tab and colleague."""

import re

from playwright.sync_api import Locator, Page, Route, expect

from service.desk.reviewing import store
from service.meetings import Flag, FlagKind
from service.reviewing import ReviewItem
from service.storage.tables import ItemRow
from tests.service.conftest import Town
from tests.web.conftest import SignedIn

SAVED = re.compile(r"^Gemt kl\. \d\d[.:]\d\d$")


def sentences(page: Page) -> Locator:
    return page.locator("textarea.sentence-text")


def texts(page: Page) -> list[str]:
    return [box.input_value() for box in sentences(page).all()]


def settled(page: Page) -> None:
    """Everything that was done is stored."""
    expect(page.locator("#saved")).to_have_text(SAVED)
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def menu(page: Page, place: int, command: str) -> None:
    """A command in the menu of that sentence."""
    row = page.locator("[data-sentence]").nth(place)
    row.locator("details.more summary").click()
    row.get_by_role("button", name=command).click()
    settled(page)


def test_what_is_typed_is_kept_by_itself(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    sentences(page).first.fill("Udvalget drøftede tallene.")
    settled(page)
    page.reload()
    expect(sentences(page).first).to_have_value("Udvalget drøftede tallene.")


def test_focus_and_caret_stay_while_it_is_saved(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    box = sentences(page).nth(1)
    box.click()
    page.keyboard.press("Control+Home")
    with page.expect_response(re.compile("/rettelser$")):
        page.keyboard.type("Her ", delay=20)
    page.keyboard.type("og nu ")
    settled(page)
    expect(box).to_be_focused()
    expect(box).to_have_value(re.compile("^Her og nu "))


def test_what_is_done_before_the_scripts_have_come_is_kept(town: Town, browse: SignedIn) -> None:
    window = browse(town.referent)
    page, held = window.page, list[Route]()
    page.route("**/review.js", lambda route: held.append(route))  # noqa: PLW0108 - a bound method can't be marked
    page.goto(f"{window.address}/moeder/{town.meeting}/gennemgang/i3", wait_until="commit")
    sentences(page).first.fill("Skrevet over en langsom linje.")
    page.get_by_label("Udfald").select_option(label="Udsat")
    held[0].continue_()
    settled(page)
    page.unroute("**/review.js")
    page.reload()
    expect(sentences(page).first).to_have_value("Skrevet over en langsom linje.")
    expect(page.locator("#line-i3")).to_contain_text("Udsat")


def test_a_lost_network_loses_no_word(town: Town, browse: SignedIn) -> None:
    window = browse(town.referent)
    window.expected = ("ERR_INTERNET_DISCONNECTED",)
    page = window.open(f"/moeder/{town.meeting}/gennemgang/i3")
    window.context.set_offline(True)
    sentences(page).first.fill("Skrevet uden net.")
    expect(page.locator("#saved")).to_have_text("Ikke gemt – prøver igen")
    sentences(page).nth(1).fill("Også skrevet uden net.")
    window.context.set_offline(False)
    settled(page)
    page.reload()
    assert texts(page)[:2] == ["Skrevet uden net.", "Også skrevet uden net."]


def test_what_is_being_typed_is_not_called_saved_when_earlier_words_come_in(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    page.evaluate(
        """() => {
          const place = document.getElementById("saved");
          window.unsent = [];
          const dirty = () => document.querySelectorAll(".is-dirty").length;
          const look = () => place.dataset.state === "saved" && unsent.push(dirty());
          new MutationObserver(look).observe(place, { attributeFilter: ["data-state"] });
        }"""
    )
    held: list[Route] = []
    page.route("**/rettelser", lambda route: held.append(route))  # noqa: PLW0108 - a bound method can't be marked
    with page.expect_request(re.compile("/rettelser$")):
        sentences(page).first.fill("Den første.")
    sentences(page).nth(1).click()
    page.keyboard.type("Den anden, ")
    held[0].continue_()
    page.unroute("**/rettelser")
    page.keyboard.type("skrevet uden en eneste pause. ", delay=50)
    settled(page)
    unsent = page.evaluate("() => unsent")
    assert unsent
    assert not any(unsent)
    page.reload()
    first, second, *_ = texts(page)
    assert first == "Den første."
    assert "Den anden, skrevet uden en eneste pause." in second


def test_a_browser_that_is_closed_without_network_sends_it_later(town: Town, browse: SignedIn) -> None:
    window = browse(town.referent)
    window.expected = ("ERR_INTERNET_DISCONNECTED",)
    page = window.open(f"/moeder/{town.meeting}/gennemgang/i3")
    window.context.set_offline(True)
    sentences(page).first.fill("Skrevet, før låget blev lukket.")
    expect(page.locator("#saved")).to_have_text("Ikke gemt – prøver igen")
    page.close()
    window.context.set_offline(False)
    again = window.tab()
    again.goto(f"{window.address}/moeder/{town.meeting}/gennemgang/i3")
    settled(again)
    again.reload()
    expect(sentences(again).first).to_have_value("Skrevet, før låget blev lukket.")


def test_two_tabs_on_one_sentence_keep_both_texts_and_the_second_is_told(town: Town, browse: SignedIn) -> None:
    window = browse(town.referent)
    path = f"/moeder/{town.meeting}/gennemgang/i3"
    first, second = window.open(path), window.tab()
    second.goto(window.address + path)
    second.route("**/stand", lambda route: route.abort())  # it has not heard of the other yet
    window.expected = ("ERR_FAILED",)
    sentences(first).first.fill("Den første skrev dette.")
    settled(first)
    sentences(second).first.fill("Den anden skrev noget andet.")
    settled(second)
    expect(second.locator("#told")).not_to_be_empty()
    for page in (first, second):
        page.reload()
        assert {"Den første skrev dette.", "Den anden skrev noget andet."} <= set(texts(page))
    expect(second.get_by_text("Sætningen står i flere udgaver")).to_be_visible()
    second.get_by_role("button", name="Behold denne").nth(1).click()
    settled(second)
    assert "Den anden skrev noget andet." in texts(second)
    assert "Den første skrev dette." not in texts(second)


def test_another_tab_hears_of_a_change_by_itself(town: Town, browse: SignedIn) -> None:
    window = browse(town.referent)
    path = f"/moeder/{town.meeting}/gennemgang/i3"
    first, second = window.open(path), window.tab()
    second.goto(window.address + path)
    sentences(second).nth(1).click()
    sentences(first).first.fill("Nyt fra den første fane.")
    settled(first)
    expect(sentences(second).first).to_have_value("Nyt fra den første fane.")
    expect(sentences(second).nth(1)).to_be_focused()


def test_sentences_are_split_merged_moved_deleted_and_taken_back(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    box = sentences(page).first
    box.fill("Først dette. Så dette.")
    settled(page)
    before = texts(page)
    box.click()
    page.keyboard.press("Control+Home")
    for _ in "Først dette.":
        page.keyboard.press("ArrowRight")
    menu(page, 0, "Del ved markøren")
    expect(sentences(page)).to_have_count(len(before) + 1)
    assert texts(page)[:2] == ["Først dette.", "Så dette."]
    menu(page, 0, "Flyt ned")
    expect(sentences(page).first).to_have_value("Så dette.")
    menu(page, 0, "Flyt ned")
    page.get_by_role("button", name="Fortryd").click()
    settled(page)
    expect(sentences(page).first).to_have_value("Så dette.")
    menu(page, 0, "Flyt ned")
    expect(sentences(page).first).to_have_value("Først dette.")
    menu(page, 0, "Sæt sammen med næste")
    expect(sentences(page).first).to_have_value("Først dette. Så dette.")
    menu(page, 0, "Slet")
    expect(sentences(page)).to_have_count(len(before) - 1)
    page.get_by_role("button", name="Fortryd").click()
    settled(page)
    expect(sentences(page)).to_have_count(len(before))
    settled(page)
    page.reload()
    assert texts(page) == before


def test_another_outcome_brings_the_house_s_phrase(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    before = sentences(page).last.input_value()
    page.get_by_label("Udfald").select_option(label="Udsat")
    settled(page)
    assert sentences(page).last.input_value() != before
    expect(page.locator("#line-i3")).to_contain_text("Udsat")


def test_selected_words_of_the_transcript_become_a_sentence_with_its_source(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    many = sentences(page).count()
    spoken = page.locator(".utterance").nth(2)
    words, key = spoken.locator(".said").inner_text(), spoken.get_attribute("data-id")
    spoken.locator(".said").click(click_count=3)
    page.get_by_role("button", name="Lav en sætning af det markerede").click()
    settled(page)
    expect(sentences(page)).to_have_count(many + 1)
    page.reload()
    made = next(place for place, text in enumerate(texts(page)) if words.rstrip(".?!") in text)
    sources = page.locator("[data-sentence]").nth(made).locator("[data-source]")
    assert [source.get_attribute("data-source") for source in sources.all()] == [key]


def test_a_doubt_says_why_and_is_settled(town: Town, browse: SignedIn) -> None:
    with town.database.write() as session:
        row = session.get_one(ItemRow, (town.meeting, "i3"))
        content = ReviewItem.model_validate_json(row.content)
        doubt = Flag(kind=FlagKind.NUMBER, text="5,1", reason="Tallet står ikke i kilden.")
        doubted = content.sentences[0].model_copy(update={"flags": (doubt,)})
        store(row, content.model_copy(update={"sentences": (doubted, *content.sentences[1:])}))
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    expect(page.locator("#line-i3")).to_contain_text("1 at tjekke")
    expect(page.get_by_text("Tallet står ikke i kilden.")).to_be_visible()
    page.get_by_role("button", name="Det er rigtigt").click()
    settled(page)
    expect(page.locator("#line-i3")).not_to_contain_text("at tjekke")


def test_a_speaker_named_once_is_named_everywhere(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang/i3")
    name = page.locator(".voice").first.inner_text()
    page.locator(".voice").first.click()
    page.get_by_label("Navn").fill("Ingelise Nyholm")
    page.get_by_role("button", name="Gem navnet").click()
    settled(page)
    expect(page.locator(".utterance .voice").filter(has_text=name)).to_have_count(0)
    page.locator("#line-i2").click()
    expect(page.locator("#item-heading")).to_be_focused()
    expect(page.locator(".utterance .voice").filter(has_text="Ingelise Nyholm").first).to_be_visible()
    expect(page.locator(".utterance .voice").filter(has_text=name)).to_have_count(0)


def test_it_says_that_it_is_a_draft(town: Town, browse: SignedIn) -> None:
    page = browse(town.referent).open(f"/moeder/{town.meeting}/gennemgang")
    expect(page.get_by_text("AI-assisteret udkast – ikke godkendt")).to_be_visible()
