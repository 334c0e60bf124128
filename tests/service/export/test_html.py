import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from service.export import Approver, compose, write_html
from service.export.html import html
from service.families import load, names
from service.meetings import Draft, Transcript


class Page(HTMLParser):
    """The page's elements and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._skipped = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._skipped += tag in {"style", "script"}

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)

    def having(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture
def page(draft: Draft, transcript: Transcript) -> Page:
    return Page(html(compose(draft, load("standard"), transcript)))


def test_it_is_one_danish_page_with_landmarks_and_headings_in_order(page: Page) -> None:
    names = [name for name, _ in page.tags]
    assert ("html", {"lang": "da"}) in page.tags
    assert (names.count("main"), names.count("nav"), names.count("h1"), names.count("title")) == (1, 1, 1, 1)
    levels = [int(name[1]) for name in names if re.fullmatch(r"h\d", name)]
    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in itertools.pairwise(levels))
    assert not any(name in {"script", "link", "img", "iframe"} for name in names)


def test_every_link_leads_to_something_on_the_page(page: Page) -> None:
    ids = page.having("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.having("href")} <= set(ids)


def test_a_sentence_carries_its_sources_with_time_and_speaker(page: Page) -> None:
    carrying = [attributes for _, attributes in page.tags if "data-sources" in attributes]
    assert carrying[-1] == {"class": "line", "data-sources": "u1 u4", "title": "0:11:40 Karen Holst; 0:46:40 Taler 2"}
    assert {"#u1", "#u4"} <= set(page.having("href"))
    assert "Ytring nummer 4 øh." in page.text


def test_a_doubt_is_marked_with_its_reason(page: Page) -> None:
    assert "1.250.000 kr. [kontrollér »1.250.000«: Tallet står ikke i kilden.]" in page.text


def test_an_approved_page_has_no_trace_of_the_draft(draft: Draft, transcript: Transcript) -> None:
    source = html(compose(draft, load("standard"), transcript, approved=True))
    for trace in ("AI-assisteret", "data-sources", "Ytring", 'class="doubt"', "<mark"):
        assert trace not in source


def test_who_approved_stands_at_the_end(draft: Draft, transcript: Transcript) -> None:
    who = (Approver(name="Karen <Holst>", role="formand", date="1. maj 2026"),)
    page = Page(html(compose(draft, load("standard"), transcript, approved=True, approvers=who)))
    assert page.text.endswith("Godkendelse Godkendt af Karen <Holst> (formand) den 1. maj 2026.")
    assert "Godkendt af Karen <Holst> (formand) den 1. maj 2026." in page.having("content")


@pytest.mark.parametrize("name", names())
def test_colours_have_contrast(name: str, draft: Draft) -> None:
    source = html(compose(draft, load(name)))
    variables = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", source))
    pairs = [("ink", "#ffffff"), ("muted", "#ffffff"), ("warn-ink", variables["warn"]), ("muted", variables["mark"])]
    for ink, paper in [*pairs, ("ink", variables["mark"])]:
        assert contrast(variables[ink], paper) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_it_is_written_as_utf8(draft: Draft, tmp_path: Path) -> None:
    document = compose(draft, load("standard"))
    write_html(document, tmp_path / "referat.html")
    assert (tmp_path / "referat.html").read_text(encoding="utf-8") == html(document)
