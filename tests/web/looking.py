"""What every page must be: accessible, whole at any width, with focus to see."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "out" / "pages"
SCRIPTS = Path(__file__).parent
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def picture(page: Page, name: str, *, whole: bool = True) -> None:
    """A picture of the page for people to look at, in `out/pages`, which git ignores."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{re.sub(r'[^a-zæøå0-9-]+', '-', name.lower()).strip('-')}.png", full_page=whole)


def violations(page: Page) -> list[str]:
    """What axe has against the page as it now is, one line per element: rule, why, and where."""
    # Evaluated by the debugger, so the page's own content security policy stays in force.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async (tags) => (await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}))"
        ".violations",
        STANDARDS,
    )
    return [
        f"{rule['id']}: {' '.join(node['failureSummary'].split()[5:])} in {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


def axe(page: Page) -> None:
    """Assert that axe finds nothing."""
    found = violations(page)
    assert not found, "\n".join([f"{page.url}: {len(found)}", *found])


def usable_at(page: Page, width: int, zoom: float = 1.0, *, keys: int = 40) -> list[str]:
    """What is wrong with the page in a window so many pixels wide, enlarged so many times: things out of the window
    or cut off, and, for the first `keys` presses of Tab, focus that can't be seen.

    Enlarging in a browser is a narrower window in CSS pixels (WCAG 1.4.10, Understanding Reflow).
    """
    before = page.viewport_size
    page.evaluate(_script("still"))
    page.set_viewport_size({"width": round(width / zoom), "height": round(800 / zoom)})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    lines: list[str] = page.evaluate(_script("outlying"))
    page.evaluate(
        "() => { document.querySelectorAll('[data-seen-by-test]').forEach((e) => delete e.dataset.seenByTest);"
        " document.activeElement?.blur(); scrollTo(0, 0); }"
    )
    for _ in range(keys):
        page.keyboard.press("Tab")
        focus: dict[str, Any] | None = page.evaluate(_script("focus"))
        if focus is None or focus["again"]:
            break
        if focus["same"]:
            lines.append(f"focus can't be seen: {focus['name']}")
        if focus["outside"]:
            lines.append(f"focus is out of the window: {focus['name']}")
        elif focus["covered"]:
            lines.append(f"focus is covered: {focus['name']} by {focus['covered']}")
    if before:
        page.set_viewport_size(before)
    return lines


def _script(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
