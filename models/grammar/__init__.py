"""Danish grammar: what words are, and direct speech turned into reported speech by rule.

- `token`     Token, Grammar: a sentence as words with lemma and tags
- `apertium`  the grammar of Apertium's Danish dictionaries, run as processes
- `reading`   which of a word's readings is meant
- `reported`  what somebody said becomes a sentence of a referat, or None where the rule isn't sure
  (`spoken` tidies, `act` and `phrases.toml` find what it does, `clause`, `embed` and `person` build the sentence)
- `numerals`  numbers, dates and times said in words are written as a referat writes them
- `check`     what is wrong with a sentence of reported speech
- `content`   the words that carry a sentence's meaning, inflection taken off
"""

from models.grammar.apertium import Apertium
from models.grammar.check import Problem, check, spoken_left, unquoted
from models.grammar.content import content_lemmas
from models.grammar.numerals import write_numbers
from models.grammar.reported import Direct, Reporter
from models.grammar.token import Grammar, Token

__all__ = [
    "Apertium",
    "Direct",
    "Grammar",
    "Problem",
    "Reporter",
    "Token",
    "check",
    "content_lemmas",
    "spoken_left",
    "unquoted",
    "write_numbers",
]
