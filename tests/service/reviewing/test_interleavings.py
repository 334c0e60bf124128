"""Two and three people with views of different ages work on one item at once."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import hypothesis.strategies as st
from hypothesis import given, settings

from service.meetings import Decision, Flag, FlagKind, Outcome, Sentence
from service.reviewing import (
    Accept,
    Add,
    Applied,
    Choose,
    Delete,
    Edit,
    EditRefusedError,
    GoThrough,
    Merge,
    Move,
    Replace,
    Restore,
    ReviewItem,
    ReviewSentence,
    Reword,
    SetOutcome,
    Settle,
    Split,
    Unaccept,
    apply,
    rewritten,
    undo,
)

PHRASES = {
    Outcome.APPROVED: "Fase godkendt.",
    Outcome.REJECTED: "Fase forkastet.",
    Outcome.POSTPONED: "Fase udsat.",
    Outcome.NONE: None,
}
TYPED = re.compile(r"ord\d+")
"""Every word that a client types is another one, so that it can be followed."""


def opening() -> ReviewItem:
    flag = Flag(kind=FlagKind.NAME, text="maskine2", reason="Navnet høres ikke.")
    rows = [
        ReviewSentence(
            id=f"t{n}",
            version=1,
            text=f"maskine{n} skrev dette.",
            sources=(f"u{n}",),
            flags=(flag,) if n == 2 else (),
            placed=1,
        )
        for n in range(1, 4)
    ]
    closing = ReviewSentence(id="t4", version=1, text="Fase godkendt.", sources=("u4",), closing=True, placed=1)
    return ReviewItem(
        key="i1", version=1, outcome=Outcome.APPROVED, sentences=(*rows, closing), next_id=5, outcome_at=1
    )


Pick = Callable[[int], int]


@dataclass
class Client:
    """Somebody with a view of the item, which grows old until they look again."""

    view: ReviewItem
    ids: list[str] = field(default_factory=list)


@dataclass
class Table:
    """The stored item, its history, and the clients around it."""

    item: ReviewItem
    clients: list[Client]
    history: list[tuple[ReviewItem, ReviewItem]] = field(default_factory=list)
    words: int = 0

    def word(self) -> str:
        self.words += 1
        return f"ord{self.words}"


def words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in TYPED.findall(text)}


def typed(item: ReviewItem) -> set[str]:
    return words(row.text for row in item.sentences)


def content(item: ReviewItem) -> object:
    rows = [row.model_dump(exclude={"version", "placed"}) for row in item.sentences]
    return rows, item.outcome, item.gone_through


def some_edit(table: Table, client: Client, pick: Pick) -> Edit | None:  # noqa: C901, PLR0911, PLR0912 - one line a kind
    view = client.view
    if not view.sentences:
        return Add(text=f"ny {table.word()}", after=None)
    ids = [row.id for row in view.sentences]
    one, two = ids[pick(len(ids))], ids[pick(len(ids))]
    after = None if pick(4) == 0 else two
    row = view.sentence(one)
    assert row is not None
    match pick(15):
        case 0 | 1:
            return Reword(sentence=one, text=f"{row.text} {table.word()}")
        case 2:
            return Reword(sentence=one, text=f"ganske andet {table.word()}")
        case 3:
            return Add(text=f"ny {table.word()} {table.word()}", after=after)
        case 4:
            return Delete(sentence=one)
        case 5:
            return Move(sentence=one, after=after) if one != after else None
        case 6:
            return Merge(first=one, second=two) if one != two else None
        case 7:
            spaces = [n for n, letter in enumerate(row.text) if letter == " "]
            return Split(sentence=one, at=spaces[pick(len(spaces))]) if spaces else None
        case 8:
            outcome = list(PHRASES)[pick(len(PHRASES))]
            return SetOutcome(outcome=outcome, phrase=PHRASES[outcome])
        case 9:
            return Accept(sentence=one) if pick(2) else Unaccept(sentence=one)
        case 10:
            return Settle(sentence=one)
        case 11:
            rivals = [r for r in view.sentences if r.rival]
            chosen = rivals[pick(len(rivals))] if rivals else row
            return Choose(keep=chosen.rival or chosen.id) if pick(2) else Choose(keep=chosen.id)
        case 12:
            return GoThrough(done=bool(pick(2)))
        case 13:
            fresh = Sentence(text=f"maskine{100 + pick(3)} skrev igen.", sources=("u9",))
            kept = tuple(Sentence(text=r.text, sources=("u9",)) for r in view.sentences[: pick(3)])
            decision = Decision(outcome=Outcome.DISCUSSED, sentences=(*kept, fresh))
            return Replace(proposal=rewritten(view, decision))
        case _:
            past = [before for before, _ in table.history]
            return Restore(earlier=past[pick(len(past))]) if past else None


def aims(edit: Edit) -> list[str]:
    names = ("sentence", "first", "second", "keep")
    return [getattr(edit, name) for name in names if hasattr(edit, name)]


def makes_and_checks(table: Table, client: Client, edit: Edit) -> None:
    before, seen = table.item, client.view.version
    try:
        done = apply(before, edit, seen)
    except EditRefusedError:
        return
    assert apply(before, edit, seen) == done
    assert Applied.model_validate_json(done.model_dump_json()) == done
    item = done.item
    changed = content(item) != content(before) or item.sentences != before.sentences
    assert item.version == before.version + changed
    holds_together(before, item)
    nothing_is_lost(client.view, before, edit, item)
    if not isinstance(edit, Replace | Restore):
        own = words(getattr(edit, name) for name in ("text",) if hasattr(edit, name))
        assert own <= typed(item)
    the_second_is_told(client.view, before, edit, done)
    if changed:
        assert content(undo(item, before, item).item) == content(before)
        table.history.append((before, item))
    table.item = item


def holds_together(before: ReviewItem, item: ReviewItem) -> None:
    ids = [row.id for row in item.sentences]
    assert len(ids) == len(set(ids))
    assert not set(ids) & {gone.id for gone in item.gone}
    known = {row.id for row in before.sentences} | {gone.id for gone in before.gone}
    assert all(id_ in known or int(id_[1:]) >= before.next_id for id_ in ids)
    assert all(int(id_[1:]) < item.next_id for id_ in ids)
    assert all(row.version <= item.version for row in item.sentences)
    root = None
    for row in item.sentences:
        assert row.rival in {None, root}, "rivals stand right after what they compete with"
        root = row.id if row.rival is None else root
        assert row.text == " ".join(row.text.split()) != ""
        if before.sentence(row.id) is None or before.sentence(row.id).text != row.text:  # type: ignore[union-attr]
            assert row.version == item.version


def nothing_is_lost(view: ReviewItem, before: ReviewItem, edit: Edit, item: ReviewItem) -> None:
    lost = typed(before) - typed(item)
    if isinstance(edit, Replace | Restore):
        assert lost <= typed(view)
    elif isinstance(edit, Reword | Delete):
        seen = view.sentence(edit.sentence)
        assert seen is not None
        assert lost <= words([seen.text])
    elif isinstance(edit, Choose):
        keep = view.sentence(edit.keep)
        assert keep is not None
        root = keep.rival or keep.id
        assert lost <= words(row.text for row in view.sentences if root in {row.id, row.rival})
    else:
        assert not lost


def the_second_is_told(view: ReviewItem, before: ReviewItem, edit: Edit, done: Applied) -> None:
    if isinstance(edit, Reword | Settle | Accept | Unaccept | Split):
        seen, now = view.sentence(edit.sentence), before.sentence(edit.sentence)
        assert seen is not None
        agrees = isinstance(edit, Reword) and now is not None and edit.text == now.text
        if (now is None or now.text != seen.text) and not agrees:
            assert done.told
        if now is not None and now.version <= view.version:
            assert [t for t in done.told if t.matter not in {"undecided"}] == []
    agreed = isinstance(edit, Merge) and any(g.id == edit.second and g.after == edit.first for g in before.gone)
    if (
        isinstance(edit, Delete | Merge)
        and not agreed
        and any(
            (now := before.sentence(id_)) is not None and now.text != view.sentence(id_).text  # type: ignore[union-attr]
            for id_ in aims(edit)
        )
    ):
        assert done.told
    if isinstance(edit, SetOutcome) and before.outcome not in {view.outcome, edit.outcome}:
        assert done.told
    assert all(told.line.endswith(".") for told in done.told)
    ids = {row.id for row in done.item.sentences}
    assert all(told.sentence in ids for told in done.told if told.sentence)


@settings(max_examples=300, deadline=None)
@given(st.integers(2, 3), st.integers(1, 25), st.data())
def test_nobodys_words_are_lost_and_the_second_is_told(people: int, steps: int, data: st.DataObject) -> None:
    def pick(below: int) -> int:
        return data.draw(st.integers(0, below - 1))

    table = Table(opening(), [Client(opening()) for _ in range(people)])
    for _ in range(steps):
        client = table.clients[pick(people)]
        if pick(4) == 0:
            client.view = table.item
        elif table.history and pick(10) == 0:
            takes_back_and_checks(table, *table.history[pick(len(table.history))])
        elif edit := some_edit(table, client, pick):
            makes_and_checks(table, client, edit)


def takes_back_and_checks(table: Table, before: ReviewItem, after: ReviewItem) -> None:
    current = table.item
    done = undo(current, before, after)
    holds_together(current, done.item)
    changed = content(done.item) != content(current) or done.item.sentences != current.sentences
    assert done.item.version == current.version + changed
    # Only words that this revision brought may go.
    assert typed(current) - typed(done.item) <= typed(after)
    for row in current.sentences:
        mine, his = before.sentence(row.id), after.sentence(row.id)
        if his is None or his.text != row.text or (mine is not None and mine.text == his.text):
            now = done.item.sentence(row.id)
            assert now is not None
            assert now.text == row.text
    if content(done.item) != content(current):
        assert content(undo(done.item, current, done.item).item) == content(current)
        table.history.append((current, done.item))
    table.item = done.item


@given(st.permutations(["t1", "t2", "t3"]), st.data())
def test_edits_of_different_sentences_commute_and_need_no_telling(ids: list[str], data: st.DataObject) -> None:
    def edit(id_: str) -> Edit:
        edits: list[Edit] = [Reword(sentence=id_, text=f"nyt {id_}"), Delete(sentence=id_), Accept(sentence=id_)]
        return data.draw(st.sampled_from([*edits, Settle(sentence=id_)]))

    first, second = edit(ids[0]), edit(ids[1])
    start = opening()
    one = apply(apply(start, first, 1).item, second, 1)
    other = apply(apply(start, second, 1).item, first, 1)
    assert content(one.item) == content(other.item)
    assert not one.told
    assert not other.told


@given(st.lists(st.sampled_from(["t1", "t2", "t3", "t4"]), min_size=1, max_size=6), st.integers(2, 3))
def test_all_texts_of_people_who_never_look_stand_in_the_end(ids: list[str], people: int) -> None:
    item = opening()
    for person in range(people):
        for n, id_ in enumerate(ids):
            item = apply(item, Reword(sentence=id_, text=f"person {person} skriver {n}"), 1).item
    texts = {row.text for row in item.sentences}
    assert {f"person {person} skriver {n}" for person in range(people) for n in range(len(ids))} <= texts
