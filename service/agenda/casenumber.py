"""Case numbers (journalnumre, sagsnumre) and the pattern a municipality can change."""

import re
from dataclasses import dataclass

from models.error import UdkastError
from service.meetings import CaseNumber

KLE = r"(?P<emne>\d{2}\.\d{2}\.\d{2})[ -]?(?P<facet>[A-ZÆØÅ]\d{2})-(?P<sequence>\d{1,6})-(?P<year>\d{4}|\d{2})"
"""KL's journal plan: `81.38.00-P35-58-23`, `00.01.00I00-24-13` (KLE; emne, facet, running number, year)."""

OTHER = r"\d{2}/\d{3,7}|\d{4}[-/]\d{3,8}(?:-\d{1,6})?|[A-ZÆØÅ]{2,5}-\d{2,4}-\d{3,8}"
"""Numbers of other systems (Acadre `24/12345`, eDoc `2024-0123456`, SBSIP `EMN-2024-00123`)."""

_LABEL = (
    r"(?:sags?\s*-?\s*(?:nr|nummer|id)|j(?:ournal)?\s*\.?\s*-?\s*(?:nr|nummer)|emnenr|dokumentnr"
    r"|acadre(?:\s*sags?nr)?|kle(?:\s*-?\s*nr)?)"
)

_PARTED = re.compile(rf"\s+[-–—|/]+\s+|\s*[,;:]\s+|\t\s*|\s{{2,}}|\s*(?=[(\[])|\s+(?={_LABEL}\b)", re.IGNORECASE)
"""What parts a case number from the title before it."""


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """How the house writes its case numbers.

    `pattern` is a regular expression; its groups emne, facet, sequence and year become the parts, as far as it has
    them. `other` finds numbers of other systems, which are kept whole.
    """

    pattern: str = KLE
    other: str = OTHER

    @classmethod
    def with_pattern(cls, pattern: str | None) -> "CaseNumbers":
        """The house's own pattern, or KLE where it has none. Raises UdkastError if it is no regular expression."""
        try:
            return cls(re.compile(pattern).pattern) if pattern else cls()
        except re.error as error:
            raise UdkastError(
                f"Mønstret for sagsnumre (UDKAST_CASE_NUMBER) er ikke et gyldigt regulært udtryk: {error}."
            ) from error

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

    def split(self, title: str) -> tuple[str, CaseNumber] | None:
        """A title and the case number that stands parted from it on its line; None if no number is.

        "Budget (sagsnr. 24/1234)", "Økonomi – 00.30.00-Ø00-1-26", "Økonomi, j.nr. 24/1234". A number in brackets,
        or after a dash, a comma or a wide space, counts if a label stands before it or its pattern is the house's
        own: "Budget (2024/2025)" has none. The signs that part them are no part of either.
        """
        title = title.strip()
        if (opening := re.match(rf"{self.pattern}\b\s*[-–—:,]*\s+(?=\w)", title)) is not None:
            own = self.read(re.sub(r"[-–—:,\s]+$", "", opening[0]))
            return None if own is None else (title[opening.end() :], own[0])
        for sign in _PARTED.finditer(title):
            own = self.read(title[sign.end() :])
            if sign.start() and own is not None and not own[1] and self._is_sure(title[sign.end() :], own[0].text):
                return title[: sign.start()], own[0]
        return None

    def _is_sure(self, line: str, number: str) -> bool:
        """Whether what looks like a case number at a title's end can be nothing else."""
        if re.fullmatch(self.pattern, number):
            return True
        other = re.fullmatch(self.other, number) is not None
        return other and (number[0].isalpha() or re.match(rf"[(\[\s]*{_LABEL}\b", line, re.IGNORECASE) is not None)
