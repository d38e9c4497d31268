"""What the doctor asks: whether the login knows us, and what an administrator lets us do by Graph."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import aiohttp
import jwt

from bot.adapters.teams.calls.api import Http
from bot.adapters.teams.calls.tokens import CONNECTOR, GRAPH, Login
from bot.adapters.teams.keys import TeamsKeys
from bot.adapters.teams.packaging.manifest import PAGES
from bot.platform import Finding
from bot.port import Disconnected, TryLater

REFUSED: Final = (
    "{why}: check TEAMS_CLIENT_ID, TEAMS_TENANT_ID and TEAMS_CLIENT_SECRET (its value, not its id)."
)
NOT_REACHED: Final = "{why}: check TEAMS_LOGIN_URL and the network of this machine."
KNOWN: Final = "The login of Entra knows the bot."
ALLOWED: Final = "An administrator has consented to {names}."
NO_MANAGERS: Final = (
    "GroupMember.Read.All is not consented to, so nobody can tell who manages: ask an administrator."
)
NO_ROOMS: Final = (
    "Without {names} two people get no group chat; each is told in their own chat how to reach the other."
)
UNREACHED: Final = (
    "No announcement reaches {names}, who used Alongside in a team alone and never added it: a setup policy"
    " adds it for everybody (docs/teams.md)."
)
NO_PAGE: Final = (
    "{page} does not answer ({why}): Teams shows it to those who look at the app. Let your proxy lead to a"
    " page of yours."
)
"""What the doctor says to an operator."""

NAMED: Final = 10
"""People who are named; of more it is said how many they are."""

FOR_MANAGERS: Final = "GroupMember.Read.All"
FOR_ROOMS: Final = ("AppCatalog.Read.All", "Chat.Create", "TeamsAppInstallation.ReadWriteSelfForChat.All")


def findings(keys: TeamsKeys) -> Iterator[Finding]:
    """Say what the login and Graph answer, and what to mend."""
    try:
        granted = asyncio.run(_granted(keys))
    except Disconnected as why:
        yield Finding(well=False, said=REFUSED.format(why=why))
    except TryLater as why:
        yield Finding(well=False, said=NOT_REACHED.format(why=why))
    else:
        yield Finding(well=True, said=KNOWN)
        yield from _consents(keys, granted)


def pages(base_url: str) -> Iterator[Finding]:
    """Name each page of the app's manifest that nobody has put there (see docs/teams.md)."""
    for page, why in asyncio.run(_answers(f"{base_url}{path}" for path in PAGES)).items():
        if why:
            yield Finding(well=False, said=NO_PAGE.format(page=page, why=why))


async def _answers(pages: Iterable[str]) -> Mapping[str, str]:
    """Return why each page does not answer; empty where it does."""
    http = Http()
    try:
        return {page: await _why_not(http, page) for page in pages}
    finally:
        await http.close()


async def _why_not(http: Http, page: str) -> str:
    try:
        async with http().get(page) as answer:
            return "" if answer.ok else f"status {answer.status}"
    except (aiohttp.ClientError, TimeoutError, OSError) as problem:
        return type(problem).__name__


def unreached(names: Sequence[str]) -> Iterator[Finding]:
    """Name whom no announcement reaches, before the first one goes out."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    if names:
        yield Finding(well=True, said=UNREACHED.format(names=f"{', '.join(names[:NAMED])}{more}"))


def _consents(keys: TeamsKeys, granted: frozenset[str]) -> Iterator[Finding]:
    if granted:
        yield Finding(well=True, said=ALLOWED.format(names=", ".join(sorted(granted))))
    if (keys.manager_group or keys.manager_team) and FOR_MANAGERS not in granted:
        yield Finding(well=False, said=NO_MANAGERS)
    if missing := [one for one in FOR_ROOMS if one not in granted]:
        yield Finding(well=True, said=NO_ROOMS.format(names=", ".join(missing)))


async def _granted(keys: TeamsKeys) -> frozenset[str]:
    """Return the permissions that stand in our own token for Graph (its claim `roles`)."""
    http = Http()
    login = Login(keys, http)
    try:
        await login(CONNECTOR)
        token, _ = await login(GRAPH)
    finally:
        await http.close()
    try:
        # Our own token, from the login itself: nobody is let in by it, so its signature proves nothing here.
        roles = jwt.decode(token, options={"verify_signature": False}).get("roles")
    except jwt.PyJWTError:
        return frozenset()
    return frozenset(map(str, roles)) if isinstance(roles, list) else frozenset()
