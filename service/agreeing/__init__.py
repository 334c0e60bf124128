"""Joint approval of a talk's referat: who is asked, what they answer, and when all have. Pure functions.

- `consent`   whether the talk may be recorded: everybody's yes, and whether it stands
- `part`      Part: what somebody is to the talk, and whether they are asked
- `say`       Say: seen, agrees, disagrees; TalkState: where the talk is
- `standing`  who has answered the text as it now stands, and who has not
- `content`   the text that is answered: its hash, and what was changed since another
- `referat`   what is sealed
"""

from service.agreeing.consent import Agreement, Voice, Yes, agreement
from service.agreeing.content import Change, changes, fingerprint
from service.agreeing.part import ASKED, PARTS, Part
from service.agreeing.referat import SealedAnswer, TalkReferat
from service.agreeing.say import SAYS, Say, TalkState
from service.agreeing.standing import Answer, Seat, Standing, standing

__all__ = [
    "ASKED",
    "PARTS",
    "SAYS",
    "Agreement",
    "Answer",
    "Change",
    "Part",
    "Say",
    "SealedAnswer",
    "Seat",
    "Standing",
    "TalkReferat",
    "TalkState",
    "Voice",
    "Yes",
    "agreement",
    "changes",
    "fingerprint",
    "standing",
]
