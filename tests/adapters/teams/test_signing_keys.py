"""The keys by which Teams signs: fetched late, rotated, or not at all, and what goes on meanwhile (F60)."""

import asyncio
import json
from collections.abc import Iterator

import httpx
import pytest

from bot.adapters.teams.calls.api import Http
from bot.adapters.teams.doors.signing_keys import LEAST, SigningKeys
from tests.adapters.teams.on_teams import OnTeams
from tests.fakes.teams import activities
from tests.fakes.teams.acting import Person
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.routes import KEYS, METADATA
from tests.fakes.teams.server import serving
from tests.fakes.teams.world import Teams
from tests.fakes.waiting import wait_until

LATE = 1.0
"""Seconds that the keys are late."""
AT_ONCE = 0.5
"""Seconds within which health is told on a machine that does much else."""


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def served(here: Teams) -> Iterator[Teams]:
    with serving(here):
        yield here


def fetches(here: Teams) -> int:
    return sum(call.route == METADATA for call in here.calls)


async def found(here: Teams, *kids: str, clock: Seconds, after: float = 0.0) -> list[bool]:
    """Look for keys by their ids, one after the other, so many seconds apart."""
    http = Http()
    keys = SigningKeys(here.openid_url, http, clock=clock)
    try:
        known = []
        for kid in kids:
            known.append(await keys.find(kid) is not None)
            clock.now += after
        return known
    finally:
        await http.close()


def test_unknown_keys_are_asked_for_once_a_minute(served: Teams) -> None:
    asked = asyncio.run(found(served, "key-1", *(f"no-{n}" for n in range(20)), clock=Seconds()))

    assert asked == [True, *[False] * 20]
    assert fetches(served) == 1


def test_a_new_key_is_known_after_a_minute_at_the_most(served: Teams) -> None:
    async def story() -> list[bool]:
        http, clock = Http(), Seconds()
        keys = SigningKeys(served.openid_url, http, clock=clock)
        known = [await keys.find("key-1") is not None]
        served.keys.rotates(keeps_old=False)
        known.append(await keys.find("key-2") is not None)
        clock.now += LEAST
        known += [await keys.find("key-2") is not None, await keys.find("key-1") is not None]
        await http.close()
        return known

    assert asyncio.run(story()) == [True, False, True, False]


@pytest.mark.parametrize("route", [METADATA, KEYS])
def test_the_old_keys_stay_where_no_new_ones_come(served: Teams, route: str) -> None:
    async def story() -> list[bool]:
        http, clock = Http(), Seconds()
        keys = SigningKeys(served.openid_url, http, clock=clock)
        known = [await keys.find("key-1") is not None]
        served.fails(Trouble(Failure(503), route))
        clock.now += LEAST
        known += [await keys.find("key-2") is not None, await keys.find("key-1") is not None]
        await http.close()
        return known

    assert asyncio.run(story()) == [True, False, True]


def test_many_at_once_ask_for_the_keys_once(served: Teams) -> None:
    async def story() -> list[bool]:
        http = Http()
        keys = SigningKeys(served.openid_url, http)
        known = await asyncio.gather(*(keys.find("key-1") for _ in range(20)))
        await http.close()
        return [one is not None for one in known]

    assert asyncio.run(story()) == [True] * 20
    assert fetches(served) == 1


def test_health_is_told_while_the_keys_are_late(here: Teams, teams: OnTeams, leila: Person) -> None:
    here.fails(Trouble(Failure(waits=LATE), KEYS))
    activity = activities.words(leila.spot, "hello")
    body, bearer = json.dumps(activity).encode(), teams.driver.signer.bearer(activity)

    async def story() -> tuple[list[float], int]:
        async with httpx.AsyncClient(timeout=10) as client:
            posting = asyncio.ensure_future(
                client.post(
                    teams.driver.address,
                    content=body,
                    headers={"Authorization": bearer, "Content-Type": "application/json"},
                )
            )
            took = []
            while not posting.done():
                asked = await client.get(f"{teams.base}/healthz")
                took.append(asked.elapsed.total_seconds())
                await asyncio.sleep(0.05)
            return took, (await posting).status_code

    took, status = asyncio.run(story())

    assert status == 200
    assert len(took) > 3
    assert sorted(took)[len(took) // 2] < AT_ONCE
    wait_until(lambda: bool(here.of_the_bot(leila.at.id)))


async def test_no_fetch_goes_on_once_it_is_closed() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        http = Http()
        keys = SigningKeys(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", http)
        others = asyncio.all_tasks()
        waiting = asyncio.create_task(keys.find("any"))
        await asyncio.sleep(0.05)
        fetching = asyncio.all_tasks() - others - {waiting}
        assert any("_renew" in repr(one) for one in fetching)
        await keys.close()
        assert not [one for one in fetching if "_renew" in repr(one) and not one.done()]
        waiting.cancel()
        await http.close()
