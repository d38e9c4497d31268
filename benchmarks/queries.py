"""The queries: six sets of six, from one word to a whole sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.domain.search.matching import Facet
from bot.store.index.words import slips, wanted

Chosen = Mapping[Facet, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Query:
    """One search: the words that are typed, and the choices that narrow it."""

    text: str = ""
    chosen: Chosen = field(default_factory=dict)
    slip: bool = False
    """Whether it is misspelt."""

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words worth searching for: every engine gets the same ones."""
        return tuple(word.folded for word in wanted(self.text).words)

    @property
    def is_sentence(self) -> bool:
        """Tell whether it is enough that a third of the words match."""
        return wanted(self.text).sentence

    @property
    def wrong_letters(self) -> int:
        """Return how many letters of its word may be wrong."""
        return slips(self.words[0]) if self.slip else 0


_TEXT = ("product manager", "nursing", "civil engineering", "journalism", "data", "hospital pharmacist")
_CHOSEN: tuple[Chosen, ...] = (
    {Facet.KIND: ("career-chat",)},
    {Facet.FIELD: ("Product",)},
    {Facet.COUNTRY: ("Germany",)},
    {Facet.LANGUAGE: ("Spanish",)},
    {Facet.KIND: ("quick-question",), Facet.LANGUAGE: ("English",)},
    {Facet.FIELD: ("Software", "Data"), Facet.COUNTRY: ("United Kingdom", "India")},
)
_SLIPS = ("enginer", "archtecture", "psycology", "markting", "jornalism", "acounting")
_BROAD = ("english", "work", "years", "people", "english work", "english years")
_SENTENCES = (
    "I am a lawyer who wants to move into tech",
    "How do I get from nursing into hospital management?",
    "I would like to talk to somebody who changed from teaching to design",
    "Looking for a mentor who knows how small charities raise money",
    "I want to become a product manager after six years at home with children",
    "Could anybody give me advice about a first job in statistics or data?",
)

SETS: Mapping[str, tuple[Query, ...]] = MappingProxyType(
    {
        "text": tuple(map(Query, _TEXT)),
        "facet": tuple(Query("", chosen) for chosen in _CHOSEN),
        "both": tuple(Query(text, chosen) for text, chosen in zip(_TEXT, _CHOSEN, strict=True)),
        "typo": tuple(Query(text, slip=True) for text in _SLIPS),
        "broad": tuple(map(Query, _BROAD)),
        "sentence": tuple(map(Query, _SENTENCES)),
    }
)
