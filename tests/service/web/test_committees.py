"""Committees: seen through a role, changed by an administrator, their usual participants by a referent too."""

from html import unescape

import pytest
from sqlalchemy import select

from service.desk import committees as desk
from service.meetings import Participant, Role
from service.storage.tables import Committee, Membership
from tests.service.conftest import Town
from tests.service.web.conftest import Browse

ACTS = ("", "/slet", "/roller", "/personer", "/deltagere")


def participants(town: Town) -> tuple[Participant, ...]:
    return desk.committee(town.database, town.administrator, town.committee).participants


def roles(town: Town, user_id: str) -> set[Role]:
    with town.database.read() as session:
        return set(
            session.scalars(
                select(Membership.role).where(Membership.user_id == user_id, Membership.committee_id == town.committee)
            )
        )


def written(*rows: tuple[str, str], order: str = "gem") -> dict[str, list[str] | str]:
    return {"name": [name for name, _ in rows], "title": [title for _, title in rows], "handling": order}


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("referent", {"Hoved-MED"}),
        ("member", {"Hoved-MED"}),
        ("outsider", {"Områdeudvalg Nord"}),
        ("administrator", {"Hoved-MED", "Områdeudvalg Nord"}),
    ],
)
def test_one_sees_the_committees_one_has_a_role_in(browse: Browse, town: Town, who: str, sees: set[str]) -> None:
    page = browse(getattr(town, who)).get("/udvalg").text
    assert {name for name in ("Hoved-MED", "Områdeudvalg Nord") if name in page} == sees


def test_another_committee_is_not_there_at_all(browse: Browse, town: Town) -> None:
    client = browse(town.outsider)
    for committee in (town.committee, "f" * 32, "..%2f", "x" * 3000):
        assert client.get(f"/udvalg/{committee}").status_code == 404
        assert client.post(f"/udvalg/{committee}/deltagere", data=written(("Bo", ""))).status_code == 404
        assert client.post(f"/udvalg/{committee}/roller", data={}).status_code == 404
        assert client.post(f"/udvalg/{committee}", data={"name": "Mit"}).status_code == 404
    assert participants(town) == ()


@pytest.mark.parametrize("who", ["referent", "chair", "vice_chair", "member"])
def test_only_an_administrator_changes_names_and_roles(browse: Browse, town: Town, who: str) -> None:
    client = browse(getattr(town, who))
    at = f"/udvalg/{town.committee}"
    everything = {"person": ["member"], "role": ["member:referent", "referent"], "name": "Mit", "family": "standard"}
    for act in ("", "/slet", "/roller", "/personer"):
        assert client.post(at + act, data=everything).status_code == 403
    assert client.get("/udvalg/nyt").status_code == 403
    assert client.post("/udvalg/nyt", data={"name": "Mit"}).status_code == 403
    assert roles(town, "member") == {Role.MEMBER}
    page = client.get(at).text
    assert "Hoved-MED" in page
    assert "Gem roller" not in page
    assert "@eksempel.dk" not in page


@pytest.mark.parametrize(
    ("who", "status"), [("referent", 303), ("administrator", 303), ("chair", 403), ("member", 403)]
)
def test_usual_participants_are_the_referent_s(browse: Browse, town: Town, who: str, status: int) -> None:
    client = browse(getattr(town, who))
    rows = (("Ulla Brem", "Formand, chef"), ("Kai Lund", ""))
    answer = client.post(f"/udvalg/{town.committee}/deltagere", data=written(*rows))
    assert answer.status_code == status
    kept = tuple(Participant(name=name, role=title) for name, title in rows) if status == 303 else ()
    assert participants(town) == kept
    assert ("Gem deltagere" in client.get(f"/udvalg/{town.committee}").text) == (status == 303)


@pytest.mark.parametrize(
    ("order", "names", "focus"),
    [
        ("op-2", "BAC", "ned-1"),
        ("op-3", "ACB", "op-2"),
        ("ned-1", "BAC", "ned-2"),
        ("ned-2", "ACB", "op-3"),
        ("fjern-1", "BC", "fjern-1"),
        ("fjern-3", "AB", "fjern-2"),
        ("op-1", "ABC", "ned-1"),
        ("gem", "ABC", ""),
        ("op-9", "ABC", ""),
        ("op-", "ABC", ""),
        ("op-²", "ABC", ""),
        ("vend-1", "ABC", ""),
        ("op--1", "ABC", ""),
    ],
)
def test_rows_are_moved_and_removed_and_the_focus_follows(
    browse: Browse, town: Town, order: str, names: str, focus: str
) -> None:
    client = browse(town.referent)
    data = written(("A", ""), ("B", "b"), ("C", ""), ("", ""), order=order)
    answer = client.post(f"/udvalg/{town.committee}/deltagere", data=data)
    assert "".join(person.name for person in participants(town)) == names
    place = f"?fokus={focus}" if focus else "#deltagere"
    assert answer.headers["Location"] == f"/udvalg/{town.committee}{place}"
    page = client.get(answer.headers["Location"]).text
    assert page.count(" autofocus") == (1 if focus else 0)


def test_a_row_that_was_emptied_goes_away(browse: Browse, town: Town) -> None:
    browse(town.referent).post(f"/udvalg/{town.committee}/deltagere", data=written(("A", ""), ("", ""), ("B", "")))
    assert [person.name for person in participants(town)] == ["A", "B"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((("Ulla", ""), ("ulla", "")), "Række 2: Den samme person står to gange."),
        ((("", "Formand"),), "Række 1: Skriv et navn."),
        ((("x" * 101, ""),), "Række 1: Skriv højst 100 tegn."),
        ((("Ulla", "x" * 101),), "Række 1: Skriv højst 100 tegn."),
        ((("\u202e", ""),), "Række 1: Skriv et navn."),
        (tuple((f"Person {number}", "") for number in range(201)), "Der kan højst være 200."),
    ],
)
def test_rows_that_cannot_be_kept_are_explained_and_nothing_typed_is_lost(
    browse: Browse, town: Town, rows: tuple[tuple[str, str], ...], says: str
) -> None:
    answer = browse(town.referent).post(f"/udvalg/{town.committee}/deltagere", data=written(*rows))
    assert answer.status_code == 422
    assert says in answer.text
    for name, title in rows:
        assert f'value="{name}"' in answer.text
        assert f'value="{title}"' in answer.text
    assert participants(town) == ()


def test_names_of_participants_and_committees_are_text(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    hostile = '"><script>alert(1)</script>'
    admin.post(f"/udvalg/{town.committee}/deltagere", data=written((hostile, hostile)))
    admin.post(f"/udvalg/{town.committee}", data={"name": hostile, "family": "standard", "place": hostile})
    for who, path in (
        (town.administrator, f"/udvalg/{town.committee}"),
        (town.member, f"/udvalg/{town.committee}"),
        (town.member, "/udvalg"),
        (town.administrator, "/integrationer"),
        (town.administrator, "/brugere/member"),
    ):
        page = browse(who).get(path).text
        assert "<script>alert" not in page
        assert hostile in unescape(page)


def test_an_administrator_makes_a_committee_and_gives_roles(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    made = admin.post("/udvalg/nyt", data={"name": "  Lokal-MED   Havnen ", "family": "standard", "place": "Rådhuset"})
    at = made.headers["Location"]
    assert "Lokal-MED Havnen" in admin.get(at).text
    client = browse(town.chair)
    assert client.get(at).status_code == 404
    assert admin.post(f"{at}/personer", data={"person": "chair", "role": "referent"}).status_code == 303
    assert client.get(at).status_code == 200
    assert "Gem deltagere" in client.get(at).text


def test_roles_are_what_was_ticked_for_those_who_stood_in_the_form(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    ticked = ["chair:chair", "chair:referent", "vice_chair:formand", "outsider:referent"]
    admin.post(f"/udvalg/{town.committee}/roller", data={"person": ["chair", "vice_chair", "outsider"], "role": ticked})
    assert roles(town, "chair") == {Role.CHAIR, Role.REFERENT}
    assert roles(town, "vice_chair") == set()
    assert roles(town, "member") == {Role.MEMBER}
    assert roles(town, "outsider") == set()
    assert browse(town.vice_chair).get(f"/udvalg/{town.committee}").status_code == 404


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"person": "ingen", "role": "referent"}, 404),
        ({"person": "outsider", "role": "borgmester"}, 422),
        ({"person": "outsider"}, 422),
        ({}, 422),
    ],
)
def test_a_role_that_is_none_is_refused(browse: Browse, town: Town, data: dict[str, str], status: int) -> None:
    answer = browse(town.administrator).post(f"/udvalg/{town.committee}/personer", data=data)
    assert answer.status_code == status
    assert roles(town, "outsider") == set()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"name": ""}, "Udfyld feltet »Navn«."),
        ({"name": "områdeudvalg NORD"}, "Der er allerede et udvalg af det navn."),
        ({"name": "x" * 201}, "Skriv højst 200 tegn."),
        ({"name": "Nyt", "family": "../../etc"}, "Den skabelon findes ikke."),
        ({"name": "Nyt", "place": "x" * 10_000}, "Skriv højst 200 tegn."),
    ],
)
@pytest.mark.parametrize("old", [True, False])
def test_a_committee_that_cannot_be_is_explained(
    browse: Browse,
    town: Town,
    data: dict[str, str],
    says: str,
    old: bool,  # noqa: FBT001 - a case
) -> None:
    path = f"/udvalg/{town.committee}" if old else "/udvalg/nyt"
    answer = browse(town.administrator).post(path, data=data)
    assert answer.status_code == 422
    assert says in answer.text
    with town.database.read() as session:
        assert set(session.scalars(select(Committee.name))) == {"Hoved-MED", "Områdeudvalg Nord"}


def test_a_committee_that_met_is_kept_and_one_that_never_did_can_go(browse: Browse, town: Town) -> None:
    admin = browse(town.administrator)
    assert admin.post(f"/udvalg/{town.committee}/slet").headers["Location"] == f"/udvalg/{town.committee}"
    assert admin.post(f"/udvalg/{town.other_committee}/slet").headers["Location"] == "/udvalg"
    with town.database.read() as session:
        assert session.scalars(select(Committee.name)).all() == ["Hoved-MED"]


def test_somebody_without_a_role_is_told_what_to_do(browse: Browse, town: Town) -> None:
    with town.database.write() as session:
        session.delete(session.get_one(Membership, (town.other_committee, "outsider", Role.REFERENT)))
    assert "Bed din administrator" in browse(town.outsider).get("/udvalg").text
