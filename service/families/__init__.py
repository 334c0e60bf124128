"""Referat families are read from `templates/referat/<id>/family.toml`.

- `shelf`   names(), load() and word_template(): the families that lie there, or in a folder of the municipality's own
- `talks`   talk_names() and load_talk(): the templates of talks, read from `templates/sygefravaer/<id>.toml`
- `phrase`  the shorthand in which `when` may be written

A municipality adds a folder; no code knows their names.
"""

from service.families.shelf import load, names, word_template
from service.families.talks import load_talk, talk_names

__all__ = ["load", "load_talk", "names", "talk_names", "word_template"]
