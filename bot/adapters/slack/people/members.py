"""Who acts in Slack: what the workspace says about its members, kept in memory and refreshed in time."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.adapters.slack.calls.api import CallingInLine
from bot.adapters.slack.calls.errors import ApiRefusal
from bot.adapters.slack.calls.ourselves import Asking, CannotAsk, Ourselves
from bot.adapters.slack.people.checks import MemberChecks
from bot.adapters.slack.people.member_facts import MemberFacts, Membership, facts_of
from bot.adapters.slack.reading.inbound import PLATFORM
from bot.domain.common.people import Person
from bot.port import NOT_DONE
from bot.ui.requests import Actor

FRESH = 60.0
"""Seconds for which it is believed that a member is a manager (reliability, F61)."""

KEPT = 12 * 3600.0
"""Seconds after which any member is asked about again; `user_change` reports a change long before."""

KNOWN_GROUP = 600.0
"""Seconds for which the list of the user group is used where it decides no permission."""

PACE = 1.0
"""Seconds between two background requests. Slack: users.info is tier 4, 100 a minute and more."""

SLOWEST = 60.0
"""The most seconds between two background requests while Slack cannot be asked."""

MOST = 500_000
"""Users in memory; the oldest entry is removed first."""

NOBODY = frozenset({"user_not_found", "users_not_found", "user_not_visible"})
"""Slack's errors for a user about whom it tells us nothing (users.info)."""


Knowing = Callable[[str, str], Awaitable[Person | None]]
"""Returns the person whom the community of a team knows by a Slack user id."""


Leaving = Callable[[str, str], Awaitable[None]]
"""Ends what is open of a user of a team who is no member any more; unknown users have nothing."""


async def _tell_nobody(team: str, user: str) -> None:
    """Tell nobody."""


class Members:
    """The members of one workspace."""

    def __init__(
        self,
        api: CallingInLine,
        known: Knowing,
        us: Ourselves,
        *,
        left: Leaving | None = None,
        group: str = "",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Ask through `api`; the members of `group` manage the community; without one, its admins do.

        `left` is told of each non-member whom Slack describes, known here or not.
        """
        self._left = left or _tell_nobody
        self._api = api
        self._known = known
        self._us = us
        self._group = group
        self._clock = clock
        self._sleep = sleep
        self._facts: dict[str, MemberFacts] = {}
        self._managers: tuple[float, frozenset[str]] = (-KNOWN_GROUP, frozenset())
        self._stale: dict[str, None] = {}
        self._checks: MemberChecks[MemberFacts] = MemberChecks(self._ask_in_line)

    async def who(self, user: str, team: str, *, decides: bool) -> Actor | Membership:
        """Return a Slack user as an actor, or what they are if they are not a member.

        A new person waits until their check comes. If this `decides` a permission, the answer is at most 60
        seconds old; raise `CannotAsk` if Slack cannot be asked.
        """
        if team != (await self._us()).team:
            return Membership.STRANGER
        facts = self._facts.get(user)
        person = None if facts else await self._known(team, user)
        if facts is None and person is not None:
            facts = MemberFacts(
                person.name, person.zone, person.locale, Membership.MEMBER, person.manages, -KEPT
            )
        facts = facts or await self._checks.of(user)
        facts = await self._up_to_date(user, facts, decides=decides)
        if facts.standing is not Membership.MEMBER:
            return facts.standing
        manages = await self._manages(user, facts, decides=decides)
        return await self._actor(user, facts, manages=manages)

    async def former(self, user: str, team: str) -> Actor:
        """Return a user who is no member as an actor, with what is kept of them if they were one."""
        ours = team == (await self._us()).team
        person = await self._known(team, user) if ours else None
        if person is None:
            return Actor(PLATFORM, team, user, "", manages=False)
        return Actor(PLATFORM, team, user, person.name, person.locale, person.zone, manages=False)

    async def standing(self, user: str) -> Membership:
        """Ask what a user is now; raise `CannotAsk` if Slack cannot be asked."""
        return (await self._ask(user, self._api.call)).standing

    async def heard(self, member: Mapping[str, Any], team: str) -> Actor | Membership | None:
        """Store what Slack says about a user who joined or changed; return what a non-member is.

        Return None for a user of another workspace, of whom nothing is stored.
        """
        user, us = str(member.get("id", "")), await self._us()
        if team != us.team or not user:
            return None
        facts = facts_of(member, us, self._clock(), self._facts.get(user))
        if member.get("locale") or user in self._facts or facts.standing is not Membership.MEMBER:
            self._keep(user, facts)  # without their language, a new person is better asked about
        if facts.standing is not Membership.MEMBER:
            return facts.standing
        return await self._actor(user, facts, manages=None if self._group else facts.rules)

    async def learn(self, members: Sequence[Mapping[str, Any]], asked_at: float) -> None:
        """Take in a part of the directory; what was heard since `asked_at` is newer, and stays."""
        us = await self._us()
        for member in members:
            user = sys.intern(str(member.get("id") or ""))
            known = self._facts.get(user)
            if user and (known is None or known.at < asked_at):
                self._keep(user, facts_of(member, us, asked_at, known))

    def picture(self, user: str) -> str:
        """Return the address of a member's own picture; empty where none is in memory: nobody is asked."""
        facts = self._facts.get(user)
        return facts.picture if facts is not None else ""

    def close(self) -> None:
        """Let nobody wait any longer for a check: the process ends."""
        self._checks.close()

    async def catch_up(self) -> None:
        """Refresh the stale facts of members who have acted, one at a time, in the background.

        While Slack cannot be asked, each pause is twice as long as the one before, up to `SLOWEST`.
        """
        pause = PACE
        while True:
            await self._sleep(pause)
            pause = PACE if await self._could_ask() else min(2 * pause, SLOWEST)

    async def _could_ask(self) -> bool:
        """Ask for what is stale, if anything is; tell whether Slack could be asked."""
        user = next(iter(self._stale), None)
        try:
            if self._group and self._clock() - self._managers[0] >= KNOWN_GROUP / 2:
                await self._ask_who_manages()
            if user is not None:
                await self._ask(user, self._api.call)
        except CannotAsk:
            if user is not None:
                # Another is asked about next: it may be this one whom Slack does not tell.
                self._stale[user] = self._stale.pop(user)
            return False
        if user is not None:
            self._stale.pop(user, None)
        return True

    async def _up_to_date(self, user: str, facts: MemberFacts, *, decides: bool) -> MemberFacts:
        if self._clock() - facts.at < (FRESH if decides or facts.rules else KEPT):
            return facts
        if not decides and not facts.rules:
            self._stale[user] = None
            return facts
        try:
            return await self._ask(user, self._api.call)
        except CannotAsk:
            if decides:
                raise
            return facts

    async def _ask_in_line(self, user: str) -> MemberFacts:
        return await self._ask(user, self._api.in_line)

    async def _ask(self, user: str, call: Asking) -> MemberFacts:
        us = await self._us()
        try:
            said = await call("users.info", user=user, include_locale=True)
        except NOT_DONE as problem:
            if not isinstance(problem, ApiRefusal) or problem.word not in NOBODY:
                raise CannotAsk(user) from problem
            return self._keep(user, MemberFacts("", "", "en-GB", Membership.STRANGER, False, self._clock()))
        facts = self._keep(user, facts_of(said.get("user") or {}, us, self._clock()))
        if facts.standing is not Membership.MEMBER:
            await self._left(us.team, user)
        return facts

    async def _manages(self, user: str, facts: MemberFacts, *, decides: bool) -> bool | None:
        """Tell whether they manage the community; None if it decides nothing and nothing new is known."""
        fresh = self._clock() - facts.at < FRESH
        if not self._group:
            return facts.rules if fresh else None
        asked_at, managers = self._managers
        old = self._clock() - asked_at
        if decides and old >= FRESH:
            managers = await self._ask_who_manages()
        return user in managers if decides or old < KNOWN_GROUP else None

    async def _ask_who_manages(self) -> frozenset[str]:
        try:
            said = await self._api.call("usergroups.users.list", usergroup=self._group)
        except NOT_DONE as problem:
            raise CannotAsk(self._group) from problem
        managers = frozenset(str(user) for user in said.get("users") or ())
        self._managers = (self._clock(), managers)
        return managers

    async def _actor(self, user: str, facts: MemberFacts, *, manages: bool | None) -> Actor:
        team = (await self._us()).team
        return Actor(PLATFORM, team, user, facts.name or user, facts.locale, facts.zone, manages)

    def _keep(self, user: str, facts: MemberFacts) -> MemberFacts:
        self._facts.pop(user, None)
        self._facts[user] = facts
        if len(self._facts) > MOST:
            del self._facts[next(iter(self._facts))]
        self._checks.settle(user, facts)
        return facts
