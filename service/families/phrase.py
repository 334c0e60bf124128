"""The shorthand in which a family writes `when`, so that whoever words phrases need not know regular expressions.

`<hvad>` is the stretch of an indstilling's clause before a verb, "at" left out and never across into the next
"at" clause; `<resten>` the stretch after a verb; both are the field `{hvad}` in the phrase. `<hvem>` is the one who
acts ("udvalget drøfter …") and the field `{hvem}`. A space is any white space.
"""

import re

_NEXT_CLAUSE = r"(?:,|\s+og|\s+samt|\s+eller)\s+at\s"
_STRETCH = rf"(?:(?!{_NEXT_CLAUSE}).)"
_OPENING = r"(?:^at\s+|\bat\s+|^)"
_SHORTHAND = {
    "<hvad>": rf"{_OPENING}(?P<hvad>{_STRETCH}+?)",
    "<hvem>": rf"{_OPENING}(?P<hvem>{_STRETCH}+?)",
    "<resten>": rf"(?P<hvad>{_STRETCH}+)",
}


def pattern(when: str) -> str:
    """The regular expression that `when` stands for. Raises re.error where it is none."""
    if not when:
        return ""
    full = when.replace(" ", r"\s+")
    for short, long in _SHORTHAND.items():  # "(?P<hvad>" spelled out by hand stays what it is
        full = long.join(re.split(rf"(?<!\?P){short}", full))
    re.compile(full)
    return full
