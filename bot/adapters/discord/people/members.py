"""Who acts: what an interaction says of its presser, and in direct messages what Discord says when asked."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.adapters.discord.calls.api import CallingDiscord, call
from bot.adapters.discord.calls.errors import UNKNOWN_MEMBER, UNKNOWN_USER, DiscordRefusal
from bot.adapters.discord.reading.inbound import PLATFORM, DiscordAct
from bot.adapters.discord.reading.who import ADMINISTRATOR, MANAGE_GUILD, DiscordMember, read_member
from bot.port import NOT_DONE
from bot.ui.requests import Actor

FRESH: Final = 60.0
"""Seconds for which it is believed who is a member, and what they may do (reliability, F61)."""

AN_HOUR: Final = 3600.0
"""Seconds for which it is believed that a person is still there whom a card, a room or a result concerns."""

MOST: Final = 50_000
"""Members in memory; the one that was asked about longest ago goes first."""

MEMBER: Final = "/guilds/{guild}/members/{user}"


Managers = Callable[[str], Awaitable[frozenset[str]]]
"""Returns the roles of a server whose members manage its community."""


class CannotAskDiscord(Exception):
    """Discord cannot be asked now who this is, or what they may do."""


@dataclass(frozen=True, slots=True)
class MemberSaid:
    """What Discord says of a person in a server; `at` is when, in seconds of the monotonic clock."""

    is_member: bool
    name: str
    roles: frozenset[str]
    at: float
    picture: str = ""
    """The address of their picture; empty where they have none of their own."""


@dataclass(frozen=True, slots=True)
class Roles:
    """What the roles of a server allow, and who owns it."""

    owner: str
    allow: Mapping[str, int]
    at: float


class DiscordMembers:
    """The people of every server of one bot."""

    def __init__(
        self,
        api: CallingDiscord,
        *,
        managers: Managers | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask through `api`; beside *Manage Server*, who has one of the roles of `managers` manages."""
        self._api = api
        self._managers = managers
        self._clock = clock
        self._facts: dict[tuple[str, str], MemberSaid] = {}
        self._roles: dict[str, Roles] = {}

    async def who(self, act: DiscordAct, guild: str, *, decides: bool) -> Actor | None:
        """Return who acts, as a member of a server; None if they are none.

        An interaction in the server says it itself. Elsewhere Discord is asked, and for what a manager may
        do where it `decides`; raise `CannotAsk` if it cannot be asked.
        """
        if act.guild:
            said = act.member
            self._heard(guild, said)
            manages = await self._is_manager(guild, said) if act.interaction else None
            return Actor(PLATFORM, guild, act.user, said.name or act.user, act.locale, "", manages)
        facts = await self.facts(guild, act.user)
        if not facts.is_member:
            return None
        manages = await self.manages(guild, act.user) if decides else None
        return Actor(
            PLATFORM, guild, act.user, facts.name or act.member.name or act.user, act.locale, "", manages
        )

    async def facts(self, guild: str, user: str) -> MemberSaid:
        """Return what Discord says of a person, at most a minute old; raise `CannotAsk`."""
        return self._known(guild, user, FRESH) or await self._ask(guild, user)

    async def look(self, guild: str, user: str) -> MemberSaid:
        """Return what Discord says of a person, at most an hour old; raise `CannotAsk`."""
        return self._known(guild, user, AN_HOUR) or await self._ask(guild, user)

    def picture(self, guild: str, user: str) -> str:
        """Return the address of a person's picture; empty where they have none, or nobody asked yet."""
        known = self._facts.get((guild, user))
        return known.picture if known is not None and known.is_member else ""

    def _known(self, guild: str, user: str, seconds: float) -> MemberSaid | None:
        known = self._facts.get((guild, user))
        return known if known is not None and self._clock() - known.at < seconds else None

    def _heard(self, guild: str, said: DiscordMember) -> None:
        """Take in what an interaction says of its presser."""
        facts = MemberSaid(True, said.name, frozenset(said.roles), self._clock(), said.picture)
        self._keep(guild, said.user, facts)

    async def _ask(self, guild: str, user: str) -> MemberSaid:
        try:
            said = await self._api(call("GET", MEMBER, guild=guild, user=user))
        except DiscordRefusal as no:
            if no.code not in (UNKNOWN_MEMBER, UNKNOWN_USER):
                raise CannotAskDiscord(user) from no
            return self._keep(guild, user, MemberSaid(False, "", frozenset(), self._clock()))
        except NOT_DONE as problem:
            raise CannotAskDiscord(user) from problem
        read = read_member(said, said.get("user") or {}, guild)
        facts = MemberSaid(True, read.name, frozenset(read.roles), self._clock(), read.picture)
        return self._keep(guild, user, facts)

    async def _is_manager(self, guild: str, said: DiscordMember) -> bool:
        return said.manages or not (await self._ruling(guild)).isdisjoint(said.roles)

    async def _ruling(self, guild: str) -> frozenset[str]:
        return await self._managers(guild) if self._managers else frozenset()

    async def manages(self, guild: str, user: str) -> bool:
        """Tell whether Discord says that a person manages the community; raise `CannotAsk`."""
        facts, roles = await self.facts(guild, user), await self._roles_of(guild)
        allowed = roles.allow.get(guild, 0)
        for one in facts.roles:
            allowed |= roles.allow.get(one, 0)
        ruling = await self._ruling(guild)
        return user == roles.owner or _rules(allowed) or not ruling.isdisjoint(facts.roles)

    async def _roles_of(self, guild: str) -> Roles:
        known = self._roles.get(guild)
        if known is not None and self._clock() - known.at < FRESH:
            return known
        try:
            said = await self._api(call("GET", "/guilds/{guild}", guild=guild))
        except NOT_DONE as problem:
            raise CannotAskDiscord(guild) from problem
        allow = {str(one["id"]): int(one.get("permissions") or 0) for one in said.get("roles") or ()}
        found = self._roles[guild] = Roles(str(said.get("owner_id") or ""), allow, self._clock())
        return found

    def _keep(self, guild: str, user: str, facts: MemberSaid) -> MemberSaid:
        self._facts.pop((guild, user), None)
        self._facts[guild, user] = facts
        if len(self._facts) > MOST:
            del self._facts[next(iter(self._facts))]
        return facts


def _rules(permissions: int) -> bool:
    return bool(permissions & (ADMINISTRATOR | MANAGE_GUILD))
