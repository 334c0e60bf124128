"""The pages of meetings over HTTP, as a browser without scripts uses them, and as a program does."""

import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from service.desk import overview
from service.desk.overview import MeetingLine
from service.meetings import MeetingState, Participant
from service.storage.tables import CommitteePerson, MeetingRow
from service.web.meetings import attendance
from service.web.services import Services
from tests.service.conftest import Town
from tests.service.desk import under_way
from tests.service.desk.setting_up import DAGSORDEN, DEMO, PASTED
from tests.service.web.conftest import Asked

Browse = Callable[..., TestClient]
AGENDA = ("dagsorden.docx", DAGSORDEN.content)


def others(town: Town) -> list[MeetingLine]:
    return [m for m in overview.meetings(town.database, town.referent) if m.id != town.meeting]


def test_the_front_door_leads_to_the_meetings(town: Town, browse: Browse) -> None:
    assert browse(town.referent).get("/").headers["Location"] == "/moeder"
    assert "/log-ind" in browse().get("/moeder").headers["Location"]


def test_a_meeting_from_notes_without_any_script(town: Town, browse: Browse, queue: Asked) -> None:
    answer = browse(town.referent).post(
        "/moeder/nyt",
        data={"committee_id": town.committee, "source": "notes", "notes": "Punkt 1\nGodkendt"},
        files={"agenda": AGENDA},
    )
    assert answer.status_code == 303
    (made,) = others(town)
    assert answer.headers["Location"] == f"/moeder/{made.id}"
    assert queue.asked == [("start", made.id, "")]


def test_a_meeting_from_a_teams_transcript(town: Town, browse: Browse, queue: Asked) -> None:
    files = {"agenda": AGENDA, "transcript": ("Møde.vtt", (DEMO / "demo.vtt").read_bytes())}
    data = {"committee_id": town.committee, "source": "transcript"}
    assert browse(town.referent).post("/moeder/nyt", data=data, files=files).status_code == 303
    assert len(queue.asked) == 1


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(town: Town, browse: Browse) -> None:
    typed = {
        "committee_id": town.committee,
        "date": "3026-01-01",
        "time": "13 & lidt",
        "place": "»Salen« <b>1</b>",
        "title": "x" * 300,
        "participants": "Åse Bo, TR",
        "source": "notes",
        "notes": "Punkt 1 <script>alert(1)</script>",
    }
    answer = browse(town.referent).post(
        "/moeder/nyt", data=typed, files={"agenda": ("dagsorden.pdf", b"%PDF-1.7 cut off")}
    )
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    for field in ("title", "date", "agenda"):
        assert f'href="#{field}"' in answer.text
        assert f'id="{field}-error"' in answer.text
    for kept in (
        "13 &amp; lidt",
        "&lt;b&gt;1&lt;/b&gt;",
        "x" * 300,
        "Åse Bo, TR",
        "&lt;script&gt;alert(1)",
        "3026-01-01",
    ):
        assert kept in answer.text
    assert "<script>alert" not in answer.text
    assert others(town) == []


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"date": "32-13-2026"}, "date"),
        ({"speakers": "mange"}, "speakers"),
        ({"speakers": "-1"}, "speakers"),
        ({"committee_id": ""}, "committee_id"),
        ({"source": "telepati"}, "source"),
    ],
)
def test_a_script_gets_the_problems_by_field(town: Town, browse: Browse, data: dict[str, str], field: str) -> None:
    given = {"committee_id": town.committee, "source": "recording", "agenda_text": PASTED, **data}
    answer = browse(town.referent).post("/moeder/nyt", data=given, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert set(answer.json()["problems"]) == {field}


def test_a_script_gets_the_address_of_what_was_made(town: Town, browse: Browse) -> None:
    given = {"committee_id": town.committee, "source": "recording", "agenda_text": PASTED}
    answer = browse(town.referent).post("/moeder/nyt", data=given, headers={"Accept": "application/json"})
    (made,) = others(town)
    assert (answer.status_code, answer.json()) == (201, {"meeting": made.id, "address": f"/moeder/{made.id}"})


def test_a_dagsorden_is_read_for_filling_in(town: Town, browse: Browse) -> None:
    client = browse(town.referent)
    found = client.post("/moeder/nyt/dagsorden", files={"agenda": AGENDA}).json()
    assert (found["date"], found["time"], len(found["items"])) == ("12-11-2026", "13:00", 8)
    assert "Sonja Vesterbæk, TR Konstruktørforeningen, afbud" in found["participants"]
    wrong = client.post("/moeder/nyt/dagsorden", files={"agenda": ("a.docx", b"PK\x03\x04")})
    assert wrong.status_code == 422
    assert "beskadiget" in wrong.json()["problem"]
    assert browse(town.chair).post("/moeder/nyt/dagsorden", files={"agenda": AGENDA}).status_code == 403


def test_another_committees_ids_are_unknown(town: Town, browse: Browse) -> None:
    stranger = browse(town.outsider)
    for method, path in (
        ("GET", ""), ("GET", "/status"), ("GET", "/slet"), ("GET", "/lyd"), ("GET", "/boelgeform"), ("POST", "/slet"),
        ("POST", "/start"), ("POST", "/stop"), ("POST", "/deltagere"), ("POST", "/dagsorden"), ("POST", "/kilde"),
    ):  # fmt: skip
        assert stranger.request(method, f"/moeder/{town.meeting}{path}").status_code == 404, path
    given = {"committee_id": town.committee, "source": "recording"}
    assert stranger.post("/moeder/nyt", data=given).status_code == 404
    assert overview.meeting(town.database, town.referent, town.meeting)


def test_a_chair_looks_on_and_touches_nothing(town: Town, browse: Browse, queue: Asked) -> None:
    chair = browse(town.chair)
    page = chair.get(f"/moeder/{town.meeting}").text
    assert "Ret deltagere" not in page
    assert "Slet mødet" not in page
    for path in ("/slet", "/start", "/stop"):
        assert chair.post(f"/moeder/{town.meeting}{path}").status_code == 403
    assert chair.get(f"/moeder/{town.meeting}/slet").status_code == 404
    assert queue.asked == []


def test_a_member_is_led_to_the_referat_and_sees_nothing_of_how_it_came_to_be(town: Town, browse: Browse) -> None:
    member = browse(town.member)
    assert member.get(f"/moeder/{town.meeting}").status_code == 404
    with town.database.write() as session:
        session.get_one(MeetingRow, town.meeting).state = MeetingState.APPROVED
    town.files.put(f"{town.meeting}/playback", b"lyd")
    assert member.get(f"/moeder/{town.meeting}").headers["Location"] == f"/moeder/{town.meeting}/referat"
    assert member.get(f"/moeder/{town.meeting}/status").status_code == 404
    assert member.get(f"/moeder/{town.meeting}/lyd").status_code == 404
    assert browse(town.chair).get(f"/moeder/{town.meeting}/lyd").status_code == 200


def test_the_sound_is_given_by_ranges_and_kept_by_nobody(town: Town, browse: Browse) -> None:
    client = browse(town.referent)
    assert client.get(f"/moeder/{town.meeting}/lyd").status_code == 404
    town.files.put(f"{town.meeting}/playback", bytes(range(100)))
    answer = client.get(f"/moeder/{town.meeting}/lyd", headers={"Range": "bytes=10-19"})
    assert (answer.status_code, answer.content) == (206, bytes(range(10, 20)))
    assert answer.headers["Cache-Control"] == "no-store"


def test_participants_are_typed_one_a_line(town: Town, browse: Browse) -> None:
    client = browse(town.referent)
    answer = client.post(
        f"/moeder/{town.meeting}/deltagere", data={"participants": "Åse Bo, TR\n\nBo Holm (AMR), afbud"}
    )
    assert answer.status_code == 303
    people = overview.meeting(town.database, town.referent, town.meeting).agenda.meeting.participants
    assert people == (Participant(name="Åse Bo", role="TR"), Participant(name="Bo Holm", role="AMR", present=False))
    wrong = client.post(f"/moeder/{town.meeting}/deltagere", data={"participants": "A" * 300})
    assert wrong.status_code == 422
    assert "A" * 300 in wrong.text
    assert 'id="participants-error"' in wrong.text


def test_material_is_handed_in_later_and_drafting_begins(town: Town, browse: Browse, queue: Asked) -> None:
    client, made = browse(town.referent), under_way.empty(town)
    empty = client.post(f"/moeder/{made}/dagsorden", data={"agenda_text": ""})
    assert (empty.status_code, "Vælg dagsordenens fil" in empty.text) == (422, True)
    assert client.post(f"/moeder/{made}/dagsorden", files={"agenda": AGENDA}).status_code == 303
    wrong = client.post(f"/moeder/{made}/kilde", data={"source": "transcript"}, files={"transcript": ("a.vtt", b"abc")})
    assert (wrong.status_code, 'id="transcript-error"' in wrong.text) == (422, True)
    assert queue.asked == []
    assert client.post(f"/moeder/{made}/kilde", data={"source": "notes", "notes": "1. Godkendt"}).status_code == 303
    assert queue.asked == [("start", made, "")]


def test_a_failed_job_says_what_happened_and_is_run_again(town: Town, browse: Browse, queue: Asked) -> None:
    client, made = browse(town.referent), under_way.failed(town)
    page = client.get(f"/moeder/{made}").text
    assert "Der er ikke mere plads på disken." in page
    assert "Kør igen" in page
    assert "hx-trigger" not in page
    with town.database.write() as session:
        from service.storage.tables import StoredFile

        session.add(
            StoredFile(meeting_id=made, kind="recording", name="a", key=f"{made}/recording", size=1, sha256="0")
        )
    assert client.post(f"/moeder/{made}/start", data={"trin": "speech"}).status_code == 303
    assert queue.asked == [("start", made, "speech")]
    client.post(f"/moeder/{made}/start", data={"trin": "rm -rf"})
    assert queue.asked[-1] == ("start", made, "")


def test_while_a_job_runs_the_page_asks_how_it_goes_and_then_stops_asking(
    town: Town, browse: Browse, queue: Asked
) -> None:
    client, made = browse(town.referent), under_way.drafting(town)
    part = client.get(f"/moeder/{made}/status")
    assert re.search(r'id="working"[^>]*hx-trigger="every 2s"', part.text)
    assert "Talen skrives ned" in part.text
    assert "<html" not in part.text
    assert "HX-Retarget" not in part.headers
    assert client.post(f"/moeder/{made}/stop").status_code == 303
    assert queue.asked == [("cancel", made)]
    done = client.get(f"/moeder/{town.meeting}/status")
    assert done.headers["HX-Retarget"] == "#status"
    assert "Udkastet er klar" in done.text


def test_deleting_asks_once_more(town: Town, browse: Browse) -> None:
    client = browse(town.referent)
    assert "kan ikke fortrydes" in client.get(f"/moeder/{town.meeting}/slet").text
    assert client.post(f"/moeder/{town.meeting}/slet").headers["Location"] == "/moeder"
    assert client.get(f"/moeder/{town.meeting}").status_code == 404


def test_the_form_knows_the_committee_and_who_usually_comes(town: Town, services: Services, browse: Browse) -> None:
    with services.database.write() as session:
        session.add(CommitteePerson(committee_id=town.committee, place=0, name='Ane "Ø" <b>', title="TR"))
    page = browse(town.referent).get("/moeder/nyt").text
    assert 'data-people="Ane &#34;Ø&#34; &lt;b&gt;, TR"' in page
    assert browse(town.chair).get("/moeder/nyt").status_code == 403


def test_a_form_without_its_token_changes_nothing(town: Town, browse: Browse, queue: Asked) -> None:
    client = browse(town.referent)
    del client.headers["X-CSRF-Token"]
    for path in ("/moeder/nyt", f"/moeder/{town.meeting}/slet", f"/moeder/{town.meeting}/stop"):
        assert client.post(path, data={"committee_id": town.committee}).status_code == 403
    assert others(town) == []
    assert queue.asked == []


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Karen Holm", Participant(name="Karen Holm")),
        ("- Karen Holm (formand)", Participant(name="Karen Holm", role="formand")),
        ("Karen Holm, TR (HK), afbud", Participant(name="Karen Holm", role="TR (HK)", present=False)),
        ("1. Karen Holm – afbud", Participant(name="Karen Holm", present=False)),
        ("Karen Holm (afbud)", Participant(name="Karen Holm", present=False)),
    ],
)
def test_a_participant_is_read_as_people_write_them(line: str, person: Participant) -> None:
    (read,) = attendance.typed(line)
    assert read == person
    assert attendance.typed(attendance.shown([read])) == (read,)
