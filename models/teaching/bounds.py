"""A grammar (GBNF) for one utterance: what the model may write of it.

Words of meaning come from what was said, in these words or with another ending; the rest is a closed list of what
reports are held together by. A name or a number is only ever copied. So a word can't be mangled, and none invented.
"""

import re

from models.teaching.pair import KINDS, NOTHING

_REPORT = """
oplyste bemærkede mente nævnte fortalte svarede tilføjede påpegede foreslog spurgte efterlyste understregede roste
bad ønskede frygtede håbede støttede tilbød bekræftede indvendte vurderede oplevede tvivlede troede mindede bakkede
var kunne ville havde undrede påtog tilsluttede udtrykte bekymring ført føres referat protokols stemte aftalt
besluttet vedtaget konkluderet enighed enig uenig enige imod
"""
_HOLDING = """
at om hvad hvem hvor hvornår hvordan hvorfor hvilken hvilket hvilke der som man det den de dette denne disse sig sin
sit sine og eller men da fordi hvis når mens inden efter før indtil til fra i på af for med mod uden over under ved
hos mellem omkring cirka pr. ud op ned ind hen igen nu så også ikke endnu kun selv mere mindst højst er var blev
bliver har havde kan kunne skal skulle vil ville må bør burde får fik gør gøre få være blive have heraf hvoraf samt
blandt andet hvilket han hun ham hende hans hendes deres dem alle nogen noget ingen en et to tre fire fem seks syv
otte ni ti elleve tolv kr. kl. procent dag morgen øvrige udvalget million millioner stemmer stemme taget tage kommer
giver sagt stadig sikker halv spørge
"""
_ENDINGS = ("", "e", "en", "et", "er", "ene", "erne", "n", "t", "r", "ne", "s", "ede", "te", "es", "ens", "ernes")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\s,;:?!»«\"()]+")
_FIRST = re.compile(r"(?:^|(?<=[.?!] ))[A-ZÆØÅ][\w-]*")
_STEMMED = 4
_LOST = ("erne", "ene", "ede", "er", "en", "et", "te", "e", "r", "t", "n")


def grammar_of(said: str) -> str:
    """The grammar of what may be written of `said` (`Pair.said`: each line behind its speaker's name)."""
    names = [line.partition(": ")[0] for line in said.split("\n")]
    openings = [*(f"{name} " for name in names if name), "Det blev ", "Der var "]
    openings += [f"{word[0].upper()}{word[1:]} " for word in heard_in(said)]
    kinds = [kind for kind in KINDS if kind != NOTHING]
    return "\n".join(
        (
            f'root ::= " " ({_any([NOTHING])} | kind ": " opening word (joint word)* end )',
            f"kind ::= {_any(kinds)}",
            f"opening ::= {_any(openings)}",
            'end ::= "." | " kr."',
            'joint ::= " " | ", " | "; "',
            f"word ::= {_any(words_for(said))}",
        )
    )


def heard_in(said: str) -> list[str]:
    """The words that were said, each once, without marks and names of speakers; a sentence's first word small too."""
    text = " ".join(line.partition(": ")[2] for line in said.split("\n"))
    text = _FIRST.sub(lambda first: f"{first[0]} {first[0].lower()}", text)
    return list(dict.fromkeys(w for word in _WORD.findall(text) if (w := word.rstrip("."))))


def words_for(said: str) -> list[str]:
    """Every word that may be written of what was said, each once."""
    heard = heard_in(said)
    names = [line.partition(": ")[0] for line in said.split("\n")]
    forms = [form for word in heard for form in _forms(word)]
    days = [f"{word}." for word in heard if word.isdigit()]
    own = [form for name in names if name for form in (name, name[0].lower() + name[1:], f"{name}s")]
    return list(dict.fromkeys((*forms, *days, *own, *_REPORT.split(), *_HOLDING.split())))


def _forms(word: str) -> list[str]:
    """The word as it was said, small, and with other endings where it is long enough to have a stem."""
    small = word[0].lower() + word[1:]
    forms = [word, small]
    if word.isalpha() and len(word) >= _STEMMED and (word == small or not _name(word)):
        lost = next((ending for ending in _LOST if small.endswith(ending) and len(small) - len(ending) >= 3), "")
        stems = {small, small.removesuffix(lost) if lost else small}
        forms += [stem + ending for stem in sorted(stems) for ending in _ENDINGS]
    elif _name(word):
        forms.append(f"{word}s")
    return forms


def _name(word: str) -> bool:
    return word[:1].isupper()


def _any(words: list[str]) -> str:
    return " | ".join(f'"{_escaped(word)}"' for word in dict.fromkeys(words))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"')
