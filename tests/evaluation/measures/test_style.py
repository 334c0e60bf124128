from evaluation.measures.style import style


def test_each_sentence_and_item_is_counted_by_its_words() -> None:
    found = style(
        [
            "Formanden oplyste, at hallen åbner mandag. Der udsendes en liste. Punktet blev drøftet.",
            "Godkendt.",
            "",
            "Anne Holm spurgte til prisen.",
        ]
    )
    assert found.words == (6, 4, 3, 1, 5)
    assert (found.reporting.part, found.reporting.whole) == (2, 5)
    assert (found.named.part, found.named.whole) == (2, 5)
    assert (found.closing.part, found.closing.whole) == (2, 3)
    assert found.passive.part == 2


def test_a_long_sentence_that_only_mentions_an_approval_closes_nothing() -> None:
    text = "Det blev nævnt, at planen skal være godkendt af alle afdelinger i huset inden den første maj næste år."
    assert style([text]).closing.part == 0
