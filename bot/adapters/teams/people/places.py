"""Where people are reached: what activities tell of it, kept in memory, and in the address book for good."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.adapters.teams.reading.inbound import MADE, TeamsPlace
from bot.adapters.teams.service_urls import is_trusted

MOST: Final = 100_000
"""People whose place is in memory; the one that was heard of longest ago goes first."""

GLOBAL: Final = "/teams/"
"""The path of a connector for all regions, for whom nobody told another (learn.microsoft.com, Send proactive
messages: the global endpoint)."""

Keeping = Callable[[str, Mapping[str, str]], Awaitable[None]]
"""Keeps where a person is reached in the address book, if they are known there."""


class TeamsPlaces:
    """The personal chats of the people of one tenant, and the connector that serves it."""

    def __init__(self, tenant: str, origins: str, keep: Keeping) -> None:
        """Begin with the first of these origins; `keep` writes an address down."""
        self._tenant = tenant
        self._origins = frozenset(origins.split())
        self._service = f"{origins.split(maxsplit=1)[0]}{GLOBAL}"
        self._keep = keep
        self._own: OrderedDict[str, TeamsPlace] = OrderedDict()
        self._kept: dict[str, TeamsPlace] = {}

    @property
    def service(self) -> str:
        """Return the connector from which an activity came last, or the one for all regions."""
        return self._service

    def heard(self, user: str, place: TeamsPlace, *, personal: bool) -> None:
        """Take in where an activity came from: it is trusted already."""
        self._service = place.service
        if personal:
            self._own.pop(user, None)
            self._own[user] = place
            if len(self._own) > MOST:
                gone, _ = self._own.popitem(last=False)
                self._kept.pop(gone, None)

    def of(self, user: str) -> TeamsPlace | None:
        """Return a person's personal chat, if an activity of theirs told it."""
        return self._own.get(user)

    def opened(self, user: str, place: TeamsPlace) -> None:
        """Take in a personal chat that was opened."""
        self.heard(user, place, personal=True)

    def forget(self, user: str) -> None:
        """Forget a chat that takes nothing any more."""
        self._own.pop(user, None)
        self._kept.pop(user, None)

    async def write_down(self, user: str) -> None:
        """Keep a person's chat in the address book, where it is not as it was."""
        place = self._own.get(user)
        if place is not None and self._kept.get(user) != place:
            await self._keep(user, place.at)
            self._kept[user] = place

    def read(self, at: Mapping[str, str]) -> TeamsPlace | None:
        """Return a kept address, at a connector that is trusted; None where it names no conversation."""
        if not at.get("conversation"):
            return None
        service = at.get("service", "")
        trusted = service if is_trusted(service, self._origins) else self._service
        return TeamsPlace(at["conversation"], trusted, at.get("tenant") or self._tenant, MADE in at)
