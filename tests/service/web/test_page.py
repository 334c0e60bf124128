"""Every page's template uses its fields, no more and no fewer."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

import service.web
from service.web.page import TEMPLATES, Page


def every_page() -> list[type[Page]]:
    for module in pkgutil.walk_packages(service.web.__path__, "service.web."):
        importlib.import_module(module.name)

    def below(kind: type[Page]) -> Iterator[type[Page]]:
        for child in kind.__subclasses__():
            if child.__module__.startswith("service."):
                yield child
            yield from below(child)

    return sorted((page for page in below(Page) if hasattr(page, "template")), key=lambda page: page.__qualname__)


def used(jinja: Environment, name: str) -> set[str]:
    """The variables that a template asks its context for, with those of what it extends and includes."""
    tree = jinja.parse((TEMPLATES / name).read_text(encoding="utf-8"))
    found = set(find_undeclared_variables(tree))
    imported = {node.template.value for node in tree.find_all((nodes.FromImport, nodes.Import))}  # type: ignore[attr-defined]
    for reference in find_referenced_templates(tree):
        assert reference is not None, f"{name} names a template by a variable"
        if reference not in imported:
            found |= used(jinja, reference)
    # What a template imports at its top is at hand inside its blocks too, which Jinja's own answer forgets.
    return found - {name if isinstance(name, str) else name[1] for name in brought(tree)}


def brought(tree: nodes.Template) -> Iterator[str | tuple[str, str]]:
    for node in tree.find_all((nodes.FromImport, nodes.Import)):
        if isinstance(node, nodes.FromImport):
            yield from node.names
        elif isinstance(node, nodes.Import):
            yield node.target


@pytest.mark.parametrize("page", every_page(), ids=lambda page: page.__qualname__)
def test_a_template_uses_exactly_the_fields_of_its_page(page: type[Page], app: FastAPI) -> None:
    jinja: Environment = app.state.jinja
    given = {field.name for field in dataclasses.fields(page)}
    wanted = used(jinja, page.template) - jinja.globals.keys() - {"frame"}
    assert wanted == given


def test_every_template_parses(app: FastAPI) -> None:
    jinja: Environment = app.state.jinja
    for path in TEMPLATES.rglob("*.html"):
        jinja.get_template(path.relative_to(TEMPLATES).as_posix())


def test_no_template_holds_what_the_content_security_policy_forbids() -> None:
    for path in TEMPLATES.rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        for forbidden in (" style=", " onclick=", " onsubmit=", "<style", "javascript:", "<script>", "| safe"):
            assert forbidden not in source, (path.name, forbidden)
