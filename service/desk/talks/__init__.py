"""What people do at a sygefraværssamtale, one act per function.

A talk belongs to those who hold it. Nobody else sees it, the administrator included: to them it is `NotFoundError`.

- `talk`        finding a talk that one may see, and what a page shows of it
- `holding`     setting a talk up, filling its fields, deleting it
- `notes`       what is typed during it, and how that and what was heard go where the referat is never done
- `private`     what of a field tells of health or family, and the reason somebody gives for writing it all the same
- `inviting`    a personal link and its code, and the browser that has opened it
- `consenting`  everybody's yes to being recorded, noted and taken back
- `takes`       the recording as it comes, chunk by chunk, each on the disk before it is acknowledged
- `heard`       what was heard, with what is private masked until it is asked for
- `voices`      whose voice each is, and the fields drafted anew with that
- `recording`   what a page shows of the recording
- `sound`       where a talk's sound lies, and how it goes
- `receipt`     that something was deleted, when, and why
- `asking`      the referat is sent, answered by each, changed, sent again
- `sealing`     all have answered: the referat is put together once, and read after
- `templates`   the templates of talks: files, and what HR has made of them, by version
- `waiting`     whom a talk waits for, since when, and whether their links still lead anywhere
- `reminding`   the words to remind somebody with, for the house's own mail
- `overview`    one's own talks, whom they wait for, and their days
- `calendar`    those days for a calendar, with its reminders
"""
