"""Referat families are read from `templates/referat/<id>/family.toml`.

- `shelf`   names(), load() and word_template(): the families that lie there, or in a folder of the municipality's own
- `phrase`  the shorthand in which `when` may be written

A municipality adds a folder; no code knows their names.
"""

from service.families.shelf import load, names, word_template

__all__ = ["load", "names", "word_template"]
