import pytest

from service.drafting.act_words import ActKind
from service.drafting.conclusions import concluded, moved, proposed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Så maler vi porten grøn.", ActKind.APPROVE),
        ("Okay, så bliver det to.", ActKind.APPROVE),
        ("Så bruger vi det ikke.", ActKind.REJECT),
        ("Der er ikke penge til det, så det får I ikke.", ActKind.REJECT),
        ("Så sender vi den til direktionen.", ActKind.REFER),
        ("Så siger vi fem minutter mere.", None),
        ("Så er vi ved næste punkt.", None),
        ("Så går vi videre.", None),
        ("Det er koldt i hallen.", None),
        ("Så maler vi den grøn?", None),
    ],
)
def test_the_parts_of_a_conclusion_tell_what_it_comes_to(text: str, kind: ActKind | None) -> None:
    assert concluded(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Skal vi male den grøn?", ActKind.APPROVE),
        ("Må jeg så konkludere, at porten bliver grøn?", ActKind.APPROVE),
        ("Kan jeg skrive, at vi ikke maler porten?", ActKind.REJECT),
        ("Skal jeg forstå det sådan, at porten bliver, som den er?", ActKind.REJECT),
        ("Skal vi ikke vente med den til maj?", ActKind.POSTPONE),
        ("Skal vi give den til trafikgruppen?", ActKind.REFER),
        ("Kan vi komme med senere?", ActKind.APPROVE),
        ("Kan jeg spørge om noget?", None),
        ("Hvornår skal vi male den?", None),
        ("Er tallet rigtigt?", None),
    ],
)
def test_a_question_puts_what_a_yes_would_settle(text: str, kind: ActKind | None) -> None:
    assert proposed(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Så ser vi på det igen i marts.", ActKind.POSTPONE),
        ("Den må vi tage en anden dag.", ActKind.POSTPONE),
        ("Det skal op i direktionen.", ActKind.REFER),
        ("Det kan vi godt.", None),
        ("Det går bedre nu.", None),
    ],
)
def test_what_is_moved_is_moved_to_later_or_to_others(text: str, kind: ActKind | None) -> None:
    assert moved(text) is kind
