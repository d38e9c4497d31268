"""How an ask is commonly kept: SQLAlchemy's ORM in an async session over aiosqlite, a transaction each."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.domain.common.ids import fresh


class Base(DeclarativeBase):
    """The peer's own tables."""


class AskRow(Base):
    """One ask."""

    __tablename__ = "asks"

    id: Mapped[str] = mapped_column(primary_key=True)
    mentee: Mapped[str] = mapped_column(index=True)
    mentor: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    question: Mapped[str]
    status: Mapped[str]
    sent_at: Mapped[datetime]
    closes_at: Mapped[datetime]


class OutboxRow(Base):
    """One notice to be told."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    recipient: Mapped[str]
    ref: Mapped[str]
    state: Mapped[str]
    due_at: Mapped[datetime] = mapped_column(index=True)


class Peer:
    """A database that keeps an ask and its notice, and commits as durably as ours does."""

    def __init__(self, path: Path) -> None:
        """Prepare the engine; SQLite waits up to 30 seconds for another connection's lock."""
        self._engine = create_async_engine(f"sqlite+aiosqlite:///{path}", connect_args={"timeout": 30})
        event.listen(self._engine.sync_engine, "connect", _durable)
        self._sessions = async_sessionmaker(self._engine)

    async def make(self) -> None:
        """Make the tables."""
        async with self._engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)

    async def keep(self, mentee: str, mentor: str, question: str) -> None:
        """Keep one ask and one notice of it in one transaction."""
        now = datetime.now(UTC)
        async with self._sessions() as session, session.begin():
            _add(session, mentee, mentor, question, now)

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def _add(session: AsyncSession, mentee: str, mentor: str, question: str, now: datetime) -> None:
    ask = fresh("ask")
    closing = now + timedelta(days=9)
    facts = {"kind": "quick-question", "question": question, "status": "waiting"}
    session.add(AskRow(id=ask, mentee=mentee, mentor=mentor, sent_at=now, closes_at=closing, **facts))
    session.add(OutboxRow(recipient=mentor, ref=ask, state="pending", due_at=now))


def _durable(connection: Connection, _: object) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}").close()
