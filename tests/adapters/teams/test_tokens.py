"""Our tokens: kept until a minute before their end, fetched once for all, renewed where one is not taken."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace

import pytest

from bot.adapters.teams.calls.api import Http, call
from bot.adapters.teams.calls.errors import TokenNotTaken
from bot.adapters.teams.calls.tokens import BEFORE, CONNECTOR, SHORTEST, Login, Tokens
from bot.port import Disconnected, TryLater
from tests.adapters.teams.on_teams import OnTeams
from tests.fakes.teams import routes
from tests.fakes.teams.acting import Person
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.listening import keys_for
from tests.fakes.teams.login import LIVES
from tests.fakes.teams.server import serving
from tests.fakes.teams.world import Teams


class Watch:
    """A clock that tests set, in seconds."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def served(here: Teams) -> Iterator[Teams]:
    with serving(here):
        yield here


def told(here: Teams, story: Callable[[Tokens, Watch], Awaitable[None]], **more: str) -> None:
    """Tell a story of the tokens of one bot, by a clock."""

    async def within() -> None:
        http, watch = Http(), Watch()
        try:
            await story(Tokens(Login(keys_for(here, **more), http), watch), watch)
        finally:
            await http.close()

    asyncio.run(within())


def ends_all(here: Teams) -> None:
    """Let no token that was given out be taken any more."""
    here.grants = {token: replace(one, ends=0.0) for token, one in here.grants.items()}


def test_a_token_is_used_until_a_minute_before_its_end(served: Teams) -> None:
    async def story(tokens: Tokens, watch: Watch) -> None:
        first = await tokens.of(CONNECTOR)
        watch.now = LIVES - BEFORE - 1
        assert await tokens.of(CONNECTOR) == first
        watch.now = LIVES - BEFORE + 1
        assert await tokens.of(CONNECTOR) != first

    told(served, story)


def test_a_login_that_gives_tokens_without_a_life_is_not_asked_at_each_call(served: Teams) -> None:
    served.token_lives = 0.0

    async def story(tokens: Tokens, watch: Watch) -> None:
        first = await tokens.of(CONNECTOR)
        watch.now = SHORTEST - 1
        assert await tokens.of(CONNECTOR) == first
        watch.now = SHORTEST + 1
        assert await tokens.of(CONNECTOR) != first

    told(served, story)


def test_a_token_that_was_refused_is_forgotten_and_not_the_one_after_it(served: Teams) -> None:
    async def story(tokens: Tokens, _watch: Watch) -> None:
        first = await tokens.of(CONNECTOR)
        tokens.forget(CONNECTOR, first)
        second = await tokens.of(CONNECTOR)
        tokens.forget(CONNECTOR, first)
        assert await tokens.of(CONNECTOR) == second != first

    told(served, story)


def test_whoever_waits_for_a_token_gets_it_though_another_gave_up(served: Teams) -> None:
    served.fails(Trouble(Failure(waits=0.1), routes.TOKEN))

    async def story(tokens: Tokens, _watch: Watch) -> None:
        impatient, patient = (asyncio.create_task(tokens.of(CONNECTOR)) for _ in range(2))
        await asyncio.sleep(0)
        impatient.cancel()
        assert await patient

    told(served, story)


def test_a_login_that_is_busy_is_asked_again_and_one_that_refuses_is_an_outage(served: Teams) -> None:
    served.fails(Trouble(Failure(429), routes.TOKEN))

    async def busy(tokens: Tokens, _watch: Watch) -> None:
        with pytest.raises(TryLater):
            await tokens.of(CONNECTOR)
        assert await tokens.of(CONNECTOR)

    async def wrong(tokens: Tokens, _watch: Watch) -> None:
        with pytest.raises(Disconnected, match="AADSTS7000215"):
            await tokens.of(CONNECTOR)

    told(served, busy)
    told(served, wrong, client_secret="no")


def test_a_token_that_the_connector_takes_no_more_is_renewed_at_once(teams: OnTeams, leila: Person) -> None:
    leila.says("hello")
    ends_all(teams.here)

    leila.says("hello")

    teams.settles(lambda: len(teams.told(leila)) == 2)


def test_a_token_that_graph_takes_no_more_is_renewed_by_the_next_call(teams: OnTeams) -> None:
    asked = call("GET", "/appCatalogs/teamsApps")
    teams.does(teams.connection.graph(asked))
    ends_all(teams.here)

    with pytest.raises(TokenNotTaken):
        teams.does(teams.connection.graph(asked))
    assert teams.does(teams.connection.graph(asked))


async def test_nothing_is_fetched_any_more_once_it_is_closed() -> None:
    async def never(audience: str) -> tuple[str, float]:
        await asyncio.Event().wait()
        return audience, 0.0

    tokens = Tokens(never)
    waiting = asyncio.create_task(tokens.of(CONNECTOR))
    await asyncio.sleep(0)
    fetching = asyncio.all_tasks() - {asyncio.current_task(), waiting}
    await asyncio.sleep(0)
    fetching |= asyncio.all_tasks() - {asyncio.current_task(), waiting}
    assert fetching
    await tokens.close()
    assert [one for one in fetching if not one.done()] == []
    with pytest.raises(asyncio.CancelledError):
        await waiting
