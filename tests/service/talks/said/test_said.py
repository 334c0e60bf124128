"""Every exchange gives its field what is meant, alone and between what is said about other fields."""

import pytest

from tests.service.talks.said import FIELDS, blocks, right


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("framed", [False, True], ids=["alone", "framed"])
def test_the_field_holds_what_was_meant(field: str, framed: bool) -> None:  # noqa: FBT001 - a parameter
    missed = [block.text for block in blocks(field) if not right(block, block.drafted(None, framed=framed))]
    assert missed == []
