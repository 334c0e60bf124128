"""Referat families are read from `templates/referat/<id>/family.toml`.

- `shelf`   names() and load(): the families that lie there
- `phrase`  the shorthand in which `when` may be written

A municipality adds a folder; no code knows their names.
"""

from service.families.shelf import load, names

__all__ = ["load", "names"]
