"""The way from a draft to a sealed referat: who must approve, and what the seal covers. Nothing here opens a file.

- `rounds`   Answer, Standing: who has answered in this round, who is awaited, who is missing
- `referat`  Referat: what was approved, by whom, written by what; its one canonical JSON
- `seal`     Record: what a seal covers, and the chain of seals
- `dates`    a day and a time as they are written in Danish
"""

from service.approving.dates import danish_date, danish_time
from service.approving.referat import Model, Referat, Signature, canonical, seen, sha256
from service.approving.rounds import Answer, Seat, SeatState, Standing, Verdict, standing
from service.approving.seal import Link, Record, SealedFile, read, unbroken

__all__ = [
    "Answer",
    "Link",
    "Model",
    "Record",
    "Referat",
    "SealedFile",
    "Seat",
    "SeatState",
    "Signature",
    "Standing",
    "Verdict",
    "canonical",
    "danish_date",
    "danish_time",
    "read",
    "seen",
    "sha256",
    "standing",
    "unbroken",
]
