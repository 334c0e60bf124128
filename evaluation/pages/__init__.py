"""How quick the pages are while a whole town hall works and a meeting is being drafted: `udkast evaluate --only pages`.

- `long_meeting`  a made-up meeting of three hours: 40 items, 2,500 utterances
- `hall`          fifty such meetings in a service's own data folder, each with its referent signed in
- `referents`     the referents at work, in a process of their own
- `bare`          a FastAPI page that does nothing, to hold the others against
- `running`       a program that serves, started and stopped; its greatest memory
- `browser`       a referent's browser: bytes of a page, and how soon a key press is seen
- `measure`       measured(): all of it, in one run
"""
