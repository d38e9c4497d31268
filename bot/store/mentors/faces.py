"""The faces of cards as they are read for what they mean: what everybody sees, and no name."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor
from bot.domain.search.matching import Listing
from bot.store.meaning.rows import ToRead
from bot.store.mentors.card import CARDS, read_mentors
from bot.store.tables import mentors

_THESE = CARDS.where(mentors.c.person.in_(bindparam("these", expanding=True)))


def faces(connection: Connection, cards: Iterable[ToRead]) -> dict[PersonId, str]:
    """Return what each of these cards shows everybody, as one text."""
    found = read_mentors(connection, _THESE, {"these": [card.mentor for card in cards]})
    return {mentor: text_of(card.face()) for mentor, card in found.items()}


def text_of(face: Mentor | Listing) -> str:
    """Return what a card shows, as one text without the name, which means nothing."""
    parts = (face.headline, face.field, face.place, face.country, face.story, *face.glad)
    return ". ".join(filter(None, parts))
