"""The way to a sealed referat, for tests that begin after it."""

from sqlalchemy import select

from service.access import Principal
from service.desk.approval import Approved, approval, approve
from service.desk.reviewing import store
from service.desk.sealing import Archive
from service.reviewing import Edit, GoThrough, ReviewItem, Settle, apply
from service.storage.tables import ItemRow
from tests.service.conftest import Town


def archive(town: Town) -> Archive:
    """The town's rows and files."""
    return Archive(town.database, town.files)


def changed(town: Town, key: str, edit: Edit) -> ReviewItem:
    """The referent's edit of one item, as the review makes it."""
    with town.database.write() as session:
        row = session.get_one(ItemRow, (town.meeting, key))
        item = ReviewItem.model_validate_json(row.content)
        applied = apply(item, edit, item.version).item
        store(row, applied)
        return applied


def go_through(town: Town) -> None:
    """The referent has looked at everything."""
    with town.database.read() as session:
        rows = session.scalars(select(ItemRow).where(ItemRow.meeting_id == town.meeting)).all()
        items = [ReviewItem.model_validate_json(row.content) for row in rows]
    for item in items:
        for sentence in item.sentences:
            if sentence.flags:
                changed(town, item.key, Settle(sentence=sentence.id))
        changed(town, item.key, GoThrough(done=True))


def approved_by(town: Town, who: Principal, remark: str = "") -> Approved:
    """The person approves what there is to see."""
    seen = approval(archive(town), who, town.meeting).content_sha256
    return approve(archive(town), who, town.meeting, seen, remark)


def sealed(town: Town) -> Approved:
    """Everybody approves."""
    go_through(town)
    approved_by(town, town.referent)
    approved_by(town, town.chair)
    return approved_by(town, town.vice_chair)
