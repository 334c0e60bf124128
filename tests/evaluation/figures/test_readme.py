from evaluation.figures.readme import BEGIN, END, inserted


def test_only_what_lies_between_the_marks_is_exchanged() -> None:
    readme = f"# Udkast\n\n{BEGIN}\n\nold \\1\n\n{END}\n\n## Limits\n"
    new = inserted(readme, "## Tal\n\nnew \\1 | 5 %\n")
    assert new == f"# Udkast\n\n{BEGIN}\n\nnew \\1 | 5 %\n\n{END}\n\n## Limits\n"
    assert inserted(new, "## Tal\n\nnew \\1 | 5 %\n") == new


def test_a_readme_without_marks_stays_as_it_is() -> None:
    assert inserted("# Udkast\n", "## Tal\n\nnew\n") == "# Udkast\n"
