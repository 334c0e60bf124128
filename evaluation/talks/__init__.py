"""Sygefraværssamtaler, invented: what was said, what the fields must hold, and what must stand in none of them.

- `script`      whole talks, as speech, as typed notes or as both, with the expected fields and the planted statements
- `spoken`      six of them as sound
- `statements`  single sentences, planted ones by kind and harmless ones
- `teach`       the command that teaches `service.talks.likelihood` with them
- `tagged`      talks of which every sentence is tagged with the fields that it is about
- `teach_tagging`  the command that teaches `service.talks.tagging` with those; both by `regression`

Each has a folder `tune`, which may be read by who tunes, and `kept`, which may not. What counts as planted is told in
`README.md`.
"""
