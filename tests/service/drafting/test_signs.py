"""Signs of single remarks."""

import pytest

from service.drafting.signs import Course, course_of, signs_of
from service.meetings import Item, Section


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Så kører tolveren videre.", {"so", "keeps"}),
        ("Hvad siger I?", {"asks", "brief"}),
        ("Mols.", {"bare", "brief"}),
        ("Den tager vi igen til juni.", {"coming", "again"}),
        ("Det er økonomiudvalget, der har den, så vi sender den op til dem.", {"body", "hand_on"}),
        ("Jeg ser ingen protester.", {"none_against"}),
    ],
)
def test_a_remark_shows_its_signs(text: str, signs: set[str]) -> None:
    assert signs <= signs_of(text)


@pytest.mark.parametrize(
    ("proposal", "course"),
    [
        ("at rute 12 nedlægges", Course.ENDS),
        ("at forsøget forlænges et år", Course.KEEPS),
        ("at der købes en bus", Course.OTHER),
    ],
)
def test_a_proposal_ends_or_keeps_something_or_does_something_new(proposal: str, course: Course) -> None:
    item = Item(number=1, title="Et punkt", sections=(Section(heading="Indstilling", text=proposal),))
    assert course_of(item) is course
