"""Case numbers (journalnumre, sagsnumre) and the pattern a municipality can change."""

import re
from dataclasses import dataclass

from service.meetings import CaseNumber

KLE = r"(?P<emne>\d{2}\.\d{2}\.\d{2})[ -]?(?P<facet>[A-ZÆØÅ]\d{2})-(?P<sequence>\d{1,6})-(?P<year>\d{4}|\d{2})"
"""KL's journal plan: `81.38.00-P35-58-23`, `00.01.00I00-24-13` (KLE; emne, facet, running number, year)."""

OTHER = r"\d{2}/\d{3,7}|\d{4}[-/]\d{3,8}(?:-\d{1,6})?|[A-ZÆØÅ]{2,5}-\d{2,4}-\d{3,8}"
"""Numbers of other systems (Acadre `24/12345`, eDoc `2024-0123456`, SBSIP `EMN-2024-00123`)."""

_LABEL = (
    r"(?:sags?\s*-?\s*(?:nr|nummer|id)|j(?:ournal)?\s*\.?\s*-?\s*(?:nr|nummer)|emnenr|dokumentnr"
    r"|acadre(?:\s*sags?nr)?|kle(?:\s*-?\s*nr)?)"
)


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """How the house writes its case numbers.

    `pattern` is a regular expression; its groups emne, facet, sequence and year become the parts, as far as it has
    them. `other` finds numbers of other systems, which are kept whole.
    """

    pattern: str = KLE
    other: str = OTHER

    def read(self, line: str) -> tuple[CaseNumber, str] | None:
        """The case number that the line holds, and what else stands on the line; None if it holds none.

        A line counts if it is the number, or if a label ("Sagsnr.", "Journalnr.:") stands before it.
        """
        line = line.strip().strip("()[]").strip()
        label = re.match(rf"{_LABEL}\b\.?\s*:?\s*", line, re.IGNORECASE)
        rest = line[label.end() :] if label else line
        if (found := re.match(self.pattern, rest)) is not None and (label or found.end() == len(rest)):
            parts = {k: v or "" for k, v in found.groupdict().items() if k in {"emne", "facet", "sequence", "year"}}
            return CaseNumber(text=found[0], **parts), rest[found.end() :].strip(" ,;\t")
        if (found := re.fullmatch(self.other, rest)) is not None:
            return CaseNumber(text=rest), ""
        if label and (found := re.match(r"(?=\S*\d)[\w./-]*\w", rest)) is not None:
            return CaseNumber(text=found[0]), rest[found.end() :].strip(" ,;\t")
        return None
