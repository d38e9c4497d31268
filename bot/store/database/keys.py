"""The secret keys: what they mark, and which of them a database knows."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from bot.domain.common.ids import CommunityId
from bot.store.database import dialect
from bot.store.tables import communities, facts

_MARKS, _PRINTS = b"alongside: who comes back", b"alongside: which key"
_FACT = "key:"


@dataclass(frozen=True, slots=True)
class SecretKeys:
    """What is derived from the secret keys: the first one marks, and the marks of all are recognised."""

    _marking: tuple[bytes, ...] = field(repr=False)
    fingerprints: tuple[str, ...]

    @classmethod
    def of(cls, secrets: Iterable[str]) -> "SecretKeys":
        """Derive from secrets, the one that marks first."""
        every = [one.encode() for one in secrets]
        return cls(
            tuple(hmac.digest(one, _MARKS, hashlib.sha256) for one in every),
            tuple(hmac.new(one, _PRINTS, hashlib.sha256).hexdigest()[:32] for one in every),
        )

    def mark(self, connection: Connection, community: CommunityId, platform_user: str) -> str:
        """Return the mark of an account: it tells nothing of it to a reader without the key."""
        return self.marks(connection, community, platform_user)[0]

    def marks(self, connection: Connection, community: CommunityId, platform_user: str) -> list[str]:
        """Return every mark that an account may have, that of the first key first."""
        return self.marking(connection, community)(platform_user)

    def marking(self, connection: Connection, community: CommunityId) -> Callable[[str], list[str]]:
        """Return what gives the marks of many accounts of a community, as `marks` does."""
        this = communities.c.id == community
        where = connection.execute(select(communities.c.platform, communities.c.workspace).where(this)).one()

        def marks(platform_user: str) -> list[str]:
            account = json.dumps([community, *where, platform_user]).encode()
            return [hmac.new(key, account, hashlib.sha256).hexdigest() for key in self._marking]

        return marks


def is_known(connection: Connection, keys: SecretKeys) -> bool:
    """Tell whether a database knows one of these keys, or none at all yet."""
    known = _known(connection)
    return not known or not known.isdisjoint(keys.fingerprints)


def knows_only_others(names: Iterable[str], keys: SecretKeys) -> bool:
    """Tell from the names of a database's facts whether it knows keys, and none of these."""
    known = {name.removeprefix(_FACT) for name in names if name.startswith(_FACT)}
    return bool(known) and known.isdisjoint(keys.fingerprints)


def recognise(connection: Connection, keys: SecretKeys) -> bool:
    """Keep the fingerprints of the keys, unless the database knows only others; tell whether it did."""
    if not is_known(connection, keys):
        return False
    for one in keys.fingerprints:
        dialect.insert_new(connection, facts, {"name": f"{_FACT}{one}", "text": "", "number": 0})
    return True


def _known(connection: Connection) -> frozenset[str]:
    query = select(facts.c.name).where(facts.c.name.like(f"{_FACT}%"))
    return frozenset(name.removeprefix(_FACT) for name in connection.execute(query).scalars())
