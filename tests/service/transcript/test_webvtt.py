from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.error import UdkastError
from service.transcript import webvtt

TEAMS = """WEBVTT

0d3c5e8a-1111-4222-8333-944455566677/12-0
00:00:01.120 --> 00:00:04.480
<v Bodil Ravn>Velkommen til mødet, og særlig
velkommen til</v>

0d3c5e8a-1111-4222-8333-944455566677/12-1
00:00:04.480 --> 00:00:06.200
<v Bodil Ravn>Asger &amp; Mille.</v>

0d3c5e8a-1111-4222-8333-944455566677/19-0
00:00:06.900 --> 00:00:08.000
<v Asger Toft Lund>Tak.</v>
"""


def test_cues_that_cut_a_sentence_are_joined() -> None:
    transcript = webvtt.parse(TEAMS)
    assert [u.text for u in transcript.utterances] == [
        "Velkommen til mødet, og særlig velkommen til Asger & Mille.",
        "Tak.",
    ]
    assert [(s.id, s.name) for s in transcript.speakers] == [("s1", "Bodil Ravn"), ("s2", "Asger Toft Lund")]


def test_times_keep_their_milliseconds() -> None:
    first, second = webvtt.parse(TEAMS).utterances
    assert (first.start, first.end) == (1.12, 6.2)
    assert (second.start, second.end) == (6.9, 8.0)


def test_words_get_times_inside_their_cue() -> None:
    words = webvtt.parse(TEAMS).utterances[0].words
    assert words[0].start == 1.12
    assert words[-1].end == 6.2
    assert all(a.end <= b.start + 1e-6 for a, b in pairwise(words))


def test_two_voices_in_one_cue_are_two_utterances() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:05.000\n<v Bodil Ravn>Er alle med?</v>\n<v Mille Bach>Ja, det er vi.</v>\n"
    transcript = webvtt.parse(text)
    assert [u.text for u in transcript.utterances] == ["Er alle med?", "Ja, det er vi."]
    assert len(transcript.speakers) == 2


def test_zoom_writes_the_name_before_a_colon() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nBodil Ravn: Goddag.\n\n2\n00:00:02.000 --> 00:00:03.000\n"
        "Og velkommen.\n\n3\n00:00:04.000 --> 00:00:05.000\nMille Bach: Husk nu: kaffen er klar.\n\n"
        "4\n00:00:06.000 --> 00:00:07.000\nBodil Ravn: Tak.\n"
    )
    transcript = webvtt.parse(text)
    names = [transcript.name_of(u.speaker) for u in transcript.utterances]
    assert names == ["Bodil Ravn", "Bodil Ravn", "Mille Bach", "Bodil Ravn"]
    assert transcript.utterances[2].text == "Husk nu: kaffen er klar."


def test_a_cue_without_a_voice_has_an_unknown_speaker() -> None:
    transcript = webvtt.parse("WEBVTT\n\n00:01.000 --> 00:05.000\nBudgettet: det er vedtaget.\n")
    assert transcript.utterances[0].text == "Budgettet: det er vedtaget."
    assert transcript.speakers[0].name == "Taler 1"


@pytest.mark.parametrize(
    "text", ["", "WEBVTT\n", "hej med jer", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bodil Ravn></v>\n"]
)
def test_nothing_said_is_one_danish_line(text: str) -> None:
    with pytest.raises(UdkastError) as error:
        webvtt.parse(text)
    assert "\n" not in str(error.value)


@given(st.lists(st.tuples(st.sampled_from(["Bodil Ravn", "Mille Bach"]), st.text("abc .?æø", min_size=1, max_size=40))))
def test_no_word_is_lost_or_doubled(said: list[tuple[str, str]]) -> None:
    cues = [
        f"00:{n:02d}:00.000 --> 00:{n:02d}:03.000\n<v {name}>{text}</v>\n" for n, (name, text) in enumerate(said[:59])
    ]
    spoken = [word for _, text in said[:59] for word in text.split()]
    if not spoken:
        return
    transcript = webvtt.parse("WEBVTT\n\n" + "\n".join(cues))
    assert [w.text for u in transcript.utterances for w in u.words] == spoken
