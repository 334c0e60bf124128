"""A referent sets a meeting up and lays its recording up, with everything that gets in the way."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import select

from service.desk import overview
from service.storage.tables import Upload
from service.web.services import Services
from tests.service.conftest import Town
from tests.service.desk import under_way
from tests.service.desk.setting_up import DEMO
from tests.service.web.conftest import Asked
from tests.web.conftest import SignedIn
from tests.web.looking import axe, picture

DEMO_SOUND = DEMO / "demo.ogg"


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A recording of some megabytes: the demo's, with padding that players pass over."""
    import wave

    path = tmp_path / "møde 12. november.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, 48_000, 0, "NONE", ""))
        sound.writeframes(bytes(range(256)) * 40_000)
    return path


def kept(services: Services, meeting_id: str) -> bytes:
    return services.files.path(f"{meeting_id}/recording").read_bytes()


def slowly(page: Page, pieces: int) -> list[int]:
    """Cut each sending short, as a bad line does; how far each came."""
    came: list[int] = []

    def cut(route: Route) -> None:
        body = route.request.post_data_buffer or b""
        if len(came) < pieces:
            came.append(len(body))
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/uploads/*", lambda route: cut(route) if route.request.method == "PATCH" else route.continue_())
    return came


def test_a_meeting_is_set_up_and_its_recording_laid_up_from_one_form(
    town: Town, services: Services, browse: SignedIn, recording: Path
) -> None:
    window = browse(town.referent)
    page = window.open("/moeder/nyt")
    page.get_by_label("Dagsorden (valgfri)").set_input_files(DEMO / "dagsorden.pdf")
    expect(page.get_by_text("8 punkter er læst")).to_be_visible()
    expect(page.get_by_label("Dato")).to_have_value("12-11-2026")
    expect(page.get_by_label("Deltagere")).to_have_value(
        "Ulla Bremdal, Formand, afdelingschef Plan og Byg\nMikkel Torndal, Næstformand, TR HK Kommunal\n"
        "Rikke Overby, TR Akademikerne\nPeder Lundsby, AMR Plan og Byg\nAnne Vinkel, Teamleder Byggesag\n"
        "Sonja Vesterbæk, TR Konstruktørforeningen, afbud"
    )
    page.get_by_label("Optagelsens fil").set_input_files(recording)
    axe(page)
    page.get_by_role("button", name="Opret og læg optagelsen op").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoved-MED")
    page.wait_for_url("**/moeder/*")
    meeting_id = page.url.rpartition("/")[2]
    expect(page.get_by_text("Udkastet er klar til at blive skrevet")).to_be_visible()
    assert kept(services, meeting_id) == recording.read_bytes()
    assert isinstance(services.queue, Asked)
    assert services.queue.asked == [("start", meeting_id, "")]


def test_what_is_wrong_is_told_and_the_chosen_files_stay_chosen(town: Town, browse: SignedIn, recording: Path) -> None:
    window = browse(town.referent)
    window.expected = ("status of 422",)
    page = window.open("/moeder/nyt")
    page.get_by_label("Optagelsens fil").set_input_files(recording)
    page.get_by_label("Titel i oversigten").fill("x" * 300)
    page.get_by_role("button", name="Opret og læg optagelsen op").click()
    expect(page.locator(".error-summary")).to_be_focused()
    axe(page)
    picture(page, "nyt møde med fejl")
    page.get_by_role("link", name="Titlen er for lang").click()
    expect(page.get_by_label("Titel i oversigten")).to_be_focused()
    page.get_by_label("Titel i oversigten").fill("Decembermøde")
    page.get_by_role("button", name="Opret og læg optagelsen op").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Decembermøde")
    expect(page.get_by_text("Der mangler en dagsorden")).to_be_visible()


def test_a_line_that_breaks_again_and_again_costs_nothing(
    town: Town, services: Services, browse: SignedIn, recording: Path
) -> None:
    made = under_way.new(town)
    window = browse(town.referent)
    window.expected = ("net::ERR_CONNECTION_RESET",)
    page = window.open(f"/moeder/{made}")
    came = slowly(page, 2)
    page.get_by_label("Vælg optagelsen").set_input_files(recording)
    expect(page.get_by_text("Udkastet er klar til at blive skrevet")).to_be_visible()
    assert len(came) == 2
    assert kept(services, made) == recording.read_bytes()


def test_a_laptop_that_was_closed_goes_on_where_it_was(
    town: Town, services: Services, browse: SignedIn, recording: Path
) -> None:
    made = under_way.new(town)
    window = browse(town.referent)
    window.expected = ("net::ERR",)
    page = window.open(f"/moeder/{made}")
    page.route("**/uploads/*", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_())
    page.get_by_label("Vælg optagelsen").set_input_files(recording)
    expect(page.get_by_text("Forbindelsen er væk")).to_be_visible()
    with services.database.write() as session:
        upload = session.scalars(select(Upload).where(Upload.meeting_id == made)).one()
        upload.offset = 1_000_000
        services.files.path(f"uploads/{upload.id}").write_bytes(recording.read_bytes()[:1_000_000])
    page.close(run_before_unload=False)
    again = window.tab()
    again.goto(f"{window.address}/moeder/{made}")
    expect(again.get_by_text("er lagt halvt op")).to_be_visible()
    sent: list[str] = []
    again.on("request", lambda asked: sent.append(f"{asked.method} {asked.headers.get('upload-offset', '')}"))
    again.get_by_label("Fortsæt: vælg optagelsen igen").set_input_files(recording)
    expect(again.get_by_text("Udkastet er klar til at blive skrevet")).to_be_visible()
    assert "PATCH 1000000" in sent
    assert not any(line.startswith("POST") for line in sent)
    assert kept(services, made) == recording.read_bytes()


def taken_back(page: Page, services: Services) -> None:
    """The upload is given up, and nothing is left of it."""
    with page.expect_response(lambda response: response.request.method == "DELETE"):
        page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_label("Vælg optagelsen")).to_be_visible()
    with services.database.read() as session:
        assert session.scalars(select(Upload)).all() == []


def test_a_pause_before_the_server_has_answered_leaves_no_second_upload(
    town: Town, services: Services, browse: SignedIn, recording: Path
) -> None:
    made = under_way.new(town)
    window = browse(town.referent)
    window.expected = ("net::ERR",)
    page = window.open(f"/moeder/{made}")
    asked: list[Route] = []
    page.route("**/uploads/*", lambda route: None if route.request.method == "PATCH" else route.continue_())
    page.route("**/uploads", lambda route: asked.append(route))  # noqa: PLW0108 - a bound method can't be marked
    with page.expect_request("**/uploads"):
        page.get_by_label("Vælg optagelsen").set_input_files(recording)
    page.get_by_role("button", name="Sæt på pause").click()
    page.get_by_role("button", name="Fortsæt").click()
    asked[0].continue_()
    taken_back(page, services)
    assert len(asked) == 1


def test_an_upload_is_paused_gone_on_with_and_given_up(
    town: Town, services: Services, browse: SignedIn, recording: Path
) -> None:
    made = under_way.new(town)
    window = browse(town.referent)
    window.expected = ("net::ERR",)
    page = window.open(f"/moeder/{made}")
    held: list[Route] = []
    page.route(
        "**/uploads/*", lambda route: held.append(route) if route.request.method == "PATCH" else route.continue_()
    )
    page.get_by_label("Vælg optagelsen").set_input_files(recording)
    page.get_by_role("button", name="Sæt på pause").click()
    resume = page.get_by_role("button", name="Fortsæt")
    expect(resume).to_be_focused()
    axe(page)
    picture(page, "upload på pause")
    resume.click()
    expect(page.get_by_role("button", name="Sæt på pause")).to_be_focused()
    taken_back(page, services)


def test_what_is_no_recording_is_told_and_another_file_can_be_chosen(
    town: Town, browse: SignedIn, tmp_path: Path
) -> None:
    made = under_way.new(town)
    (tmp_path / "billede.mp3").write_bytes(b"\x89PNG not a sound " * 2000)
    (tmp_path / "tom.mp3").write_bytes(b"")
    window = browse(town.referent)
    window.expected = ("status of 422",)
    page = window.open(f"/moeder/{made}")
    page.get_by_label("Vælg optagelsen").set_input_files(tmp_path / "tom.mp3")
    expect(page.get_by_text("Filen er tom.")).to_be_visible()
    page.get_by_label("Vælg optagelsen").set_input_files(tmp_path / "billede.mp3")
    expect(page.get_by_text("Filen er ikke en lyd- eller videooptagelse")).to_be_visible()
    axe(page)
    page.get_by_label("Vælg optagelsen").set_input_files(DEMO_SOUND)
    expect(page.get_by_text("Udkastet er klar til at blive skrevet")).to_be_visible()


def test_a_page_follows_its_job_to_the_end(town: Town, services: Services, browse: SignedIn) -> None:
    made = under_way.drafting(town)
    window = browse(town.referent)
    page = window.open(f"/moeder/{made}")
    expect(page.get_by_text("Talen skrives ned").first).to_be_visible()
    from service.storage.tables import Job, JobStage

    page.get_by_role("button", name="Stop").focus()
    with services.database.write() as session:
        session.get_one(JobStage, (made, "speech")).state = "done"
        session.get_one(JobStage, (made, "speakers")).state = "running"
    expect(page.locator("#told")).to_have_text("Talerne skelnes")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    with services.database.write() as session:
        job = session.get_one(Job, made)
        job.state, job.problem = "failed", "Der er ikke mere plads på disken. Ryd op, og vælg »Kør igen«."
    expect(page.get_by_text("Der er ikke mere plads på disken.")).to_be_visible()
    expect(page.locator("#told")).to_have_text("Udkastet er stoppet.")
    assert overview.meeting(town.database, town.referent, made).line.mine
