"""A case system does everything that a person can do on the pages."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service import drafting, families
from service import transcript as transcripts
from service.access import Scope
from service.approving import sha256
from service.desk.reviewing import open_review
from service.desk.sealing import verify
from service.meetings import Agenda, Draft
from service.storage.tables import MeetingRow
from tests.service.conftest import DEMO, Town
from tests.service.desk.signing import approved_by, go_through
from tests.service.web.api.conftest import API, Calls


def drafted(town: Town, meeting_id: str, vtt: Path) -> None:
    """What the job does."""
    with town.database.write() as session:
        row = session.get_one(MeetingRow, meeting_id)
        transcript, family = transcripts.read(vtt), families.load("standard")
        draft = drafting.draft(Agenda.model_validate_json(row.agenda), transcript, family)
        open_review(session, row, draft, transcript, family)


def test_from_setting_up_to_the_sealed_file(town: Town, calls: Calls) -> None:
    program = calls(Scope.WRITE)
    assert program.get("key").json() == {"name": "ESDH", "person": False, "scopes": ["read", "write"]}
    committees = {c["name"]: c["id"] for c in program.get("committees").json()}
    created = program.post("meetings", json={"committee_id": committees["Hoved-MED"], "source": "transcript"})
    assert created.status_code == 201
    here = created.headers["location"].removeprefix(f"{API}/")
    assert program.get(here).json()["lacking"] == ["en dagsorden", "et transskript"]
    assert program.get(here).json()["waits_for"] == "source"

    agenda = (DEMO / "dagsorden.docx").read_bytes()
    assert program.put(f"{here}/agenda", params={"name": "dagsorden.docx"}, content=agenda).status_code == 204
    vtt = (DEMO / "demo.vtt").read_bytes()
    sent = program.put(f"{here}/transcript", params={"name": "møde.vtt"}, content=vtt)
    assert sent.status_code == 204, sent.text
    whole = program.get(here).json()
    assert whole["lacking"] == []
    assert len(whole["items"]) == 8
    assert program.get(f"{here}/draft").status_code == 409

    drafted(town, created.json()["id"], DEMO / "demo.vtt")
    assert program.get(f"{here}").json()["state"] == "review"
    envelope = program.get(f"{here}/draft").json()
    assert envelope["mark"].startswith("AI-assisteret udkast")
    Draft.model_validate(envelope["draft"])
    assert len(program.get(f"{here}/transcript").json()["utterances"]) > 10
    export = program.get(f"{here}/exports/docx")
    assert export.headers["content-disposition"].startswith('attachment; filename="Udkast')

    for item in program.get(f"{here}/items").json():
        edits = [{"kind": "settle", "sentence": s["id"]} for s in item["content"]["sentences"] if s["flags"]]
        seen = item["content"]["version"]
        for n, edit in enumerate([*edits, {"kind": "gone_through", "done": True}]):
            body = {"id": f"{item['content']['key']}-{n:08}", "seen": seen, "edit": edit}
            answer = program.post(f"{here}/items/{item['content']['key']}/edits", json=body)
            assert answer.status_code == 200, answer.text
            seen = answer.json()["item"]["version"]
    assert {r["author"] for r in program.get(f"{here}/revisions").json()} >= {"ESDH"}
    sealed_through(town, calls, program, here)


def sealed_through(town: Town, calls: Calls, program: TestClient, here: str) -> None:
    """From the approved items to the sealed file, and on to a new version."""
    seen = program.get(f"{here}/approval").json()["content_sha256"]
    assert program.post(f"{here}/approval", json={"content_sha256": seen}).status_code == 403
    people = {who: calls(Scope.APPROVE, owner=who) for who in ("referent", "chair", "vice_chair")}
    for who, client in people.items():
        answer = client.post(f"{here}/approval", json={"content_sha256": seen, "remark": f"Fra {who}."})
        assert answer.status_code == 200, answer.text
    seal = answer.json()["seal"]
    assert program.get(f"{here}/approval").json()["history"][0]["remark"] == "Fra vice_chair."

    (version,) = program.get(f"{here}/versions").json()
    assert version["seal"] == seal
    whole = program.get(f"{here}/versions/1").json()
    assert whole["problems"] == []
    file = program.get(f"{here}/versions/1/files/pdf")
    assert sha256(file.content) == whole["files"]["pdf"]["sha256"]
    assert program.get(f"{here}/draft").status_code == 409
    assert people["referent"].post(f"{here}/versions", json={"reason": "Et navn var forkert."}).status_code == 403
    referent = calls(Scope.APPROVE, Scope.WRITE, owner="referent")
    begun = referent.post(f"{here}/versions", json={"reason": "Et navn var forkert."})
    assert (begun.status_code, begun.json()) == (201, {"version": 2})
    assert verify(town.database, town.files) == ()


def test_what_a_stale_client_writes_is_kept_beside_and_told(town: Town, calls: Calls) -> None:
    program, here = calls(Scope.WRITE), f"meetings/{town.meeting}/items/i4"
    edit = {"kind": "edit", "sentence": "t1", "text": "Fra det ene program."}
    first = program.post(f"{here}/edits", json={"id": "first-change", "seen": 1, "edit": edit}).json()
    assert first["told"] == []
    edit["text"] = "Fra det andet program."
    second = program.post(f"{here}/edits", json={"id": "second-change", "seen": 1, "edit": edit})
    again = program.post(f"{here}/edits", json={"id": "second-change", "seen": 1, "edit": edit})
    assert second.json() == again.json()
    assert [t["matter"] for t in second.json()["told"]] == ["rival"]
    texts = [s["text"] for s in second.json()["item"]["sentences"]]
    assert {"Fra det ene program.", "Fra det andet program."} <= set(texts)
    wanting = program.get(here).json()["wanting"]
    assert any("flere udgaver" in line for line in wanting)
    seen = second.json()["item"]["version"]
    undone = program.post(f"{here}/undo", json={"id": "third-change", "seen": seen})
    assert "Fra det andet program." not in [s["text"] for s in undone.json()["item"]["sentences"]]
    first_revision = program.get(f"meetings/{town.meeting}/revisions", params={"key": "i4"}).json()[-1]["id"]
    restored = program.post(
        f"{here}/restore",
        json={"id": "fourth-change", "seen": undone.json()["item"]["version"], "revision": first_revision},
    )
    assert restored.status_code == 200


def test_the_transcript_is_corrected(town: Town, calls: Calls) -> None:
    program, here = calls(Scope.WRITE), f"meetings/{town.meeting}/transcript"
    speaker = program.get(here).json()["speakers"][0]
    edit = {"kind": "name", "speaker": speaker["id"], "name": "Bente Skovgaard"}
    assert program.post(f"{here}/edits", json={"id": "a-new-name", "edit": edit}).json() == {"told": []}
    assert program.get(here).json()["speakers"][0]["name"] == "Bente Skovgaard"


def test_sent_back_through_the_interface(town: Town, calls: Calls) -> None:
    chair, here = calls(Scope.APPROVE, owner="chair"), f"meetings/{town.meeting}/approval"
    assert chair.post(f"{here}/send-back", json={"remark": "Nej."}).status_code == 409
    go_through(town)
    approved_by(town, town.referent)
    empty = chair.post(f"{here}/send-back", json={"remark": " "})
    assert empty.status_code == 422
    assert empty.json()["errors"][0]["field"] == "remark"
    assert chair.post(f"{here}/send-back", json={"remark": "Fristen mangler."}).status_code == 204
    standing = chair.get(here).json()
    assert (standing["state"], standing["round"]) == ("review", 2)


def test_meetings_come_a_page_at_a_time(town: Town, calls: Calls) -> None:
    program = calls(Scope.WRITE)
    made = {town.meeting}
    for month in range(1, 6):
        body = {"committee_id": town.committee, "date": f"2026-0{month}-01", "title": f"Møde {month}"}
        made.add(program.post("meetings", json=body).json()["id"])
    found: list[str] = []
    after = None
    while True:
        page = program.get("meetings", params={"limit": 2, **({"after": after} if after else {})}).json()
        assert len(page["meetings"]) <= 2
        found += [m["id"] for m in page["meetings"]]
        after = page["after"]
        if after is None:
            break
    assert len(found) == len(made)
    assert set(found) == made
    assert [m["id"] for m in program.get("meetings", params={"state": "review"}).json()["meetings"]] == [town.meeting]
    other = {"committee_id": town.other_committee}
    assert program.get("meetings", params=other).json()["meetings"] == []
    assert program.get("meetings", params={"after": "f" * 32}).status_code == 404
    assert program.get("meetings", params={"committee_id": "f" * 32}).status_code == 404


def test_notes_people_and_the_job(town: Town, calls: Calls, app: FastAPI) -> None:
    program = calls(Scope.WRITE)
    body = {
        "committee_id": town.committee,
        "source": "notes",
        "text": "Punkt 1. Dagsordenen blev godkendt.",
        "agenda_text": "Dagsorden\n\nPunkt 1: Godkendelse af dagsorden\n\nPunkt 2: Eventuelt\n",
        "participants": [{"name": "Bente Skovgaard", "role": "formand"}],
    }
    created = program.post("meetings", json=body)
    assert created.status_code == 201, created.text
    here = f"meetings/{created.json()['id']}"
    people = {"participants": [{"name": "Jonas Lykke", "role": "AMR", "present": False}]}
    assert program.put(f"{here}/participants", json=people).status_code == 204
    assert [p["name"] for p in program.get(here).json()["participants"]] == ["Jonas Lykke"]
    assert program.post(f"{here}/job").status_code == 202
    assert program.delete(f"{here}/job").status_code == 204
    assert program.put(f"{here}/notes", params={"name": "noter.txt"}, content=b"Punkt 2. Intet.").status_code in {
        204,
        409,
    }
    assert program.delete(here).status_code == 204
    assert program.get(here).status_code == 404


@pytest.mark.parametrize("path", ["openapi.json"])
def test_the_description_is_complete(app: FastAPI, path: str) -> None:
    described = TestClient(app).get(f"/api/v1/{path}").json()
    assert all(address.startswith("/api/v1/") for address in described["paths"])
    for methods in described["paths"].values():
        for about in methods.values():
            assert about["summary"]
            assert about["security"] == [{"HTTPBearer": []}]
            assert {"401", "403", "404", "422"} <= set(about["responses"])
