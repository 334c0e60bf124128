"""What was heard is shown to those who hold the talk, what is private in it masked."""

from service.desk.talks import heard
from tests.service.conftest import Town
from tests.service.desk.talks import held


def test_what_is_private_is_masked_whether_or_not_it_is_named(town: Town) -> None:
    talk = held.heard(town, "Jeg har angst.", "Jeg går til noget hos en, jeg snakker med.", "Jeg kan passe telefonen.")
    lines = heard.said(held.desk(town), town.leader, talk)
    assert [(line.masked, line.text) for line in lines] == [
        (True, ""),
        (True, ""),
        (False, "Jeg kan passe telefonen."),
    ]


def test_one_private_sentence_hides_the_whole_utterance_and_is_counted(town: Town) -> None:
    talk = held.heard(town, "Jeg kan passe telefonen. Jeg har angst. Jeg tager piller for det.")
    desk = held.desk(town)
    (line,) = heard.said(desk, town.leader, talk)
    assert (line.masked, line.private, line.text) == (True, 2, "")
    assert heard.unmask(desk, town.leader, talk, line.id).text.endswith("piller for det.")
