"""The transcript as the referent corrects it: a row per utterance, so that a page reads one item's alone."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.table import Table


class SpeakerRow(Table):
    """Somebody who speaks. A speaker merged into another has no row: its utterances are the other one's."""

    __tablename__ = "speakers"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    name: Mapped[str]


class UtteranceRow(Table):
    """An utterance; `item_key` None is "outside any item". `words` is JSON: [[start, end, text, probability], …]."""

    __tablename__ = "utterances"
    __table_args__ = (Index("ix_utterances_item", "meeting_id", "item_key", "place"),)

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    start: Mapped[float]
    end: Mapped[float]
    speaker: Mapped[str]
    item_key: Mapped[str | None]
    text: Mapped[str]
    words: Mapped[str]
    corrected: Mapped[bool] = mapped_column(default=False)
