"""A secret that is shown once: a first password, a link, a key."""

from dataclasses import dataclass
from typing import ClassVar

from service.web.page import Page


@dataclass(frozen=True, kw_only=True)
class HandoverPage(Page):
    """The secret, what to do with it, and the way on. Nothing brings it back: pages are not kept by the browser."""

    template: ClassVar[str] = "users/handover.html"

    heading: str
    advice: str
    label: str
    secret: str
    back: str
