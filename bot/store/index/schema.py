"""The index's schema: what is kept of a listing, and how its text is cut."""

import base64
import hashlib
import struct
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from tantivy import (
    Document,
    Filter,
    Index,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.search.matching import Facet, Listing
from bot.store.index.said import Said
from bot.store.index.words import cut

VERSION: Final = 4
"""Raised whenever the same listing would be written differently: an older index is then rebuilt."""

TURNS: Final = 8
"""How many different orders the listings have among equals."""

FIRST: Final = 1 << 63
"""In a turn, and it comes before all without it: somebody whom nobody has asked yet."""

ABOUT: Final = "about"
"""The term by which the index's own document is found."""

_EXACT: Final = "raw"
_SPACED: Final = "spaced"
_DIGEST: Final = 12
"""Bytes of a shelf's name: 96 bits, so that no two communities ever share one."""


class Change(Protocol):
    """What became of one mentor: a new listing, or None where they are gone."""

    @property
    def mentor(self) -> PersonId:
        """Return whose listing changed."""
        ...

    @property
    def listing(self) -> Listing | None:
        """Return the listing as it is now."""
        ...


class Batch(Protocol):
    """Some changes, and the number up to which nothing is missing."""

    @property
    def changes(self) -> Sequence[Change]:
        """Return the changes."""
        ...

    @property
    def up_to(self) -> int:
        """Return how far they reach."""
        ...


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the index is made from: which database, by which schema version, and up to where it was read."""

    database: str
    version: int
    watermark: int

    def document(self) -> Document:
        """Return it as a document that no search can reach: it stands in no community."""
        document = Document()
        document.add_text("about", ABOUT)
        document.add_text("database", self.database)
        document.add_unsigned("version", self.version)
        document.add_unsigned("watermark", self.watermark)
        return document

    @classmethod
    def read(cls, document: Document) -> "Provenance":
        """Read it back."""
        first = document.get_first
        return cls(str(first("database")), int(first("version") or 0), int(first("watermark") or 0))


def stemmer() -> TextAnalyzer:
    """Return what cuts folded text at its spaces and takes English endings off."""
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()


def register(index: Index) -> None:
    """Teach an opened index how its text is cut; it does not keep that itself."""
    index.register_tokenizer(_SPACED, TextAnalyzerBuilder(Tokenizer.whitespace()).build())


def schema() -> Schema:
    """Return the schema: where a listing stands, its text in four readings, facets, and orders."""
    builder = SchemaBuilder()
    for name in ("mentor", "shelf", "first", "manner", "about", "database"):
        stored = name in {"mentor", "database"}
        builder.add_text_field(name, stored=stored, tokenizer_name=_EXACT, index_option="basic")
    for facet in Facet:
        builder.add_text_field(facet, fast=True, tokenizer_name=_EXACT, index_option="basic")
    for turn in range(TURNS):
        builder.add_unsigned_field(f"turn_{turn}", fast=True)
    builder.add_unsigned_field("version", stored=True)
    builder.add_unsigned_field("watermark", stored=True)
    _add_text(builder)
    return builder.build()


def _add_text(builder: SchemaBuilder) -> None:
    # Stems of all the text find, stems of the loud part rank; the plain words are for prefixes and typos.
    builder.add_text_field("stems", tokenizer_name=_SPACED, index_option="freq")
    builder.add_text_field("loud", tokenizer_name=_SPACED, index_option="freq")
    builder.add_text_field("plain", tokenizer_name=_SPACED, index_option="basic")
    builder.add_text_field("name", tokenizer_name=_SPACED, index_option="basic")
    builder.add_bytes_field("said", stored=True)


class Writer:
    """Writes listings as the index keeps them."""

    def __init__(self) -> None:
        """Make the stemmer, once."""
        self._stemmer = stemmer()

    def document(self, listing: Listing) -> Document:
        """Return a listing as a document.

        Each of its words carries its shelf, so no query of one community can reach the words of another,
        and a word is as rare as it is in that community.
        """
        made = Document()
        place = shelf(listing.community, full=not listing.open_kinds)
        made.add_text("mentor", clean(listing.mentor))
        made.add_text("shelf", place)
        for facet, values in _facets(listing).items():
            for value in dict.fromkeys(clean(value) for value in values if value):
                made.add_text(facet, value)
        for turn, place_in_turn in enumerate(_places_in_turn(listing.mentor)):
            made.add_unsigned(f"turn_{turn}", place_in_turn | FIRST if listing.never_asked else place_in_turn)
        if listing.never_asked:
            made.add_text("first", place)
        for manner in listing.manners:
            made.add_text("manner", place + clean(manner))
        self._write_text(made, place, listing)
        return made

    def _write_text(self, made: Document, place: str, listing: Listing) -> None:
        name, _ = cut(listing.name)
        loud, _ = cut(_text(listing.name, listing.headline, listing.field))
        typed, folded = cut(_text(listing.name, listing.headline, listing.field, *_quiet(listing)))
        stems = self._stemmer.analyze(" ".join(folded))
        made.add_text("name", _on(place, folded[: len(name)]))
        made.add_text("loud", _on(place, stems[: len(loud)]))
        made.add_text("stems", _on(place, stems))
        made.add_text("plain", _on(place, folded))
        made.add_bytes("said", Said.keep(folded, typed, stems))


def clean(value: str) -> str:
    """Return the value with lone surrogates replaced, which UTF-8 cannot carry."""
    return value.encode("utf-8", "replace").decode("utf-8")


def shelf(community: CommunityId, *, full: bool = False) -> str:
    """Return where a community's listings stand: those with room on one shelf, the full on another."""
    side = b"full" if full else b"room"
    digest = hashlib.blake2b(clean(community).encode(), digest_size=_DIGEST, person=side)
    return base64.urlsafe_b64encode(digest.digest()).decode()


def _facets(listing: Listing) -> dict[Facet, tuple[str, ...]]:
    return {
        Facet.KIND: listing.open_kinds,
        Facet.FIELD: (listing.field,),
        Facet.COUNTRY: (listing.country,),
        Facet.LANGUAGE: listing.languages,
    }


def _text(*parts: str) -> str:
    return "\n".join(parts)


def _quiet(listing: Listing) -> tuple[str, ...]:
    return (listing.place, listing.country, *listing.languages, *listing.glad, listing.story)


def _on(place: str, said: Collection[str]) -> str:
    return " ".join([place + one for one in said])


def _places_in_turn(mentor: PersonId) -> tuple[int, ...]:
    digest = hashlib.blake2b(clean(mentor).encode(), digest_size=8 * TURNS).digest()
    return tuple(place & ~FIRST for place in struct.unpack(f">{TURNS}Q", digest))
