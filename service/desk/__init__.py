"""What people do at Udkast, one act per function. Pages and the HTTP interface both come here.

Every function takes the Principal who acts, checks the role, and does its work in one transaction. A meeting that
the person has no role in is `NotFoundError`, as if it did not exist.

- `refusal`     NotFoundError, ForbiddenError, ConflictError: what a page turns into an answer
- `queue`       Queue: what the desk asks of the job worker
- `meeting`     finding a meeting that one may see

A meeting until drafting has begun:

- `input`       what a person typed, made fit to keep; InputError: which field is wrong
- `agendas`     a dagsorden that somebody hands in, read with care
- `meetings`    setting up a meeting, giving it what it is drafted from, starting, stopping, deleting
- `sources`     what a meeting is drafted from: read, then kept
- `uploads`     a recording on its way up
- `overview`    what a person sees of their meetings

People and committees:

- `people`      accounts, first passwords, one-time links, one's own password
- `committees`  committees, who is what to them, who usually takes part
- `tokens`      programs' keys

The review:

- `reviewing`   a draft that the stages have made comes to the desk
- `review`      what the review page shows: items, one item's transcript, the whole recording
- `editing`     the referent's hand on one item's Beslutning
- `speech`      the referent's hand on the transcript: names, words, whose and which item's

From draft to referat:

- `exporting`   the draft as it now stands, and as files that say that it is one
- `answers`     what people have answered to a referat, and where its approval stands by that
- `approval`    the referent sends it on, the approvers answer, the last of them seals it; a new version
- `sealing`     the sealed referat: put together once, opened only where its hashes hold, verified
"""
