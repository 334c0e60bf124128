"""The review over HTTP: who sees it, what a change is answered with, and that nothing typed is run."""

import datetime
import itertools
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import event

from service.desk.review import Said
from service.meetings import MeetingState, Speaker
from service.reviewing import ReviewSentence
from service.storage.tables import MeetingRow, Proposal, UtteranceRow
from service.web.review import hearing
from service.web.review.decision import written_by
from service.web.review.hearing import FIRST, Piece

if TYPE_CHECKING:
    from tests.service.conftest import Town
    from tests.service.web.conftest import Asked

Browse = Callable[..., TestClient]
JSON = {"Accept": "application/json"}


def at(town: "Town", key: str = "i4", *rest: str) -> str:
    return "/".join((f"/moeder/{town.meeting}/gennemgang", key, *rest))


def sent(browser: TestClient, path: str, **body: object) -> Response:
    return browser.post(path, json={"said": uuid4().hex, "seen": 1, **body}, headers=JSON)


def edit(browser: TestClient, town: "Town", edit: dict[str, Any], seen: int = 1, key: str = "i4") -> Response:
    return sent(browser, at(town, key, "rettelser"), edit=edit, seen=seen)


def reword(text: str, sentence: str = "t1") -> dict[str, Any]:
    return {"kind": "edit", "sentence": sentence, "text": text}


# ---- the page ----------------------------------------------------------------------------------------------------


def test_the_page_shows_the_items_the_sentences_their_sources_and_what_it_is(browse: Browse, town: "Town") -> None:
    page = browse(town.referent).get(at(town))
    assert page.status_code == 200
    assert "AI-assisteret udkast – ikke godkendt" in page.text
    assert page.text.count('class="line') > 8
    assert 'data-sentence="t1"' in page.text
    assert 'data-source="u' in page.text
    assert "Retningslinje for hjemmearbejde" in page.text


def test_the_page_says_who_wrote_each_sentence(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    assert "Skrevet af regler" in browser.get(at(town)).text
    edit(browser, town, reword("Rettet her."))
    edit(browser, town, {"kind": "add", "after": None, "text": "Skrevet her."}, seen=2)
    page = browser.get(at(town)).text
    assert "Rettet af Rikke Toft" in page
    assert "Skrevet af Rikke Toft" in page


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ({"writer": "rules"}, "Skrevet af regler"),
        ({"writer": "notes"}, "Fra referentens noter"),
        ({"writer": "qwen"}, "Skrevet af Qwen 1.5B"),
        ({"writer": "en-anden"}, "Skrevet af en-anden"),
        ({"writer": "qwen", "editor": "Rikke Toft"}, "Rettet af Rikke Toft"),
        ({"origin": "person", "editor": "Rikke Toft"}, "Skrevet af Rikke Toft"),
        ({}, ""),
    ],
)
def test_the_writer_is_told_in_danish_and_nothing_where_nobody_knows(sentence: dict[str, Any], by: str) -> None:
    row = ReviewSentence(id="t1", version=1, text="Planen blev godkendt.", **sentence)
    assert written_by(row, {"qwen": "Qwen 1.5B"}) == by


def test_the_review_opens_at_the_first_item_that_is_not_gone_through(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    edit(browser, town, {"kind": "gone_through", "done": True}, key="i1")
    page = browser.get(f"/moeder/{town.meeting}/gennemgang").text
    assert re.search(r'id="line-i2"[^>]*aria-current', page)
    assert "<strong>1</strong> af 8 punkter gennemgået" in page


def test_htmx_gets_the_item_alone_and_going_back_the_whole_page(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    part = browser.get(at(town), headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'id="lines"' in part
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in browser.get(at(town), headers=back).text


@pytest.mark.parametrize("rest", ["", "/stand", "/nyt", "/replikker", "/udgaver", "/forslag"])
def test_another_committees_person_finds_nothing(browse: Browse, town: "Town", rest: str) -> None:
    assert browse(town.outsider).get(at(town) + rest).status_code == 404


def test_another_committees_person_changes_and_hears_nothing(browse: Browse, town: "Town") -> None:
    browser = browse(town.outsider)
    assert edit(browser, town, reword("Mit")).status_code == 404
    assert browser.get(at(town, "lyd")).status_code == 404
    assert browser.get(at(town, "tidslinje")).status_code == 404


def test_an_approver_is_told_that_only_the_referent_edits(browse: Browse, town: "Town") -> None:
    answer = browse(town.chair).get(at(town))
    assert answer.status_code == 403
    assert "referent" in answer.text


@pytest.mark.parametrize("key", ["i99", "x", "%00", "i4'--"])
def test_an_item_that_is_not_there_is_not_found(browse: Browse, town: "Town", key: str) -> None:
    assert browse(town.referent).get(at(town, key)).status_code == 404


def test_what_was_said_outside_any_item_has_a_page_of_its_own(browse: Browse, town: "Town") -> None:
    page = browse(town.referent).get(at(town, "udenfor"))
    assert page.status_code == 200
    assert 'class="utterance' in page.text
    assert 'class="decision' not in page.text


def test_once_it_is_in_approval_nothing_can_be_typed(browse: Browse, town: "Town") -> None:
    with town.database.write() as session:
        session.get_one(MeetingRow, town.meeting).state = MeetingState.APPROVAL
    browser = browse(town.referent)
    page = browser.get(at(town)).text
    assert page.count("readonly") == page.count('class="sentence-text"') > 0
    answer = edit(browser, town, reword("For sent"))
    assert answer.status_code == 409
    assert "godkendelse" in answer.json()["detail"]


# ---- changes -----------------------------------------------------------------------------------------------------


def test_an_edit_is_answered_with_the_item_as_it_then_stands(browse: Browse, town: "Town") -> None:
    answer = edit(browse(town.referent), town, reword("Tre dage blev foreslået.")).json()
    assert answer["version"] == 2
    assert "Tre dage blev foreslået." in answer["decision"]
    assert answer["told"] == []
    assert "hearing" not in answer


def test_the_second_of_two_is_told_and_both_texts_stand(browse: Browse, town: "Town") -> None:
    edit(browse(town.referent), town, reword("Den førstes ord."))
    answer = edit(browse(town.referent), town, reword("Den andens ord."), seen=1).json()
    assert [told["matter"] for told in answer["told"]] == ["rival"]
    assert {"Den førstes ord.", "Den andens ord."} <= set(re.findall(r"Den \w+ ord\.", answer["decision"]))
    assert f'data-sentence="{answer["told"][0]["sentence"]}"' in answer["decision"]


def test_a_change_that_is_sent_twice_is_made_once(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    body = {"said": uuid4().hex, "seen": 1, "edit": {"kind": "add", "after": "t1", "text": "Kun én gang."}}
    versions = [browser.post(at(town, "i4", "rettelser"), json=body).json()["version"] for _ in range(2)]
    assert versions == [2, 2]


def test_an_outcome_brings_the_houses_phrase(browse: Browse, town: "Town") -> None:
    answer = edit(browse(town.referent), town, {"kind": "outcome", "outcome": "rejected"}).json()
    assert "blev ikke godkendt" in answer["decision"]
    assert "Ikke godkendt" in answer["lines"]


def test_an_edit_that_makes_no_sense_is_refused_in_danish(browse: Browse, town: "Town") -> None:
    answer = edit(browse(town.referent), town, {"kind": "split", "sentence": "t1", "at": 0})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "markøren" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"seen": 1, "said": "kort", "edit": reword("x")},
        {"seen": -1, "said": "s" * 12, "edit": reword("x")},
        {"seen": 1, "said": "s" * 12, "edit": {"kind": "ukendt"}},
        {"seen": 1, "said": "s" * 12, "edit": {"kind": "replace", "proposal": {}}},
        {"seen": 1, "said": "s" * 12, "edit": {**reword("x"), "mere": 1}},
        [],
        "tekst",
    ],
)
def test_a_body_that_is_no_change_is_refused(browse: Browse, town: "Town", body: object) -> None:
    answer = browse(town.referent).post(at(town, "i4", "rettelser"), json=body, headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["status"] == 422


def test_without_the_sessions_token_nothing_is_changed(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    del browser.headers["X-CSRF-Token"]
    assert edit(browser, town, reword("Ikke min")).status_code == 403
    assert "Ikke min" not in browser.get(at(town)).text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '</textarea><img src=x onerror="x">', "{{ 7 * 7 }}"])
def test_what_is_typed_is_text_wherever_it_is_shown(browse: Browse, town: "Town", text: str) -> None:
    browser = browse(town.referent)
    answer = edit(browser, town, reword(text)).json()
    pages = [answer["decision"], browser.get(at(town)).text, browser.get(at(town, "i4", "udgaver")).text]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "49" not in re.findall(r"<textarea[^>]*>\s*(.*?)</textarea>", page)


def test_one_change_can_be_undone_and_an_earlier_state_brought_back(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    first = edit(browser, town, reword("Første udgave.")).json()
    edit(browser, town, reword("Anden udgave."), seen=first["version"])
    undone = sent(browser, at(town, "i4", "fortryd"), seen=3).json()
    assert "Første udgave." in undone["decision"]
    revisions = browser.get(at(town, "i4", "udgaver")).text
    assert "Rikke Toft" in revisions
    assert "<ins>" in revisions
    oldest = re.findall(r'data-command="restore" data-revision="(\d+)"', revisions)[-1]
    back = sent(browser, at(town, "i4", "udgaver", "hent"), revision=int(oldest), seen=undone["version"]).json()
    assert "udgave." not in back["decision"]


def test_writing_an_item_again_never_touches_what_stands(browse: Browse, town: "Town", queue: "Asked") -> None:
    browser = browse(town.referent)
    assert sent(browser, at(town, "i4", "skriv-igen")).status_code == 200
    assert queue.asked == [("rewrite", town.meeting, "i4")]
    decision = '{"outcome":"postponed","sentences":[{"text":"Punktet blev udsat.","sources":["u1"]}]}'
    with town.database.write() as session:
        session.add(Proposal(meeting_id=town.meeting, item_key="i4", decision=decision))
    page = browser.get(at(town)).text
    assert "Der er et nyt udkast til punktet" in page
    assert "Punktet blev udsat." not in page
    assert "Punktet blev udsat." in re.sub(r"</?ins>", "", browser.get(at(town, "i4", "forslag")).text)
    taken = sent(browser, at(town, "i4", "forslag", "brug")).json()
    assert "Punktet blev udsat." in taken["decision"]
    assert not taken["proposed"]


def test_a_proposal_can_be_put_away(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    with town.database.write() as session:
        session.add(Proposal(meeting_id=town.meeting, item_key="i4", decision='{"outcome":"none"}'))
    answer = sent(browser, at(town, "i4", "forslag", "afvis")).json()
    assert (answer["proposed"], answer["version"]) == (False, 1)
    assert "ikke længere" in browser.get(at(town, "i4", "forslag")).text


# ---- the transcript ----------------------------------------------------------------------------------------------


def test_a_named_speaker_has_the_name_everywhere(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    page = browser.get(at(town)).text
    voice = re.search(r'data-voice="([^"]+)"[^>]*>([^<]+)<', page)
    stamp = re.search(r'data-stamp="([^"]+)"', page)
    assert voice is not None
    assert stamp is not None
    named = {"kind": "name", "speaker": voice[1], "name": "<i>Karen</i> Bak", "was": voice[2]}
    answer = sent(browser, at(town, "i4", "tale"), edit=named, stamp=stamp[1]).json()
    assert "&lt;i&gt;Karen&lt;/i&gt; Bak" in answer["hearing"]
    assert [voice[1], "<i>Karen</i> Bak"] in [entry[:2] for entry in answer["voices"]]
    assert "&lt;i&gt;Karen&lt;/i&gt; Bak" in answer["decision"]


def test_an_utterance_is_moved_from_outside_into_an_item(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    first = re.findall(r'class="utterance(?: is-used)?" data-id="([^"]+)"', browser.get(at(town, "udenfor")).text)[0]
    move = {"kind": "assign", "utterances": [first], "item": "i4"}
    answer = sent(browser, at(town, "udenfor", "tale"), edit=move).json()
    assert f'data-id="{first}"' not in answer["hearing"]
    assert f'data-id="{first}"' in browser.get(at(town)).text


def test_an_open_page_hears_of_a_change_elsewhere(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    before = browser.get(at(town, "i4", "stand")).json()
    edit(browse(town.referent), town, reword("Fra en anden fane."))
    after = browser.get(at(town, "i4", "stand")).json()
    assert after["changed"] > before["changed"]
    assert "Fra en anden fane." in browser.get(at(town, "i4", "nyt")).json()["decision"]


def test_a_long_transcript_comes_in_parts(browse: Browse, town: "Town") -> None:
    with town.database.write() as session:
        session.add_all(
            UtteranceRow(
                meeting_id=town.meeting,
                id=f"x{place}",
                place=1000 + place,
                start=500.0 + place,
                end=501.0 + place,
                speaker="s1",
                item_key="i4",
                text="Ja.",
                words="[]",
            )
            for place in range(FIRST)
        )
    browser = browse(town.referent)
    page = browser.get(at(town)).text
    assert page.count('class="utterance ') + page.count('class="utterance"') == FIRST
    more = re.search(r'hx-get="([^"]+)"', page[page.index("more-hearing") :])
    assert more is not None
    rest = browser.get(more[1]).text
    assert f'data-id="x{FIRST - 1}"' in rest
    assert "more-hearing" not in rest


def test_words_that_were_doubtful_are_marked() -> None:
    words = ((0.0, 1.0, "Vi", 0.9), (1.0, 2.0, "sagde", 0.3), (2.0, 3.0, "tyve", 0.2), (3.0, 4.0, "ja.", 1.0))
    said = Said("u1", 0.0, 4.0, "s1", "i1", "Vi sagde tyve ja.", corrected=False, words=words)
    assert hearing.pieces(said) == (Piece("Vi", False), Piece("sagde tyve", True), Piece("ja.", False))  # noqa: FBT003


def test_words_that_were_repaired_stand_apart_each_with_what_was_heard() -> None:
    words = ((0, 1, "Hej", 0.9), (1, 2, "Rikke", 0.4, "Ricky"), (2, 3, "Vad", 0.4, ""), (3, 4, "nu.", 0.4))
    said = Said("u1", 0, 4, "s1", None, "Hej Rikke Vad nu.", corrected=False, words=words)
    assert [(p.text, p.heard) for p in hearing.pieces(said)] == [("Hej", ""), ("Rikke Vad", "Ricky"), ("nu.", "")]


def test_the_stamp_of_a_transcript_changes_with_what_is_shown() -> None:
    said = Said("u1", 0.0, 4.0, "s1", "i1", "Ja.", corrected=False, words=())
    speakers = (Speaker(id="s1", name="Taler 1"),)
    stamp = hearing.stamp((said,), speakers)
    assert hearing.stamp((said,), speakers) == stamp
    assert hearing.stamp((said,), (Speaker(id="s1", name="Anna"),)) != stamp
    assert hearing.stamp((), speakers) != stamp


def test_a_correction_of_the_transcript_is_listed_and_taken_back(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    said = re.search(
        r'class="utterance[^-].*? data-id="(u\d+)".*?<p class="said">(.*?)</p>', browser.get(at(town)).text, re.DOTALL
    )
    assert said is not None
    correct = {"kind": "correct", "utterance": said[1], "text": "Noget ganske andet.", "was": said[2]}
    assert "Noget ganske andet." in sent(browser, at(town, "i4", "tale"), edit=correct).json()["hearing"]
    listed = browser.get(at(town, "i4", "udgaver")).text
    assert "Rettede det sagte" in listed
    revision = re.search(r'data-command="undo-speech" data-revision="(\d+)"', listed)
    assert revision is not None
    back = sent(browser, at(town, "i4", "tale", "fortryd"), revision=int(revision[1])).json()
    assert "Noget ganske andet." not in back["hearing"]


def test_those_who_take_part_are_offered_as_names(browse: Browse, town: "Town") -> None:
    page = browse(town.referent).get(at(town)).text
    offered = re.findall(r'<option value="([^"]+)"></option>', page)
    with town.database.read() as session:
        agenda = json.loads(session.get_one(MeetingRow, town.meeting).agenda)
    assert offered == [person["name"] for person in agenda["meeting"]["participants"]] != []


# ---- the sound ---------------------------------------------------------------------------------------------------


def test_a_browser_gets_the_bytes_of_the_sound_that_it_asks_for(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)
    assert browser.get(at(town, "lyd")).status_code == 404
    town.files.put(f"{town.meeting}/playback", bytes(range(200)))
    whole = browser.get(at(town, "lyd"))
    assert (whole.status_code, whole.headers["Accept-Ranges"]) == (200, "bytes")
    part = browser.get(at(town, "lyd"), headers={"Range": "bytes=50-59"})
    assert (part.status_code, part.content) == (206, bytes(range(50, 60)))
    assert browser.get(at(town, "lyd"), headers={"Range": "bytes=900-"}).status_code == 416


def test_every_second_of_the_recording_is_on_the_bar(browse: Browse, town: "Town") -> None:
    town.files.put(f"{town.meeting}/waveform", bytes([0, 128, 255]))
    bar = browse(town.referent).get(at(town, "tidslinje")).json()
    with town.database.read() as session:
        duration = session.get_one(MeetingRow, town.meeting).duration
    stretches = bar["stretches"]
    assert stretches[0][0] == 0
    assert stretches[-1][1] == pytest.approx(duration, abs=0.1)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(stretches))
    assert bar["peaks"] == [0, 128, 255]
    assert "voices" not in browse(town.referent).get(at(town, "tidslinje"), params={"kun": "punkter"}).json()


def test_the_page_says_how_long_the_answer_took(browse: Browse, town: "Town") -> None:
    timing = browse(town.referent).get(at(town)).headers["Server-Timing"]
    assert re.fullmatch(r"app;dur=\d+\.\d", timing)
    assert datetime.timedelta(milliseconds=float(timing[8:])) > datetime.timedelta(0)


def test_a_change_that_finds_no_room_is_told_and_the_draft_is_as_it_was(browse: Browse, town: "Town") -> None:
    browser = browse(town.referent)

    def full(connection: Any, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    # The database itself says that the disk is full, as it does where the disk is.
    event.listen(town.database.engine, "connect", full)
    town.database.engine.dispose()
    long = reword("Det er der ikke plads til. " * 70)
    kept = 0
    while (refused := edit(browser, town, long, seen=1 + kept)).status_code == 200:
        kept += 1
    assert refused.status_code == 507
    assert "frigøre plads" in refused.json()["detail"]
    event.remove(town.database.engine, "connect", full)
    town.database.engine.dispose()
    assert browser.get(at(town, "i4", "nyt")).json()["version"] == 1 + kept
    assert edit(browser, town, reword("Det er der plads til."), seen=1 + kept).status_code == 200
