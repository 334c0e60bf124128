"""A page: a template and the typed context that it is rendered with."""

import dataclasses
import re
from pathlib import Path
from typing import ClassVar

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.web.assets import Assets
from service.web.frame import Section, frame
from service.web.wording import FILTERS

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "web"
PRODUCT = "Udkast"
SPRITE = "<!--sprite-->"

_ICON = re.compile(r'<use href="#([a-z0-9-]+)"')


@dataclasses.dataclass(frozen=True, kw_only=True)
class Page:
    """What every page is a subclass of: its fields are the variables of its template, no more and no fewer.

    `template` lies in `templates/web/`. `section` is the entry of the menu that is lit. `icons` are those that a
    page's scripts or later fragments bring; icons in the template itself are found. A fragment, which htmx puts into a
    page that is already there, is a Page whose template doesn't extend the layout.
    """

    template: ClassVar[str]
    section: ClassVar[Section | None] = None
    icons: ClassVar[tuple[str, ...]] = ()


def environment(assets: Assets) -> Environment:
    """Jinja as every page uses it: escaping always, and an unknown name is an error."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.filters |= FILTERS
    jinja.globals |= {"asset": assets.address, "PRODUCT": PRODUCT}
    return jinja


def text(request: Request, page: Page) -> str:
    """The page as HTML, with the symbols of the icons it uses."""
    jinja: Environment = request.app.state.jinja
    fields = {field.name: getattr(page, field.name) for field in dataclasses.fields(page)}
    html = jinja.get_template(page.template).render(**fields, frame=frame(request, page.section))
    if SPRITE in html:
        assets: Assets = request.app.state.assets
        html = html.replace(SPRITE, assets.sprite({*_ICON.findall(html), *page.icons}), 1)
    return html


def render(request: Request, page: Page, status: int = 200) -> HTMLResponse:
    """The answer to a request for that page."""
    return HTMLResponse(text(request, page), status_code=status)
