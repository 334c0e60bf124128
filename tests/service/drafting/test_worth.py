"""What a fact is worth, by its signs."""

from hypothesis import given
from hypothesis import strategies as st

from service.drafting.choosing import chosen
from service.drafting.fact import Fact, FactKind
from service.drafting.remarks import Remark
from service.drafting.worth import Around, features_of, worth
from service.meetings import Outcome


def said(*texts: str, kind: FactKind = FactKind.INFORMATION) -> list[Fact]:
    return [
        Fact(kind, f"s{n}", text, (Remark(f"u{n}", f"s{n}", text, 0.0, 0.0, (), n),)) for n, text in enumerate(texts)
    ]


def test_a_number_of_what_the_item_is_about_is_worth_more_than_an_aside() -> None:
    facts = said("Taget på skolen koster 450.000 kroner.", "Det var jo også noget, jeg tænkte.")
    of_the_item, aside = worth(facts, Around(topic=frozenset(["tag", "skol"])))
    assert of_the_item > 2 * aside


@given(st.lists(st.text(max_size=80), max_size=8), st.sampled_from(FactKind), st.sampled_from(Outcome))
def test_it_is_a_probability_whatever_is_said(texts: list[str], kind: FactKind, outcome: Outcome) -> None:
    found = worth(said(*texts, kind=kind), Around(outcome=outcome))
    assert len(found) == len(texts)
    assert all(0 <= share <= 1 for share in found)


def test_what_decided_the_item_is_a_sign() -> None:
    (signs,) = features_of(said("Hegnet sættes op ved søen."), Around(decided=frozenset(["hegn"])))
    assert signs["decided 1"] == 1.0
    assert signs["topic 0"] == 1.0


def test_short_facts_that_tell_something_of_the_matter_are_told_and_chatter_is_not() -> None:
    """Of a long talk: a few words of meaning are enough, where they tell how something is."""
    matter = [
        "Vagtplanen er trykt, og den hænger i depotet.",
        "Leverandøren vil ikke levere om lørdagen.",
        "Nødudgangen mod gården er spærret.",
        "Revisionen mangler bilagene fra foråret.",
    ]
    chatter = ["Det er jo det, jeg siger.", "Det ved jeg sgu ikke.", "Det kan du jo altid sige.", "Så er den der."]
    filling = [f"Arbejdet med etape {n} er i gang ved den nordlige port og følger planen." for n in range(4)]
    kept = {fact.text for fact in chosen(said(*matter, *chatter, *filling))}
    assert kept.isdisjoint(chatter)
    assert set(matter) <= kept
