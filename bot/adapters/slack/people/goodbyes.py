"""Goodbyes: who left the workspace while no event of it reached us is seen when the directory is read."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Final

from bot.adapters.slack.calls.ourselves import Ourselves
from bot.adapters.slack.people.member_facts import Membership
from bot.adapters.slack.people.members import Leaving, Members
from bot.adapters.slack.reading.inbound import PLATFORM
from bot.domain.common.people import Person

SIGNS: Final = ("deleted", "is_restricted", "is_ultra_restricted")
"""What Slack says of a user who may have been a member before: only of these is the database asked."""


class Goodbyes:
    """Takes the directory in, and ends what is open of known people who are no members in it."""

    def __init__(
        self,
        members: Members,
        us: Ourselves,
        known: Callable[[str, str, str], Future[Person | None]],
        left: Leaving,
    ) -> None:
        """Find a person by `known` (platform, workspace, the platform's name); `left` ends what is open."""
        self._members = members
        self._us = us
        self._known = known
        self._left = left

    async def learn(self, members: Sequence[Mapping[str, Any]], asked_at: float) -> None:
        """Take in a part of the directory; what was heard since `asked_at` is newer, and decides."""
        await self._members.learn(members, asked_at)
        team = (await self._us()).team
        for user in _who_may_have_left(members):
            person = await asyncio.wrap_future(self._known(PLATFORM, team, user))
            if person is None or person.has_left:
                continue
            if isinstance(await self._members.who(user, team, decides=False), Membership):
                await self._left(team, user)


def _who_may_have_left(members: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for one in members:
        if any(one.get(sign) for sign in SIGNS) and (user := str(one.get("id") or "")):
            yield user
