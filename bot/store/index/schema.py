"""The index's schema: which fields are kept of a listing, and how its text is tokenised."""

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
from bot.domain.people import countries
from bot.domain.search.matching import Facet, Listing
from bot.store.index import naming
from bot.store.index.alike import alike
from bot.store.index.having import had
from bot.store.index.said import Said
from bot.store.index.words import cut, without_small

VERSION: Final = 14
"""Raised whenever the same listing would be written differently: an older index is then rebuilt."""

TURNS: Final = 8
"""How many different fair orders there are for listings that rank equally."""

FIRST: Final = 1 << 63
"""Added to a fair order's value, it ranks a mentor who was never asked before all others."""

ABOUT: Final = "about"
"""The term by which the index's own document is found."""

_EXACT: Final = "raw"
_SPACED: Final = "spaced"
_DIGEST: Final = 12
"""Bytes of a shelf's name: 96 bits, so that two communities never share one."""


class Change(Protocol):
    """The change of one mentor: their new listing, or None where they can no longer be found."""

    @property
    def mentor(self) -> PersonId:
        """Return the mentor whose listing changed."""
        ...

    @property
    def listing(self) -> Listing | None:
        """Return the current listing, or None."""
        ...


class Batch(Protocol):
    """Some changes, and the number up to which all changes are included."""

    @property
    def changes(self) -> Sequence[Change]:
        """Return the changes."""
        ...

    @property
    def up_to(self) -> int:
        """Return the number of the last change that the batch covers."""
        ...


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the index was built from: which database, which schema version, and the watermark."""

    database: str
    version: int
    watermark: int
    purged: int = 0
    """The number up to which nothing of those who were erased is left in the files."""

    def document(self) -> Document:
        """Return it as a document that no search can find, since it is on no community's shelf."""
        document = Document()
        document.add_text("about", ABOUT)
        document.add_text("database", self.database)
        document.add_unsigned("version", self.version)
        document.add_unsigned("watermark", self.watermark)
        document.add_unsigned("purged", self.purged)
        return document

    @classmethod
    def read(cls, document: Document) -> "Provenance":
        """Read it back from its document."""
        first = document.get_first
        numbers = (int(first(name) or 0) for name in ("version", "watermark", "purged"))
        return cls(str(first("database")), *numbers)


def stemmer() -> TextAnalyzer:
    """Return the analyser that splits folded text at spaces and stems it as English."""
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()


def register(index: Index) -> None:
    """Register the analysers with an opened index, which does not store them itself."""
    index.register_tokenizer(_SPACED, TextAnalyzerBuilder(Tokenizer.whitespace()).build())


def schema() -> Schema:
    """Return the schema: a listing's shelf, its text in four readings, facets, and orders."""
    builder = SchemaBuilder()
    for name in ("mentor", "shelf", "manner", "called", "has", "about", "database"):
        stored = name in {"mentor", "database"}
        builder.add_text_field(name, stored=stored, tokenizer_name=_EXACT, index_option="basic")
    for facet in Facet:
        builder.add_text_field(facet, fast=True, tokenizer_name=_EXACT, index_option="basic")
    for turn in range(TURNS):
        builder.add_unsigned_field(f"turn_{turn}", fast=True)
    builder.add_unsigned_field("version", stored=True)
    builder.add_unsigned_field("watermark", stored=True)
    builder.add_unsigned_field("purged", stored=True)
    _add_text(builder)
    return builder.build()


def _add_text(builder: SchemaBuilder) -> None:
    # Stems of all text find, stems of the weightier part rank; plain words serve prefixes and typos.
    builder.add_text_field("stems", tokenizer_name=_SPACED, index_option="position")
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

        Each of its words is prefixed with its shelf, so a query of one community never finds another's words,
        and the rarity of a word is its rarity in that community.
        """
        made = Document()
        place = shelf(listing.community, full=not listing.open_kinds)
        made.add_text("mentor", clean(listing.mentor))
        made.add_text("shelf", place)
        for facet, values in _facets(listing).items():
            for value in dict.fromkeys(clean(value) for value in values if value):
                made.add_text(facet, value)
        for turn, place_in_turn in enumerate(places_in_turn(listing)):
            made.add_unsigned(f"turn_{turn}", place_in_turn)
        for manner in listing.manners:
            made.add_text("manner", place + clean(manner))
        self._write_text(made, place, listing)
        return made

    def _write_text(self, made: Document, place: str, listing: Listing) -> None:
        name, called = cut(listing.name)
        for key in naming.keys_of(listing.name):
            # With room or without: one look says whether anybody of the community has this name.
            made.add_text("called", shelf(listing.community) + key)
        loud, loud_folded = cut(_text(listing.headline, listing.field))
        where, where_folded = cut(_text(*_where(listing)))
        told, told_folded = cut(_text(*listing.glad, listing.story))
        folded = [*called, *loud_folded, *where_folded, *told_folded]
        stems = self._stemmer.analyze(" ".join(folded))
        made.add_text("name", _on(place, called))
        made.add_text("loud", _on(place, stems[: len(name) + len(loud)]))
        made.add_text("stems", _on(place, stems))
        # No beginning and no typo is ever a small word, except in a name.
        made.add_text("plain", _on(place, [*called, *without_small(folded[len(name) :])]))
        has = had(listing)
        for one in (*has, *alike(listing)):
            made.add_text("has", place + clean(one))
        made.add_bytes("said", Said.keep(folded, [*name, *loud, *where, *told], stems, has))


def clean(value: str) -> str:
    """Return the value with lone surrogates replaced, which UTF-8 cannot encode."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def shelf(community: CommunityId, *, full: bool = False) -> str:
    """Return the name of a community's shelf: mentors with room are on one, full mentors on another."""
    side = b"full" if full else b"room"
    digest = hashlib.blake2b(clean(community).encode(), digest_size=_DIGEST, person=side)
    return base64.urlsafe_b64encode(digest.digest()).decode()


def _facets(listing: Listing) -> dict[Facet, tuple[str, ...]]:
    return {
        Facet.KIND: listing.open_kinds,
        Facet.FIELD: (listing.field,),
        Facet.COUNTRY: (countries.canonical(listing.country),),
        Facet.LANGUAGE: listing.languages,
    }


def _text(*parts: str) -> str:
    return "\n".join(parts)


def _where(listing: Listing) -> tuple[str, ...]:
    return (listing.place, *countries.spellings(listing.country), *listing.languages)


def _on(place: str, said: Collection[str]) -> str:
    return " ".join([place + one for one in said])


def places_in_turn(listing: Listing) -> tuple[int, ...]:
    """Return a listing's value in each of the fair orders, in which the highest comes first."""
    digest = hashlib.blake2b(clean(listing.mentor).encode(), digest_size=8 * TURNS).digest()
    before_all = FIRST if listing.never_asked else 0
    return tuple(place & ~FIRST | before_all for place in struct.unpack(f">{TURNS}Q", digest))
