"""What speech recognition may listen for."""

from service.meetings import Agenda, Item, Meeting, Participant, Section
from service.transcript.hints import hints_of


def test_names_titles_and_words_of_the_dagsorden_are_hints_each_once() -> None:
    item = Item(number=1, title="Støj på Havnevej", sections=(Section(heading="Resumé", text="Støj ved Havnevej 4."),))
    meeting = Meeting(committee="Teknisk Udvalg", participants=(Participant(name="Ida Holt"),), place="Rådhuset")
    hints = hints_of(Agenda(meeting=meeting, items=(item, item)))
    assert hints.names == ("Ida Holt", "Teknisk Udvalg")
    assert hints.topics == ("Støj på Havnevej",)
    assert hints.words == ("Rådhuset", "Støj", "Havnevej")
