"""Headings that mean the same, however a municipality writes them."""

_VARIANTS = {
    "resume": "resumé",
    "sagsresumé": "resumé",
    "sagsresume": "resumé",
    "indstillinger": "indstilling",
    "forvaltningens indstilling": "indstilling",
    "administrationens indstilling": "indstilling",
    "beslutninger": "beslutning",
    "fraværende/afbud": "fraværende",
    "bilagsliste": "bilag",
}


def canonical(heading: str) -> str:
    """The heading for comparing: lower case, no final colon or stop, variants as one ("RESUME:" is "resumé")."""
    bare = " ".join(heading.strip().rstrip(" :.–-").casefold().split())
    return _VARIANTS.get(bare, bare)
