"""A Word document saved so that the same document gives the same bytes."""

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def archive(document: "WordDocument") -> bytes:
    """The document as DOCX."""
    loose, tight = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(tight, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=_NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return tight.getvalue()
