"""The directory of a workspace: read in pages, kept by events, in memory alone."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.adapters.slack.calls.errors import ApiRefusal
from bot.adapters.slack.calls.ourselves import Ourselves
from bot.adapters.slack.people.directory import Directory
from bot.adapters.slack.people.member_facts import Membership
from bot.adapters.slack.people.members import Members
from bot.domain.common.people import Person
from bot.ui.requests import Actor
from tests.fakes.slack.workspace import TEAM, user_object


class Api:
    """A workspace whose pages are read from here, and where no check ever comes."""

    def __init__(self, *people: str, largest: int = 1_000) -> None:
        self.people = people
        self.largest = largest
        self.limits: list[int] = []

    async def call(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        if method == "auth.test":
            return {"team_id": TEAM}
        assert method == "users.list", method
        self.limits.append(arguments["limit"])
        if arguments["limit"] > self.largest:
            raise ApiRefusal("limit_required", method)
        at = int(arguments.get("cursor", "0"))
        following = str(at + 1) if at + 1 < len(self.people) else ""
        page = [user_object(one, f"Name of {one}") for one in self.people[at : at + 1]]
        return {"members": page, "response_metadata": {"next_cursor": following}}

    async def in_line(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        if method == "users.info":
            await asyncio.Event().wait()
        return await self.call(method, **arguments)

    async def line(self, method: str) -> None: ...
    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None: ...
    async def upload(self, url: str, content: bytes) -> None: ...


def members_of(api: Api) -> tuple[Members, Directory]:
    async def nobody(_team: str, _user: str) -> Person | None:
        return None

    members = Members(api, nobody, Ourselves(api.call))
    return members, Directory(api.in_line, members.learn)


async def test_every_page_is_read() -> None:
    members, directory = members_of(Api("U1", "U2", "U3"))
    assert await directory.read() == 3
    who = await members.who("U3", TEAM, decides=False)
    assert isinstance(who, Actor)
    assert who.name == "Name of U3"


async def test_smaller_pages_are_asked_for_where_slack_wants_them() -> None:
    api = Api("U1", "U2", largest=200)
    _, directory = members_of(api)
    assert await directory.read() == 2
    assert api.limits == [1_000, 200, 200]


async def test_what_was_heard_is_newer_than_the_page() -> None:
    members, _ = members_of(Api())
    asked_at = 0.0  # before anything that is heard
    await members.heard(user_object("U1", "Gustav", is_restricted=True), TEAM)
    await members.learn([user_object("U1", "Gustav")], asked_at)
    assert await members.who("U1", TEAM, decides=False) is Membership.GUEST


async def test_the_directory_brings_who_waits_for_a_check() -> None:
    members, directory = members_of(Api("U1"))
    waiting = asyncio.ensure_future(members.who("U1", TEAM, decides=False))
    await asyncio.sleep(0)
    await directory.read()
    assert isinstance(await asyncio.wait_for(waiting, 5), Actor)
