"""Countries: one value for each, however people write it; what is not surely one stays as they wrote it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from babel import Locale

LANGUAGES = ("en", "de", "fr", "es")

SHORT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "CD": {"en": "DR Congo", "de": "DR Kongo", "fr": "RD Congo", "es": "RD Congo"},
        "CG": {
            "en": "Congo (Brazzaville)",
            "de": "Kongo",
            "fr": "Congo (Brazzaville)",
            "es": "Congo (Brazzaville)",
        },
        "HK": {"en": "Hong Kong", "de": "Hongkong", "fr": "Hong Kong", "es": "Hong Kong"},
        "MM": {"en": "Myanmar", "de": "Myanmar", "fr": "Myanmar", "es": "Myanmar"},
        "MO": {"en": "Macao", "de": "Macau", "fr": "Macao", "es": "Macao"},
        "PS": {"en": "Palestine", "de": "Palästina", "fr": "Palestine", "es": "Palestina"},
    }
)
"""What people call a territory whose name in CLDR is longer, by its code (ISO 3166)."""

OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "AE": "uae, emirates, united arab emirates, emirate, vae",
        "BR": "brasil",
        "CD": "democratic republic of the congo, democratic republic of congo, drc, congo kinshasa",
        "CH": "svizzera, the swiss confederation",
        "CI": "ivory coast, cote d'ivoire, elfenbeinküste, costa de marfil",
        "CV": "cape verde, cabo verde",
        "CZ": "czech republic, tschechische republik, république tchèque, república checa, česko",
        "DE": "federal republic of germany, brd, bundesrepublik deutschland",
        "DK": "danmark",
        "ES": "espana",
        "FI": "suomi",
        "GB": (
            "uk, u.k., gb, great britain, britain, großbritannien, grande-bretagne, gran bretaña, the uk,"
            " the united kingdom, united kingdom of great britain and northern ireland"
        ),
        "GM": "the gambia",
        "IE": "republic of ireland, éire",
        "IN": "bharat, republic of india",
        "IT": "italia",
        "JP": "nippon",
        "KR": "south korea, republic of korea, südkorea, corée du sud, corea del sur",
        "KP": "north korea, nordkorea, corée du nord, corea del norte",
        "MK": "macedonia, north macedonia, mazedonien, macédoine",
        "MM": "burma, birma, birmanie, birmania",
        "NG": "federal republic of nigeria, naija",
        "NL": "holland, nederland, the netherlands, hollande, holanda",
        "NO": "norge",
        "NZ": "aotearoa, aotearoa new zealand",
        "PH": "the philippines, pilipinas",
        "PL": "polska",
        "RU": "russia, russian federation, russland, russie, rusia",
        "SE": "sverige",
        "SZ": "swaziland, swasiland",
        "TR": "turkey, türkiye, türkei, turquie, turquía",
        "US": "usa, u.s.a., us, u.s., united states of america, the united states, the usa, eeuu, ee. uu.",
        "VN": "viet nam",
    }
)
"""Other names that surely mean one country, in small letters, by its code."""

UNSURE = frozenset({"congo", "corea", "coree", "georgia", "guinea", "guinee", "kongo", "korea"})
"""Names that several countries, or a country and a state, share."""

OTHER_WORDS = frozenset({"us"})
"""Names that in a sentence are mostly another word."""

OWN_CODES = re.compile("[A-Z]{2}")
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})

_DISTINCT = 10_000
"""How many different names are remembered; every card of a community names a few of the same."""


def code_of(written: str) -> str | None:
    """Return the code (ISO 3166) of the country that is surely meant, or None."""
    return _codes().get(plain(written))


def canonical(written: str) -> str:
    """Return the one value under which a country is kept, its English name; another text unchanged."""
    code = code_of(written)
    return name_of(code, "en") if code else written


@cache
def name_of(code: str, language: str) -> str:
    """Return the name of a country in a language (`en`, `de`, `fr`, `es`)."""
    short = SHORT.get(code, {}).get(language)
    return short or str(Locale(language).territories[code])


def said_in(written: str, language: str) -> str:
    """Return a country's name in a language; a text that is not surely a country as it was written."""
    code = code_of(written)
    return name_of(code, language) if code else written


def names() -> Iterator[tuple[str, str]]:
    """Yield every name that surely means one country, in small letters, with its code."""
    yield from _codes().items()


def spellings(written: str) -> tuple[str, ...]:
    """Return the names of a country in every language, so that it is found by each; else the text alone.

    Of its other names, those of one word: of "great britain", "great" would find what it does not mean.
    """
    code = code_of(written)
    return (written,) if code is None else _spellings_of(code)


@cache
def _spellings_of(code: str) -> tuple[str, ...]:
    others = (name for name in OTHERWISE.get(code, "").split(", ") if _is_one_word(name))
    return tuple(dict.fromkeys((*(name_of(code, one) for one in LANGUAGES), *others)))


def _is_one_word(name: str) -> bool:
    word = plain(name)
    return bool(word) and " " not in word and word not in OTHER_WORDS


@cache
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in ((str(code), str(name)) for code, name in Locale(language).territories.items()):
            if OWN_CODES.fullmatch(code) and code not in NO_COUNTRIES:
                found.setdefault(plain(name), code)
                found.setdefault(plain(name_of(code, language)), code)
    for code, others in OTHERWISE.items():
        found |= {plain(other): code for other in others.split(", ")}
    return {name: code for name, code in found.items() if name not in UNSURE}


@lru_cache(_DISTINCT)
def plain(name: str) -> str:
    """Return a name in small letters, without accents and marks; “U.K.” is one word."""
    parted = unicodedata.normalize("NFKD", name.casefold().replace(".", "").replace("&", " and "))
    letters = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())
