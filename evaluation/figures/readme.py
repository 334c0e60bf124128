"""The section of the README that the figures stand in, between two marks, so that no hand copies a table."""

import re

BEGIN = "<!-- figures: evaluation/results/figures.md -->"
END = "<!-- /figures -->"


def inserted(readme: str, section: str) -> str:
    """The README with the section between the marks; its own heading stays. Unchanged where the marks are missing."""
    body = section.partition("\n")[2].strip() if section.startswith("#") else section.strip()
    marked = re.compile(rf"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return marked.sub(lambda _: f"{BEGIN}\n\n{body}\n\n{END}", readme, count=1)
