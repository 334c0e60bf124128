"""Sygefraværssamtaler: what is said in a talk becomes the fields of its referat. Pure functions.

- `health`   what must not be written of anybody's health, family or mood (words: `health_words.toml`)
"""
