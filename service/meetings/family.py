"""A referat family: how one municipality's referat is ordered, worded and laid out. Data, never code."""

from service.meetings.draft import Outcome
from service.meetings.value import Value


class Phrase(Value):
    """One way the house words an outcome.

    `when` is a regular expression searched in the clause of the indstilling (then in the item's title), case
    ignored; empty always fits. Its named groups can be used in `text` as `{name}`.
    """

    when: str = ""
    text: str


class Layout(Value):
    """How the pages look; what the writers of DOCX, PDF and HTML read."""


class Family(Value):
    """One municipality's referat template, read from `templates/referat/<id>/family.toml`.

    `sections` is the order of an item's sections by their canonical headings (Resumé, Anledning,
    Sagsfremstilling, Lovgrundlag, Indstilling, Beslutning, Bilag, Fraværende); headings that the family does
    not know keep their place in the dagsorden. `headings` maps a canonical heading to the printed one; an empty
    string prints none. `phrases` holds for every outcome the house's wordings, the first that fits wins; those of
    `none` say that no decision was heard. `absent_per_item` prints Fraværende under every item.
    """

    id: str
    name: str
    sections: tuple[str, ...]
    headings: dict[str, str] = {}
    phrases: dict[Outcome, tuple[Phrase, ...]]
    absent_per_item: bool = False
    layout: Layout = Layout()
