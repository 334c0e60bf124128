"""A talk's page and forms over HTTP, as a browser sends them."""

import datetime
import re
import time
from html import unescape

from fastapi.testclient import TestClient
from sqlalchemy import update

from service.agreeing import Part
from service.desk.talks import holding, notes
from service.desk.talks.talk import shown
from service.meetings.field import Adjustment, Field
from service.storage.tables import Event, TalkRow, now
from service.web.app import create_app
from service.web.services import Services
from tests.service.conftest import Town
from tests.service.desk.talks import held
from tests.service.web.conftest import Browse

_INPUT = re.compile(r'<input [^>]*?name="(?P<name>[^"]+)"[^>]*>')
_AREA = re.compile(r'<textarea [^>]*?name="(?P<name>[^"]+)"[^>]*>\n?(?P<text>.*?)</textarea>', re.DOTALL)


def form_of(page: str) -> dict[str, str]:
    """The fields' form as a browser sends it untouched: lines end with CRLF (HTML, "constructing the entry list")."""
    part = page[page.index('action="') :]
    part = part[part.index("/felter") : part.index("Gem felterne")]
    values = {}
    for match in _INPUT.finditer(part):
        tag = match[0]
        if 'type="radio"' in tag and "checked" not in tag:
            continue
        value = re.search(r'value="([^"]*)"', tag)
        values[match["name"]] = unescape(value[1]) if value else ""
    for match in _AREA.finditer(part):
        values[match["name"]] = unescape(match["text"])
    for select in re.finditer(r'<select [^>]*?name="([^"]+)".*?</select>', part, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', select[0])
        values[select[1]] = chosen[1] if chosen else ""
    return {name: value.replace("\n", "\r\n") for name, value in values.items()}


LINES = "Passe  telefonen. \nSvare på mails."


def drafted(town: Town, talk: str) -> None:
    kept = Field(name="adjustments", text="Kortere dage.\nEget kontor.", sources=("u3",))
    fields = [
        Field(name="tasks_now", value=LINES, text=LINES, sources=("u1",)),
        Field(name="first_sick_day", value="2026-11-02", text="2. november 2026", sources=("u2",)),
        Field(name="retention_plan", value=True, text="Ja. Lone laver et udkast.", sources=("u4",)),
        kept.model_copy(update={"value": (Adjustment(what="Kortere dage"), Adjustment(what="Eget kontor"))}),
    ]
    holding.fill(held.desk(town), town.leader, talk, fields)


def test_what_nobody_touched_is_not_saved_again(browse: Browse, town: Town) -> None:
    talk = held.created(town)
    drafted(town, talk)
    before = shown(held.desk(town), town.leader, talk).fields
    client = browse(town.leader)
    answer = client.post(f"/samtaler/{talk}/felter", data=form_of(client.get(f"/samtaler/{talk}").text))
    assert answer.status_code == 303
    after = shown(held.desk(town), town.leader, talk).fields
    assert after == before


def test_several_lines_can_be_mended(browse: Browse, town: Town) -> None:
    talk = held.created(town)
    drafted(town, talk)
    client = browse(town.leader)
    form = form_of(client.get(f"/samtaler/{talk}").text)
    form["tasks_now"] += "\r\nTage referat."
    answer = client.post(f"/samtaler/{talk}/felter", data=form)
    assert answer.status_code == 303
    assert (
        shown(held.desk(town), town.leader, talk).field("tasks_now").text
        == "Passe telefonen.\nSvare på mails.\nTage referat."
    )


def test_what_another_wrote_meanwhile_stays_and_needs_no_telling(browse: Browse, town: Town) -> None:
    talk = held.created(town)
    drafted(town, talk)
    client = browse(town.leader)
    form = form_of(client.get(f"/samtaler/{talk}").text)
    held.written(town, talk, "invitation", "Indkaldt i Digital Post.")
    form["expected_duration"] = "Måneden ud."
    answer = client.post(f"/samtaler/{talk}/felter", data=form)
    assert answer.status_code == 303
    view = shown(held.desk(town), town.leader, talk)
    assert view.field("invitation").text == "Indkaldt i Digital Post."
    assert view.field("expected_duration").text == "Måneden ud."


def test_two_texts_for_one_field_are_both_shown_before_one_is_written_over(browse: Browse, town: Town) -> None:
    talk = held.created(town)
    client = browse(town.leader)
    form = form_of(client.get(f"/samtaler/{talk}").text)
    held.written(town, talk, "invitation", "Indkaldt i Digital Post.")
    form["invitation"] = "Indkaldt i telefonen."
    answer = client.post(f"/samtaler/{talk}/felter", data=form)
    assert answer.status_code == 422
    assert "Der står nu: Indkaldt i Digital Post." in answer.text
    assert shown(held.desk(town), town.leader, talk).field("invitation").text == "Indkaldt i Digital Post."
    assert client.post(f"/samtaler/{talk}/felter", data=form_of(answer.text)).status_code == 303
    assert shown(held.desk(town), town.leader, talk).field("invitation").text == "Indkaldt i telefonen."


def test_an_hour_without_its_day_is_not_lost(browse: Browse, town: Town) -> None:
    talk = held.created(town)
    client = browse(town.leader)
    form = form_of(client.get(f"/samtaler/{talk}").text) | {"next_meeting.time": "10.00"}
    answer = client.post(f"/samtaler/{talk}/felter", data=form)
    assert answer.status_code == 422
    assert "Skriv dagen også" in answer.text
    assert form_of(answer.text)["next_meeting.time"] == "10.00"


def test_two_links_stay_open_in_one_browser(browse: Browse, town: Town) -> None:
    client = browse()
    links = [held.invited(town, held.sent(town, other=False)) for _ in range(2)]
    for link in links:
        assert client.post(f"/svar/{link.secret}/kode", data={"code": link.code}).status_code == 303
    for link in links:
        assert "telefonen" in client.get(f"/svar/{link.secret}").text


def test_only_what_is_asked_can_be_commented_on(browse: Browse, town: Town) -> None:
    talk = held.sent(town, other=False)
    link, client = held.invited(town, talk), browse()
    client.post(f"/svar/{link.secret}/kode", data={"code": link.code})
    reply = {"say": "disagrees", "content": shown(held.desk(town), town.leader, talk).sha256, "remark": "Nej."}
    comments = {"comment.tasks_now": "Kun om formiddagen.", "comment.Diagnose": "Noget andet."}
    assert client.post(f"/svar/{link.secret}/svar", data=reply | comments).status_code == 303
    seats = shown(held.desk(town), town.leader, talk).standing.seats
    assert [dict(seat.answer.comments) for seat in seats if seat.answer] == [{"tasks_now": "Kun om formiddagen."}]


def test_somebody_whose_link_is_spent_gets_a_new_one_for_the_sealed_referat(browse: Browse, town: Town) -> None:
    talk = held.sealed(town)
    leader, employee = browse(town.leader), held.person(town, talk, Part.EMPLOYEE)
    assert f"/samtaler/{talk}/link/{employee}" in leader.get(f"/samtaler/{talk}").text
    link, client = held.invited(town, talk), browse()
    client.post(f"/svar/{link.secret}/kode", data={"code": link.code})
    assert client.get(f"/svar/{link.secret}/referat/pdf").content.startswith(b"%PDF")


def test_a_leaders_own_remark_on_health_is_not_kept_before_it_is_confirmed(browse: Browse, town: Town) -> None:
    talk = held.sent(town, other=False)
    client, content = browse(town.leader), shown(held.desk(town), town.leader, talk).sha256
    form = {"say": "agrees", "content": content, "remark": "Det er depressionen, der driller."}
    refused = client.post(f"/samtaler/{talk}/svar", data=form)
    assert refused.status_code == 422
    assert "ligner noget om helbred" in refused.text
    assert "Det er depressionen, der driller." in refused.text
    assert not any(seat.answer for seat in shown(held.desk(town), town.leader, talk).standing.seats)
    assert client.post(f"/samtaler/{talk}/svar", data=form | {"knows": "ja"}).status_code == 303
    assert any(seat.answer for seat in shown(held.desk(town), town.leader, talk).standing.seats)


def test_the_list_warns_and_the_talks_page_says_when_notes_go(browse: Browse, town: Town) -> None:
    talk, client = held.created(town, other=False), browse(town.leader)
    warning = "Noterne bliver slettet"
    assert warning not in client.get(f"/samtaler/{talk}").text
    notes.keep(held.desk(town), town.leader, talk, "Kan passe telefonen.")
    assert warning in client.get(f"/samtaler/{talk}").text
    assert warning not in client.get("/samtaler").text
    at = now() - datetime.timedelta(days=25)
    with town.database.write() as session:
        session.execute(update(TalkRow).values(created=at, date=at.date()))
        session.execute(update(Event).where(Event.meeting_id == talk).values(at=at))
    assert warning in client.get("/samtaler").text


def test_what_is_kept_for_a_time_goes_while_the_program_runs(town: Town, services: Services) -> None:
    talk = held.created(town, other=False)
    notes.keep(held.desk(town), town.leader, talk, "Kan passe telefonen.")
    at = now() - datetime.timedelta(days=31)
    with town.database.write() as session:
        session.execute(update(TalkRow).values(created=at, date=at.date()))
        session.execute(update(Event).where(Event.meeting_id == talk).values(at=at))
    with TestClient(create_app(services)) as client:
        for _ in range(100):
            client.get("/health")
            if not shown(held.desk(town), town.leader, talk).notes:
                break
            time.sleep(0.05)
    assert shown(held.desk(town), town.leader, talk).notes == ""
