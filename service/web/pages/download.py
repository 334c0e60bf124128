"""Files as they are handed to a browser: to be saved, never run, never kept."""

import re
import unicodedata
from urllib.parse import quote

from fastapi import HTTPException, Response

from service.desk.exporting import Export, Kind

_LETTERS: dict[str, str | int | None] = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
# Whoever opens the HTML at this address all the same gets a page that can do nothing.
_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def download(export: Export) -> Response:
    """The file as an attachment under its own name."""
    headers = {"Content-Disposition": disposition(export.name), "Content-Security-Policy": _POLICY}
    return Response(export.content, media_type=export.media_type, headers=headers)


def disposition(name: str) -> str:
    """An attachment's header (RFC 6266): the name in UTF-8, and in ASCII for programs that know no better."""
    folded = name.translate(str.maketrans(_LETTERS))
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    plain = re.sub(r'[\x00-\x1f\x7f"\\%/]', "", plain).strip()
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='', errors='replace')}"


def kind_of(ending: str) -> Kind:
    """The kind of file in an address; another is an address that there is not."""
    try:
        return Kind(ending)
    except ValueError as unknown:
        raise HTTPException(404) from unknown
