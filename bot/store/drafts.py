"""Drafts: every word somebody wrote into a form, until it is sent or let go."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select

from bot.domain.ids import CommunityId, PersonId
from bot.store import dialect
from bot.store.tables import drafts


class Drafts:
    """The drafts of one person."""

    def __init__(
        self, connection: Connection, community: CommunityId, person: PersonId, now: datetime
    ) -> None:
        """Read and write inside this transaction; nobody reads another's drafts."""
        self._connection = connection
        self._community = community
        self._person = person
        self._now = now

    def save(self, form: str, ref: str, fields: Mapping[str, str]) -> None:
        """Keep what was written, in place of what was written there before."""
        row = {
            "person": self._person,
            "form": form,
            "ref": ref,
            "community": self._community,
            "fields": dict(fields),
            "at": self._now,
        }
        added = dialect.insert(self._connection, drafts).values(row)
        newer = {"fields": dict(fields), "at": self._now}
        self._connection.execute(
            added.on_conflict_do_update(
                index_elements=["person", "form", "ref"],
                set_=newer,
                where=drafts.c.community == self._community,
            )
        )

    def get(self, form: str, ref: str) -> Mapping[str, str]:
        """Return what was written into this form so far, by field; empty where nothing was."""
        kept = self._connection.execute(select(drafts.c.fields).where(self._this(form, ref)))
        return kept.scalar_one_or_none() or {}

    def drop(self, form: str, ref: str) -> bool:
        """Let a draft go; tell whether it was still there."""
        done = self._connection.execute(delete(drafts).where(self._this(form, ref)))
        return done.rowcount == 1

    def _this(self, form: str, ref: str) -> ColumnElement[bool]:
        mine = (drafts.c.community == self._community) & (drafts.c.person == self._person)
        return mine & (drafts.c.form == form) & (drafts.c.ref == ref)
