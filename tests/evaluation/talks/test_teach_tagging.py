import numpy as np

from evaluation.talks.tagged import read, tagged
from evaluation.talks.teach_tagging import fingerprint, taught
from service.talks.tagging import FIELDS, WEIGHTS


def test_the_weights_are_those_of_the_talks_that_are_there() -> None:
    with np.load(WEIGHTS, allow_pickle=False) as file:
        assert str(file["taught"]) == fingerprint(tagged()), "run: python -m evaluation.talks.teach_tagging"


def test_what_is_taught_is_known() -> None:
    head = "kind: first\nroles: Bo=leader; Ea=employee\n== spoken\n"
    talks = [
        read(f"talk{n}", f"{head}Bo | INV? | Fik du brevet?\nEa | INV | Brevet kom i {day}.\nBo | - | Godt så.\n")[0]
        for n, day in enumerate(("mandags", "går", "fredags", "tirsdags", "onsdags", "sidste uge"))
    ]
    odds = taught(talks).odds(talks[0].lines, "first")
    tells = odds[:, len(FIELDS) + FIELDS.index("invitation")]
    assert tells[1] > 0 > tells[2]
