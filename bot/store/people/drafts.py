"""Drafts: every word that a person typed into a form, until it is sent or discarded."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Insert, and_, bindparam, delete, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.database import dialect
from bot.store.tables import drafts
from bot.store.tables.columns import HERE

_THIS = and_(
    drafts.c.community == HERE,
    drafts.c.person == bindparam("person"),
    drafts.c.form == bindparam("form"),
    drafts.c.ref == bindparam("ref"),
)
_WRITTEN = select(drafts.c.fields).where(_THIS)
_SAVED_AT = select(drafts.c.at).where(_THIS)
_DROPPED = delete(drafts).where(_THIS)


@cache
def _saving(database: str) -> Insert:
    row = dialect.insert_into(database, drafts)
    newer = {"fields": row.excluded.fields, "at": row.excluded.at}
    return row.on_conflict_do_update(
        index_elements=["person", "form", "ref"], set_=newer, where=drafts.c.community == HERE
    )


class Drafts:
    """The drafts of one person."""

    def __init__(
        self, connection: Connection, community: CommunityId, person: PersonId, now: datetime
    ) -> None:
        """Read and write inside this transaction, this person's drafts alone."""
        self._connection = connection
        self._community = community
        self._person = person
        self._now = now
        self._known: dict[tuple[str, str], Mapping[str, str]] = {}
        """The drafts that this transaction has read, saved or dropped."""
        self._dropped: set[tuple[str, str]] = set()
        self.has_saved = False
        """Whether this transaction has saved a draft."""

    def save(self, form: str, ref: str, fields: Mapping[str, str]) -> None:
        """Keep the fields of a form, in place of an earlier draft of it."""
        row = {
            "person": self._person,
            "form": form,
            "ref": ref,
            "community": self._community,
            "fields": dict(fields),
            "at": self._now,
            "here": self._community,
        }
        self._connection.execute(_saving(self._connection.dialect.name), row)
        self._known[form, ref] = dict(fields)
        self._dropped.discard((form, ref))
        self.has_saved = True

    def get(self, form: str, ref: str) -> Mapping[str, str]:
        """Return the draft of a form, by field; empty where there is none. See `look_again`."""
        if (form, ref) not in self._known:
            kept = self._connection.execute(_WRITTEN, self._this(form, ref))
            self._known[form, ref] = kept.scalar_one_or_none() or {}
        return self._known[form, ref]

    def look_again(self) -> None:
        """Read anew from here on what this transaction has not dropped: another press may have sent it."""
        self._known = {draft: {} for draft in self._dropped}

    def drop(self, form: str, ref: str) -> bool:
        """Delete a draft; tell whether it was still there."""
        self._dropped.add((form, ref))
        self._known[form, ref] = {}
        return self._connection.execute(_DROPPED, self._this(form, ref)).rowcount == 1

    def is_dropped(self, form: str, ref: str) -> bool:
        """Tell whether this transaction has dropped the draft: its words were sent, kept or let go."""
        return (form, ref) in self._dropped

    def saved_at(self, form: str, ref: str) -> datetime | None:
        """Return when a draft was saved last (UTC), or None where there is none."""
        return self._connection.execute(_SAVED_AT, self._this(form, ref)).scalar_one_or_none()

    def _this(self, form: str, ref: str) -> dict[str, str]:
        return {"here": self._community, "person": self._person, "form": form, "ref": ref}
