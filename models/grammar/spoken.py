"""Spoken Danish without what belongs to speaking: fillers, false starts, repeats, corrections, tags.

Rules on the text alone. What is taken out says nothing; when in doubt it stays.
"""

import re

# Words that mean nothing wherever they stand.
_NOISE = r"øhm?|øh+m*|æh+m*|eh+m*|hmm+|mmm*|øøh"
# Particles that never carry the statement ("jo", "ligesom"); "nok", "vel", "bare" may, so they stay.
_PARTICLES = (
    r"altså|jo|ligesom|sådan set|så'n|et eller andet sted|hvad hedder det|hvad skal jeg sige|skal vi sige"
    r"|hvad kan man sige"
    r"|om jeg så må sige|ærlig talt|for at være ærlig|ikke sandt|du ved|I ved|ved du hvad|ved I hvad"
    r"|forstår du|hør her|sgu|kraftedeme|simpelthen"
)
# "Så vidt jeg ved" and "så skal vi …" begin the statement itself; without its "så" the latter would be a question.
_SO = r"så(?! (?:vidt|længe|snart|mange|meget|få|stor)| \w+ (?:vi|jeg|du|man|det|der|de|den|han|hun)\b)"
_FOR = r"for(?! (?:at|det|den|de|mig|os|nogle|lidt|meget|en|et|to|\d))"
_OPENERS = (
    rf"jamen|nåmen|nå|men|og|okay|ok|ja|jo|nej|joda|jaja|javel|næh|tja|{_FOR}|{_SO}|altså|godt|fint|super|jeps|yes|hov"
    r"|prøv at høre|prøv lige at høre|prøv at hør|hør|hallo|det er rigtigt|ja tak|nej tak|tak|tak for det|tak for ordet"
    r"|jo tak|tusind tak|undskyld|ellers tak|ja ja|nej nej|præcis|nemlig|lige præcis"
)
_TAGS = (
    r"ikke også|ikke sandt|ikk'?(?: også)?|ik'?(?: også)?|vel|ikke|hva'?|eller hvad|eller hur|okay|ja|tak"
    r"|eller noget|og sådan(?: noget)?|synes I ikke"
    r"|synes du ikke|er det ikke rigtigt|tror jeg nok|tænker jeg|ved jeg ikke|om man så må sige|kan man sige|agtigt"
)
_REASONS = r"(?:synes|mener|tror|tænker) jeg"

_noise = re.compile(rf"(?<!\w)(?:{_NOISE})(?!\w)[,.…]*", re.IGNORECASE)
_particles = re.compile(rf",?(?<!\w)(?:{_PARTICLES})(?!\w),?", re.IGNORECASE)
_openers = re.compile(rf"^(?:(?:{_OPENERS})(?!\w)[,.!:;–-]*\s+)+", re.IGNORECASE)
_tags = re.compile(rf"\s*,\s*(?:{_TAGS})\s*(?=[.?!]*$)", re.IGNORECASE)
_opinion_tag = re.compile(rf"\s*,?\s*{_REASONS}\s*(?=[.?!]*$)", re.IGNORECASE)
# "den 12., nej den 13. januar", "på mandag, nej, undskyld, på tirsdag": the same kind of phrase twice, the last counts.
_correction = re.compile(
    r"(?P<lead>\b(?:den|d\.|på|kl\.|klokken|til|i|om|fra|med|inden|før)\b)\s+(?P<wrong>[^,;.?!]+?)\.?\s*(?:[,–—-]\s*)?"
    r"\b(?:nej(?:,?\s*(?:undskyld|hov|det passer ikke|vent))?|undskyld|eller rettere|rettere sagt|jeg "
    r"mener|det vil sige|eller nej)\b[,:]?\s+"
    r"(?=(?P=lead)\b)",
    re.IGNORECASE,
)
_number_correction = re.compile(
    r"\b(?P<wrong>\d[\d.]*)(?P<unit>(?:\s+\w+)?)\.?\s*[,–—-]\s*(?:nej(?:,?\s*undskyld)?|undskyld|eller "
    r"rettere|rettere sagt)\b[,:]?\s+(?=\d)",
    re.IGNORECASE,
)
_repeat = re.compile(r"(?<!\w)(\w+(?:\s+\w+){0,3}?)(?:[\s,–…-]+\1(?!\w))+", re.IGNORECASE)
# A word said twice that may be meant: "det det" is not, "meget meget" is harmless; digits must not be touched.
_hasty_comma = re.compile(r"\b(fordi|hvis|når|at|selvom|så at|men|og|eller),(?=\s)", re.IGNORECASE)
_broken = re.compile(r"\b\w+-(?=\s|$)")
# Said to the whole table; "til jer fra FOA" and "til jer, der …" are some of them.
_to_all = re.compile(r"\btil jer(?: alle(?: sammen)?)?(?=[.?!]*$|\s+(?!der\b|som\b|fra\b|i\b|på\b|to\b|tre\b))")


def tidy(text: str) -> str:
    """The sentence as one would have written it: no fillers, repeats or corrected words. May be empty."""
    text = re.sub(r"\s+", " ", text.replace("…", " ").replace(" - ", " – ")).strip()
    text = _noise.sub(" ", text)
    text = _broken.sub("", text) if not re.search(r"\b\w+- og\b", text) else text
    text = _particles.sub(" ", text)
    text = re.sub(r"\s+([,.?!;:])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;–-")
    text = _hasty_comma.sub(r"\1", text)
    text = _repeat.sub(_once, text)
    text = _number_correction.sub("", _correction.sub("", text))
    text = _openers.sub("", text)
    text = _to_all.sub("til deltagerne", text)
    text = _tags.sub("", text).rstrip("?") if _tags.search(text) else text
    return re.sub(r"\s+", " ", re.sub(r"(?:,\s*)+,", ",", text)).strip(" ,;–-")


def opinion_tag(text: str) -> tuple[str, bool]:
    """The sentence without "…, synes jeg" at its end, and whether it stood there."""
    bare = _opinion_tag.sub("", text)
    return (bare, True) if bare != text and len(bare.split()) > 2 else (text, False)


def _once(match: re.Match[str]) -> str:
    """What was said twice, once; numbers stay, for "fire fire" may be 44."""
    return match[0] if any(c.isdigit() for c in match[0]) else match[1]
