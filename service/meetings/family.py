"""A referat family: how one municipality's referat is ordered, worded and laid out. Data, never code."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from service.meetings.draft import Outcome
from service.meetings.role import TITLES, Role
from service.meetings.value import Value

Detail = Literal["short", "full"]
"""How much of the talk a referat tells: what binds and divides people, or every substantive thing that was said."""


class Phrase(Value):
    """One way the house words an outcome.

    `when` is a regular expression searched in the clause of the indstilling (then in the item's title), case
    ignored; empty always fits. Its named groups can be used in `text` as `{name}`.
    """

    when: str = ""
    text: str


class HeadLine(Value):
    """One line above the items, "Mødedato …": a label and a text with fields (see `Layout`)."""

    label: str
    text: str


class Layout(Value):
    """How the pages look; what the writers of DOCX, PDF and HTML read. Sizes in points, margins in millimetres.

    Texts may hold fields in braces; a stretch in square brackets is left out where one of its fields is empty:
    "REFERAT {committee}[ d. {date}]". The fields: `committee`, `date` (`date_form`, in strftime's letters),
    `date_text` (as the dagsorden has it), `time`, `place`, `participants`, `present`, `absent`; in `person` `name`
    and `role`; in `item` `number` and `title`; in `case_number` its `text`; in `footer` `page` and `pages`.

    `fonts` are tried in order. `run_in` names the sections whose heading opens the first line of their text.
    `item_level` is the outline level of an item: sections are one below it. `banner` stands on each page until a
    person has approved the referat; then a line in the form `approved` for each who did stands at the end, under
    `approvals`. Its fields: `name`, `role`, `date`.
    """

    fonts: tuple[str, ...] = ("Carlito", "Calibri", "Liberation Sans", "Arial")
    text_size: float = 11
    title_size: float = 18
    item_size: float = 14
    heading_size: float = 11
    title_bold: bool = True
    item_bold: bool = True
    heading_bold: bool = True
    label_bold: bool = True
    proposer_bold: bool = False
    colour: str = "#000000"
    item_rule: bool = False
    line_height: float = 1.15
    margins: tuple[float, float, float, float] = (25, 22, 25, 25)
    title: str = "REFERAT {committee}[ d. {date}]"
    date_form: str = "%d-%m-%Y"
    person: str = "{name}[ ({role})]"
    head: tuple[HeadLine, ...] = ()
    contents: str = "Indholdsfortegnelse"
    contents_on_new_page: bool = False
    items_on_new_page: bool = False
    item: str = "Punkt {number}: {title}"
    case_number: str = "{text}"
    closed: str = "Lukket punkt"
    run_in: tuple[str, ...] = ()
    header: str = "{committee}[ · {date}]"
    footer: str = "Side {page} af {pages}"
    banner: str = "AI-assisteret udkast – ikke godkendt"
    approvals: str = "Godkendelse"
    approved: str = "Godkendt af {name}[ ({role})] den {date}."


class Family(Value):
    """One municipality's referat template, read from `templates/referat/<id>/family.toml`.

    `sections` is the order of an item's sections by their canonical headings (Resumé, Anledning,
    Sagsfremstilling, Lovgrundlag, Indstilling, Beslutning, Bilag, Fraværende); headings that the family does
    not know keep their place in the dagsorden. `headings` maps a canonical heading to the printed one; an empty
    string prints none. `phrases` holds for every outcome the house's wordings, the first that fits wins; those of
    `none` say that no decision was heard, and those of `unheard` that the item was not talked about at all.
    `absent_per_item` prints Fraværende under every item. `detail` is how much of the talk a Beslutning tells.

    `approval` is who approves and in which order: steps, the roles of one step in any order; the referent is the
    first step. A role in `optional_approvers` is passed over in a committee where nobody has it. `role_titles` is what
    the house calls a role ("forperson").
    """

    id: str
    name: str
    sections: tuple[str, ...]
    headings: dict[str, str] = Field(default_factory=dict)
    phrases: dict[Outcome, tuple[Phrase, ...]]
    unheard: tuple[Phrase, ...] = ()
    absent_per_item: bool = False
    # Left out where it is the usual: what was sealed before it was there keeps its hash.
    detail: Annotated[Detail, Field(exclude_if=lambda detail: detail == "full")] = "full"
    approval: tuple[tuple[Role, ...], ...] = ((Role.REFERENT,), (Role.CHAIR, Role.VICE_CHAIR))
    optional_approvers: tuple[Role, ...] = ()
    role_titles: dict[Role, str] = Field(default_factory=dict)
    layout: Layout = Layout()

    @model_validator(mode="after")
    def _can_be_approved(self) -> Self:
        roles = [role for step in self.approval for role in step]
        if self.approval[:1] != ((Role.REFERENT,),):
            raise ValueError('approval skal begynde med ["referent"]')
        if not all(self.approval) or len(roles) != len(set(roles)):
            raise ValueError("approval skal have mindst én rolle i hvert trin og hver rolle én gang")
        if Role.MEMBER in roles or Role.REFERENT in self.optional_approvers:
            raise ValueError("et medlem kan ikke godkende, og referenten kan ikke undværes")
        return self

    def title_of(self, role: Role) -> str:
        """What the house calls the role."""
        return self.role_titles.get(role, TITLES[role])
