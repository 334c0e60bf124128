"""The headings that Danish municipalities put over the parts of an item."""

import re

CANONICAL = (
    "Resumé", "Anledning", "Sagsfremstilling", "Lovgrundlag", "Indstilling", "Beslutning", "Bilag", "Fraværende",
)  # fmt: skip
"""What the referat families order by."""

_CLEAR = frozenset(
    [
        "resumé",
        "resume",
        "sagsresumé",
        "sagsresume",
        "anledning",
        "sagsfremstilling",
        "lovgrundlag",
        "retsgrundlag",
        "hjemmel",
        "indstilling",
        "indstillinger",
        "beslutning",
        "beslutninger",
        "bilag",
        "fraværende",
        "afbud",
        "sagsbeskrivelse",
        "sammenfatning",
        "forvaltningens_indstilling",
        "udvalgets_indstilling",
        "administrationens_indstilling",
        "sekretariatets_indstilling",
        "tidligere_beslutning",
        "tidligere_beslutninger",
        "beslutningstema",
        "beslutningskompetence",
        "kompetence",
        "sagens_baggrund",
        "sagens_behandling",
        "supplerende_sagsfremstilling",
        "supplerende_bemærkninger",
        "økonomiske_konsekvenser",
        "økonomiske_forhold",
        "økonomiske_og_personalemæssige_konsekvenser",
        "personalemæssige_konsekvenser",
        "sundhedsmæssige_konsekvenser",
        "miljømæssige_konsekvenser",
        "juridiske_konsekvenser",
        "konsekvenser_for_personalet",
        "konsekvenser_for_arbejdsmiljøet",
        "arbejdsmiljømæssige_konsekvenser",
        "afledte_konsekvenser",
        "andre_konsekvenser",
        "klimakonsekvenser",
        "bæredygtighed_og_klima",
        "økonomi_og_lovgrundlag",
        "lovgrundlag_og_økonomi",
        "videre_proces",
        "videre_forløb",
        "den_videre_proces",
        "opfølgning_og_evaluering",
        "vedtagelse",
        "vedhæftede_filer",
        "sagens_bilag",
        "høringssvar",
        "protokollering",
        "mindretalsudtalelse",
        "indstilling_og_beslutning",
        "formål_med_punktet",
        "punktets_formål",
    ]
)
_WEAK = frozenset(
    [
        "tid",
        "tidsforbrug",
        "varighed",
        "oplægsholder",
        "punkttype",
        "indledning",
        "baggrund",
        "formål",
        "høring",
        "tidsplan",
        "tidsramme",
        "bemærkninger",
        "forslag",
        "økonomi",
        "personale",
        "konklusion",
        "konsekvenser",
        "kommunikation",
        "proces",
        "vurdering",
        "problemstilling",
        "inddragelse",
        "mål",
        "indhold",
        "referat",
        "orientering_om_sagen",
        "borgerinddragelse",
        "medarbejderinddragelse",
        "evaluering",
        "opfølgning",
        "administrationens_bemærkninger",
        "forvaltningens_bemærkninger",
        "forvaltningens_vurdering",
        "administrationens_vurdering",
        "aftale",
        "aftaler",
        "konklusion_og_aftaler",
        "ansvarlig",
        "deadline",
        "sagsbehandler",
        "sagsforløb",
        "historik",
        "noter",
        "kommentarer",
        "drøftelse",
        "oplæg",
    ]
)
STOPS = " \t:.–—-"
"""What may stand after a heading and is no part of it."""
_RUN_IN = re.compile(
    r"(?P<heading>[^\W\d_][^:\n\t]{1,60}?)(?P<stop>\s*:\s*|\s+[–—-]\s+|\t+\s*| {2,})(?P<text>\S.*)", re.DOTALL
)
_PROPOSES = re.compile(
    r"(?:[A-ZÆØÅ][^\n.:;!?]{0,80}\s(?:indstiller|anbefaler|foreslår)|Det\s(?:indstilles|foreslås|anbefales))"
    r"(?:\s(?:til|over\sfor)\s[^\n.:;!?]{1,80})?(?:,?\s+at)?\s*[,:]?"
)


def _key(text: str) -> str:
    return "_".join(text.strip().rstrip(STOPS).casefold().split())


def is_known(text: str) -> bool:
    """Whether the line is nothing but a heading that municipalities use."""
    return _key(text) in _CLEAR or _key(text) in _WEAK


def is_clear(text: str) -> bool:
    """Whether the line is a heading even where no format shows it: no sentence or title would be just that."""
    return _key(text) in _CLEAR


def run_in(text: str, lead: str, *, plain: bool) -> tuple[str, str] | None:
    """A heading that shares its line with its text, and that text, or None.

    "Beslutning: Godkendt.", a bold beginning ("**Fraværende** Tina …") and, where the format shows no headings
    (`plain`), "Beslutning Godkendt.": but never "Beslutning fra mødet …" or "Bilag 3 viser …".
    """
    if lead and is_known(lead) and text.startswith(lead):
        return lead.rstrip(": "), text[len(lead) :].lstrip(" :\t\n")
    if (parts := _RUN_IN.match(text)) is not None and is_known(parts["heading"]):
        clear = is_clear(parts["heading"])
        stop = parts["stop"].strip()
        if clear or not stop or (plain and stop == ":"):
            return parts["heading"].strip(), parts["text"]
    if plain:
        for heading in CANONICAL:
            rest = text[len(heading) :]
            if text.startswith(heading) and re.match(r"\s+[A-ZÆØÅ]", rest):
                return heading, rest.lstrip()
    return None


def proposes(text: str) -> bool:
    """Whether the line opens an indstilling without a heading: "Kommunaldirektøren indstiller,"."""
    return len(text) < 160 and _PROPOSES.fullmatch(text.strip()) is not None
