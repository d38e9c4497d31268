"""Who acts: a member of the tenant, a guest, or a person of another organisation; kept in memory."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from bot.adapters.teams.calls.api import CallingConnector, call
from bot.adapters.teams.calls.errors import NO_MEMBER, TeamsRefusal
from bot.adapters.teams.people.managers import CannotAskTeams, Managers
from bot.adapters.teams.reading.inbound import PLATFORM, TeamsAct
from bot.adapters.teams.reading.who import called
from bot.domain.common.people import Person
from bot.port import NOT_DONE
from bot.ui.requests import Actor

KEPT: Final = 12 * 3600.0
"""Seconds after which a person is asked about again."""

MOST: Final = 100_000
"""People in memory; the one that acted longest ago goes first."""

MEMBER: Final = "/v3/conversations/{conversation}/members/{account}"

EXTERNAL: Final = "#ext#"
"""Stands in the account name of a person who was invited (learn.microsoft.com, B2B user properties)."""

Knowing = Callable[[str], Awaitable[Person | None]]
"""Returns the person whom the community knows by an object id."""


class TenantStanding(StrEnum):
    """What a person is in the tenant."""

    MEMBER = "member"
    GUEST = "guest"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class TeamsFacts:
    """What the connector says of a person; `at` is when, in seconds of the monotonic clock."""

    standing: TenantStanding
    name: str
    account: str
    """What the connector calls them."""
    address: str
    """What a link to a chat with them names them by (`userPrincipalName`)."""
    at: float


class TeamsMembers:
    """The people of one tenant."""

    def __init__(
        self,
        connector: CallingConnector,
        known: Knowing,
        managers: Managers,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask through `connector`; `known` finds a person of the community."""
        self._connector = connector
        self._known = known
        self._managers = managers
        self._clock = clock
        self._facts: OrderedDict[str, TeamsFacts] = OrderedDict()
        self._accounts: OrderedDict[str, str] = OrderedDict()

    async def who(self, act: TeamsAct, *, decides: bool) -> tuple[Actor, bool]:
        """Return who acts, and whether they are a member; raise `CannotAskTeams` where nobody can tell.

        What an act itself does not say (a language, a zone) is as it is known.
        """
        self._remember(act.user, act.member.account)
        person = await self._known(act.user)
        facts = await self._of(act, person)
        is_member = facts is None or facts.standing is TenantStanding.MEMBER
        name = act.member.name or (facts.name if facts else "") or (person.name if person else "")
        manages = (await self._managers.manages(act.user, decides=decides)) if is_member else False
        return self._actor(act, person, name, manages), is_member

    def account(self, user: str) -> str:
        """Return what the connector calls a person; empty where nothing of theirs was heard."""
        return self._accounts.get(user, "")

    async def facts(self, conversation: str, service: str, user: str, account: str) -> TeamsFacts:
        """Ask the connector about a person in a conversation; raise as a call does."""
        what = call("GET", MEMBER, conversation=conversation, account=account)
        said = await self._connector(service, what, thread=conversation)
        return self._keep(user, _read(said, account, self._clock()))

    def _actor(self, act: TeamsAct, person: Person | None, name: str, manages: bool | None) -> Actor:
        locale = act.member.locale or (person.locale if person else "") or "en-GB"
        zone = act.member.zone or (person.zone if person else "")
        return Actor(PLATFORM, act.place.tenant, act.user, name or act.user, locale, zone, manages)

    async def _of(self, act: TeamsAct, person: Person | None) -> TeamsFacts | None:
        """Return what is known of a person; None where nobody can be asked, and they are known here."""
        known = self._facts.get(act.user)
        if known is not None and self._clock() - known.at < KEPT:
            return known
        try:
            return await self.facts(act.place.thread, act.place.service, act.user, act.member.account)
        except TeamsRefusal as no:
            if no.code == NO_MEMBER:
                return self._keep(act.user, TeamsFacts(TenantStanding.STRANGER, "", "", "", self._clock()))
            return self._as_known(act, person, no)
        except NOT_DONE as problem:
            return self._as_known(act, person, problem)

    def _as_known(self, act: TeamsAct, person: Person | None, problem: Exception) -> TeamsFacts | None:
        if person is None or person.has_left:
            raise CannotAskTeams(act.user) from problem
        return None

    def _remember(self, user: str, account: str) -> None:
        self._accounts.pop(user, None)
        self._accounts[user] = account
        if len(self._accounts) > MOST:
            self._accounts.popitem(last=False)

    def _keep(self, user: str, facts: TeamsFacts) -> TeamsFacts:
        self._facts.pop(user, None)
        self._facts[user] = facts
        if len(self._facts) > MOST:
            self._facts.popitem(last=False)
        return facts


def _read(said: Any, account: str, at: float) -> TeamsFacts:  # noqa: ANN401 - JSON
    facts: Mapping[str, Any] = said if isinstance(said, dict) else {}
    address = str(facts.get("userPrincipalName") or facts.get("email") or "")
    role = str(facts.get("userRole") or "").lower()
    is_guest = role in ("guest", "anonymous") or EXTERNAL in address.lower()
    return TeamsFacts(
        TenantStanding.GUEST if is_guest else TenantStanding.MEMBER,
        called(str(facts.get("name") or "")),
        account,
        address,
        at,
    )
