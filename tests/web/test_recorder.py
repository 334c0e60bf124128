"""A talk is recorded in the browser, with Chromium's own microphone that beeps."""

import re

import pytest
from playwright.sync_api import Page, expect

from models.sound.recording import decode
from service.agreeing import Part
from service.desk.talks import consenting, sound
from service.desk.talks.recording import recording
from tests.service.conftest import DEMO, Town
from tests.service.desk.talks import held
from tests.web.conftest import SignedIn
from tests.web.looking import axe, picture, usable_at

CHUNK = re.compile(r"/optagelse/[0-9a-f]+/\d+$")
PHONE = {"width": 390, "height": 844}
SOON = 60_000  # milliseconds


@pytest.fixture
def talk(town: Town) -> str:
    return held.agreed(town, held.created(town, other=False))


def started(page: Page) -> None:
    page.get_by_role("button", name="Begynd optagelsen").click()
    expect(page.locator("[data-lamp]")).to_have_attribute("data-state", "on", timeout=SOON)


def test_it_is_recorded_with_a_pause_and_comes_out_whole(browse: SignedIn, town: Town, talk: str) -> None:
    page = browse(town.leader, **PHONE).open(f"/samtaler/{talk}")
    page.get_by_role("link", name="Optag samtalen").click()
    started(page)
    expect(page.get_by_role("status").filter(has_text="Der optages")).to_be_attached()
    picture(page, "optagelse lampe")
    axe(page)
    assert usable_at(page, 320, 1.0) == []
    with page.expect_response(lambda answer: CHUNK.search(answer.url) is not None, timeout=SOON):
        page.get_by_role("button", name="Hold pause").click()
    expect(page.locator("[data-lamp]")).to_have_attribute("data-state", "paused")
    expect(page.get_by_role("button", name="Fortsæt optagelsen")).to_be_focused()
    page.get_by_role("button", name="Fortsæt optagelsen").click()
    with page.expect_response(lambda answer: CHUNK.search(answer.url) is not None, timeout=SOON):
        pass
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text(re.compile("^Optaget"))).to_be_visible(timeout=SOON)
    axe(page)
    (take,) = recording(held.desk(town), town.leader, talk).takes
    assert not take.live
    (path,) = town.files.path(f"{sound.folder(talk)}/sound").iterdir()
    assert decode(path, path.with_suffix(".wav")).seconds > 1


def test_what_has_arrived_is_there_though_the_browser_dies(browse: SignedIn, town: Town, talk: str) -> None:
    window = browse(town.leader)
    page = window.open(f"/samtaler/{talk}/optagelse")
    with page.expect_response(lambda answer: CHUNK.search(answer.url) is not None, timeout=SOON):
        started(page)
    page.close(run_before_unload=False)
    (path,) = town.files.path(f"{sound.folder(talk)}/sound").iterdir()
    assert decode(path, path.with_suffix(".wav")).seconds > 1


def test_a_yes_taken_back_stops_it_and_deletes_what_was_recorded(browse: SignedIn, town: Town, talk: str) -> None:
    window = browse(town.leader)
    window.expected = ("status of 410",)
    page = window.open(f"/samtaler/{talk}/optagelse")
    with page.expect_response(lambda answer: CHUNK.search(answer.url) is not None, timeout=SOON):
        started(page)
    consenting.withdraw(held.desk(town), town.leader, talk, held.person(town, talk, Part.EMPLOYEE))
    expect(page.get_by_role("alert")).to_contain_text("Optagelsen er slettet", timeout=SOON)
    expect(page.locator("[data-lamp]")).to_have_attribute("data-state", "off")
    assert not town.files.path(sound.folder(talk)).exists()
    window.open(f"/samtaler/{talk}")
    expect(page.get_by_text("Lyden blev slettet")).to_be_visible()
    expect(page.get_by_role("link", name="Optag samtalen")).to_have_count(0)


def test_chunks_wait_for_the_network_and_come_in_their_order(browse: SignedIn, town: Town, talk: str) -> None:
    window = browse(town.leader)
    window.expected = ("ERR_INTERNET_DISCONNECTED",)
    page = window.open(f"/samtaler/{talk}/optagelse")
    started(page)
    window.context.set_offline(True)
    expect(page.get_by_role("alert")).to_contain_text("Forbindelsen er væk", timeout=SOON)
    window.context.set_offline(False)
    expect(page.locator("[data-problem]")).to_be_empty(timeout=SOON)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text(re.compile("^Optaget"))).to_be_visible(timeout=SOON)
    (path,) = town.files.path(f"{sound.folder(talk)}/sound").iterdir()
    assert decode(path, path.with_suffix(".wav")).warnings == ()


def test_a_recording_is_laid_up_and_what_is_none_is_refused(browse: SignedIn, town: Town, talk: str) -> None:
    window = browse(town.leader)
    window.expected = ("status of 422",)
    page = window.open(f"/samtaler/{talk}/optagelse")
    page.get_by_label("Vælg optagelsen").set_input_files(
        {"name": "noter.m4a", "mimeType": "audio/mp4", "buffer": b"Ikke lyd."}
    )
    expect(page.get_by_role("alert")).to_contain_text("Filen er ikke en lyd", timeout=SOON)
    page.get_by_label("Vælg optagelsen").set_input_files(DEMO / "demo.ogg")
    expect(page.get_by_text(re.compile("^Lagt op"))).to_be_visible(timeout=SOON)
    (path,) = town.files.path(f"{sound.folder(talk)}/sound").iterdir()
    assert path.read_bytes() == (DEMO / "demo.ogg").read_bytes()


def test_only_the_recorder_may_use_the_microphone_and_only_while_all_have_said_yes(
    browse: SignedIn, town: Town, talk: str
) -> None:
    window, other = browse(town.leader), held.created(town)

    def policy(path: str) -> str:
        answer = window.page.goto(window.address + path)
        assert answer is not None
        return answer.headers["permissions-policy"]

    assert "microphone=(self)" in policy(f"/samtaler/{talk}/optagelse")
    assert "microphone=()" in policy(f"/samtaler/{talk}")
    assert "microphone=()" in policy(f"/samtaler/{other}/optagelse")
    expect(window.page.get_by_role("button", name="Begynd optagelsen")).to_have_count(0)
