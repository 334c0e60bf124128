"""A talk's page and forms over HTTP, as a browser sends them."""

import datetime
import re
import time
from html import unescape

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from service.agreeing import Part
from service.desk.talks import asking, holding, notes
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


def area(page: str, name: str) -> str:
    """What stands in the textarea of that name."""
    return next(unescape(match["text"]) for match in _AREA.finditer(page) if match["name"] == name)


def test_notes_that_are_too_long_are_told_of_beside_them_and_none_is_lost(browse: Browse, town: Town) -> None:
    talk, client = held.created(town, other=False), browse(town.leader)
    typed = "Kan passe telefonen.\n" * 2500
    refused = client.post(f"/samtaler/{talk}/noter", data={"notes": typed})
    assert refused.status_code == 422
    assert "kan højst fylde 50000" in refused.text
    assert area(refused.text, "notes") == typed


def test_notes_that_come_after_the_referat_was_sent_are_shown_again(browse: Browse, town: Town) -> None:
    talk, client = held.sent(town, other=False), browse(town.leader)
    refused = client.post(f"/samtaler/{talk}/noter", data={"notes": "Kan også svare på mails."})
    assert refused.status_code == 409
    assert "Tag det tilbage" in refused.text
    assert "Kan også svare på mails." in refused.text


def test_fields_that_come_after_the_referat_was_sent_are_shown_again(browse: Browse, town: Town) -> None:
    talk, client = held.created(town, other=False), browse(town.leader)
    held.written(town, talk, "tasks_now", "Passe telefonen.")
    form = form_of(client.get(f"/samtaler/{talk}").text) | {"invitation": "I telefonen.", "adjustments.0.what": "Ro."}
    asking.send(held.desk(town), town.leader, talk)
    refused = client.post(f"/samtaler/{talk}/felter", data=form)
    assert refused.status_code == 409
    assert "Det, du skrev, er ikke gemt" in refused.text
    assert "I telefonen." in refused.text
    assert "Ro." in refused.text


def test_a_field_that_is_too_long_is_shown_again(browse: Browse, town: Town) -> None:
    talk, client = held.created(town, other=False), browse(town.leader)
    empty = form_of(client.get(f"/samtaler/{talk}").text)
    refused = client.post(f"/samtaler/{talk}/felter", data=empty | {"tasks_now": "x" * 4001})
    assert refused.status_code == 422
    assert "Skriv højst 4000 tegn." in refused.text
    assert form_of(refused.text)["tasks_now"] == "x" * 4001
    private = {"tasks_now": "Hun har en depression.", "tasks_now.reason": "y" * 501}
    refused = client.post(f"/samtaler/{talk}/felter", data=empty | private)
    assert "skriv højst 500 tegn" in refused.text
    assert "y" * 501 in refused.text


def test_an_agreement_on_nothing_is_told_of_and_stands_as_it_was_typed(browse: Browse, town: Town) -> None:
    talk, client = held.created(town, other=False), browse(town.leader)
    form = form_of(client.get(f"/samtaler/{talk}").text)
    typed = {"adjustments.0.what": "Kortere dage", "adjustments.1.owner": "Helle", "adjustments.1.until": "1-12-2026"}
    refused = client.post(f"/samtaler/{talk}/felter", data=form | typed)
    assert refused.status_code == 422
    assert "Skriv, hvad der er aftalt" in refused.text
    assert typed.items() <= form_of(refused.text).items()
    assert shown(held.desk(town), town.leader, talk).field("adjustments").empty


def test_more_agreements_than_anybody_makes_are_all_kept(browse: Browse, town: Town) -> None:
    talk, client = held.created(town, other=False), browse(town.leader)
    typed = {f"adjustments.{row}.what": f"Aftale {row}" for row in range(45)}
    form = form_of(client.get(f"/samtaler/{talk}").text) | typed
    assert client.post(f"/samtaler/{talk}/felter", data=form).status_code == 303
    assert "Aftale 44" in shown(held.desk(town), town.leader, talk).field("adjustments").text


def answered_late(town: Town, talk: str, *, taken_back: bool) -> None:
    """The text is changed, and perhaps not sent again yet, while somebody reads it."""
    asking.take_back(held.desk(town), town.leader, talk)
    held.written(town, talk, "tasks_now", "Mette Vang kan svare på mails.")
    if not taken_back:
        asking.send(held.desk(town), town.leader, talk)


@pytest.mark.parametrize("taken_back", [True, False])
def test_an_answer_to_a_text_that_was_changed_is_not_lost(browse: Browse, town: Town, *, taken_back: bool) -> None:
    talk = held.sent(town, other=False)
    link, phone, leader = held.invited(town, talk), browse(), browse(town.leader)
    phone.post(f"/svar/{link.secret}/kode", data={"code": link.code})
    content = shown(held.desk(town), town.leader, talk).sha256
    answered_late(town, talk, taken_back=taken_back)
    form = {"say": "disagrees", "content": content, "remark": "Kun om formiddagen.", "comment.tasks_now": "Ikke helt."}
    for refused in (
        phone.post(f"/svar/{link.secret}/svar", data=form),
        leader.post(f"/samtaler/{talk}/svar", data=form),
    ):
        assert refused.status_code == 409
        assert "Kun om formiddagen." in refused.text
        assert ("Det, du skrev, er ikke gemt" in refused.text) == taken_back
    assert "Ikke helt." in phone.post(f"/svar/{link.secret}/svar", data=form).text


def test_remarks_that_are_too_long_are_shown_again(browse: Browse, town: Town) -> None:
    talk = held.sent(town, other=False)
    link, phone, leader = held.invited(town, talk), browse(), browse(town.leader)
    phone.post(f"/svar/{link.secret}/kode", data={"code": link.code})
    form = {"say": "agrees", "content": shown(held.desk(town), town.leader, talk).sha256}
    for length in (4001, 9000):
        remark = form | {"remark": "x" * length}
        for refused in (
            phone.post(f"/svar/{link.secret}/svar", data=remark),
            leader.post(f"/samtaler/{talk}/svar", data=remark),
        ):
            assert refused.status_code == 422
            assert "kriv højst 4000 tegn" in refused.text
            assert area(refused.text, "remark") == "x" * length
    refused = phone.post(f"/svar/{link.secret}/svar", data=form | {"comment.tasks_now": "y" * 4001})
    assert area(refused.text, "comment.tasks_now") == "y" * 4001


def test_a_companions_name_that_is_taken_is_shown_again_with_why(browse: Browse, town: Town) -> None:
    talk = held.sent(town, other=False)
    link, phone = held.invited(town, talk), browse()
    phone.post(f"/svar/{link.secret}/kode", data={"code": link.code})
    for name, line in ((town.leader.name, "hedder det samme"), ("x" * 101, "højst 100 tegn")):
        refused = phone.post(f"/svar/{link.secret}/bisidder", data={"name": name})
        assert refused.status_code == 422
        assert line in refused.text
        assert f'value="{name}"' in refused.text


def test_the_employee_is_told_what_another_companion_costs_where_there_is_a_recording(
    browse: Browse, town: Town
) -> None:
    talk = held.sent(town, other=False)
    link, phone = held.invited(town, talk), browse()
    phone.post(f"/svar/{link.secret}/kode", data={"code": link.code})
    told = "den nye har ikke sagt ja til at blive optaget"
    assert told not in phone.get(f"/svar/{link.secret}").text
    with town.database.write() as session:
        session.get_one(TalkRow, talk).transcript = "{}"
    assert told in phone.get(f"/svar/{link.secret}").text


def test_a_template_that_cannot_be_copied_keeps_the_name_that_was_typed(browse: Browse, town: Town) -> None:
    client = browse(town.consultant)
    for name in ("Sygefravaer", "x" * 301):
        refused = client.post("/samtaler/skabeloner/sygefravaer/kopi", data={"title": name})
        assert refused.status_code == 422
        assert f'value="{name}"' in refused.text


def test_a_question_without_its_field_is_told_of(browse: Browse, town: Town) -> None:
    rows = {"title": "Samtale", "0.label": "Opgaver", "0.kind": "text", "1.label": "", "1.question": "Hvem kører?"}
    refused = browse(town.consultant).post("/samtaler/skabeloner/sygefravaer", data=rows)
    assert refused.status_code == 422
    assert "Et felt mangler sit navn" in refused.text
    assert "Hvem kører?" in refused.text


def test_nobody_is_shown_without_a_yes_to_a_recording_that_was_never_spoken_of(browse: Browse, town: Town) -> None:
    talk, leader = held.sent(town, other=False), browse(town.leader)
    assert "Har ikke sagt ja" not in leader.get(f"/samtaler/{talk}").text
    asking.take_back(held.desk(town), town.leader, talk)
    assert "Har ikke sagt ja" in leader.get(f"/samtaler/{talk}").text
    held.agreed(town, talk)
    told = leader.post(f"/samtaler/{talk}/send", follow_redirects=True).text
    assert "Giv selv medarbejderen et link og en kode." in told
    assert "Sagde ja" in told, "it can still be taken back"


def test_whoever_closes_the_referat_is_told_first_what_opening_it_again_takes(browse: Browse, town: Town) -> None:
    talk = held.sent(town, other=False)
    link, phone = held.invited(town, talk), browse()
    phone.post(f"/svar/{link.secret}/kode", data={"code": link.code})
    assert "skal du bede om et nyt link og en ny kode" in phone.get(f"/svar/{link.secret}").text
    phone.post(f"/svar/{link.secret}/luk")
    assert "telefonen" not in phone.get(f"/svar/{link.secret}").text


def test_what_somebody_wrote_to_an_earlier_text_is_there_to_be_read_when_they_are_asked_again(
    browse: Browse, town: Town
) -> None:
    talk = held.sent(town, other=False)
    link, phone = held.invited(town, talk), browse()
    phone.post(f"/svar/{link.secret}/kode", data={"code": link.code})
    form = {"say": "disagrees", "content": shown(held.desk(town), town.leader, talk).sha256}
    said = {"remark": "Kun om formiddagen.", "comment.invitation": "Brevet kom sent."}
    assert phone.post(f"/svar/{link.secret}/svar", data=form | said).status_code == 303
    assert "til den tidligere tekst" not in phone.get(f"/svar/{link.secret}").text
    answered_late(town, talk, taken_back=False)
    page = phone.get(f"/svar/{link.secret}").text
    assert "Du svarede »Uenig med bemærkninger« til den tidligere tekst." in page
    assert "Bemærkninger: Kun om formiddagen." in page
    assert "Indkaldelse: Brevet kom sent." in page
