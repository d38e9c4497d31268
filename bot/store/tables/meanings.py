"""What the cards of mentors mean: a vector each, made of what everybody sees of the card."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table

from bot.store.tables.columns import community, metadata, person

meanings = Table(
    "meanings",
    metadata,
    person(key=True),
    community(),
    # 384 whole numbers of 8 bits; none from the moment in which the card changes until it is read again.
    Column("vector", LargeBinary, nullable=True),
    # By which weights, and of which parts of a card.
    Column("version", Integer, nullable=False),
    # The number of this row's last change, in commit order: each process follows by it.
    Column("made", BigInteger, nullable=False),
    Index("ix_meanings_made", "made"),
)
