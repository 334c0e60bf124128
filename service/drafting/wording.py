"""Ways of saying something, written so that a person can read and extend them."""

import re

from service.meetings.calendar import MONTHS

_SHORT = {
    "<det>": "(det|den|dem|dette|punktet|sagen|forslaget|indstillingen|planen|spørgsmålet|beslutningen)",
    "<møde>": r"(næste|kommende|et senere|vores næste|det næste|et ekstraordinært|det kommende|første) møde\w*",
    "<månd>": f"({'|'.join(MONTHS)})",
    "<..>": r"(\w+ ){0,3}",
    "<....>": r"(\w+ ){0,6}",
}


def spoken(*forms: str) -> re.Pattern[str]:
    """A pattern that finds any of the forms as whole words, case ignored.

    A space is any white space and round brackets only group; `<det>` is what is spoken of, `<møde>` a coming meeting,
    `<..>` up to three words, `<....>` up to six.
    """
    whole = "|".join(forms)
    for short, long in _SHORT.items():
        whole = whole.replace(short, long)
    grouped = re.sub(r"\((?!\?)", "(?:", whole).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{grouped})(?!\w)", re.IGNORECASE)
