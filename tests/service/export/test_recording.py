from service.export.document import Heard
from service.export.recording import Recording, clock
from service.meetings import Decision, DraftItem, Outcome, Sentence, Speaker, Transcript, Utterance, Word


def transcript(*words: tuple[str, float], text: str = "") -> Transcript:
    said = tuple(Word(start=0, end=1, text=word, probability=probability) for word, probability in words)
    utterance = Utterance(id="u1", start=3725.9, end=3730, speaker="s1", text=text or "vi ses i maj", words=said)
    return Transcript(duration=4000, speakers=(Speaker(id="s1", name="Karen"),), utterances=(utterance,))


def test_times_are_hours_minutes_seconds() -> None:
    assert (clock(0), clock(3725.9)) == ("0:00:00", "1:02:05")


def test_badly_heard_words_are_marked_in_stretches() -> None:
    heard = Recording(transcript(("vi", 0.9), ("ses", 0.2), ("i", 0.1), ("maj", 0.8))).replies(())[0].heard
    assert heard == (Heard(text="vi"), Heard(text="ses i", unsure=True), Heard(text="maj"))


def test_a_corrected_utterance_is_shown_whole() -> None:
    replies = Recording(transcript(("vi", 0.9), ("ses", 0.2), text="vi ses i juni")).replies(())
    assert replies[0].heard == (Heard(text="vi ses i juni"),)


def test_each_reply_says_which_punkt_it_belongs_to() -> None:
    item = DraftItem(number=27, title="x", decision=Decision(outcome=Outcome.NONE), utterances=("u1",))
    assert Recording(transcript()).replies((item,))[0].item == "Punkt 27"
    assert Recording(transcript()).replies(())[0].item == ""


def test_without_a_transcript_nothing_is_known_but_the_ids() -> None:
    assert Recording(None).source("u1") is None
    assert Recording(None).replies(()) == ()
    assert Recording(None).speakers(Sentence(text="x", sources=("u1", "u2"))) == {"u1", "u2"}


def test_repaired_words_are_stretches_with_what_was_heard() -> None:
    words = [("Ja", None), ("Rikke", "Ricky"), ("Vad", ""), ("kom.", None)]
    said = tuple(Word(start=0, end=1, text=text, probability=0.9, heard=heard) for text, heard in words)
    utterance = Utterance(id="u1", start=0, end=4, speaker="s1", text="Ja Rikke Vad kom.", words=said)
    transcript = Transcript(duration=4, speakers=(), utterances=(utterance,))
    (reply,) = Recording(transcript).replies(())
    assert [(stretch.text, stretch.heard) for stretch in reply.heard] == [
        ("Ja", ""),
        ("Rikke Vad", "Ricky"),
        ("kom.", ""),
    ]
