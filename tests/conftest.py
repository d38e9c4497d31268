"""Fixtures of all tests: real databases, a real index, a clock, and a community for the stories."""

import gc
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import pytest

from bot.domain.common.ids import CommunityId
from bot.domain.programme.programme import Programme
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.meaning.installed import on_one_core
from bot.store.opening.opening import open_to_everyone
from bot.store.services import Services
from config.programme import read_programme
from tests.fakes.bytecode import compile_for_all, keep_what_is_compiled
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.community import Community
from tests.fakes.databases import Postgresql, Sqlite, without_postgresql
from tests.fakes.keys import KEYS
from tests.fakes.memory import write_into_memory
from tests.fakes.once import share_in
from tests.fakes.platform import PLATFORM, WORKSPACE, StandIn
from tests.fakes.rounds import LONG
from tests.fakes.spending import within_means
from tests.fakes.stages import BOTH, DISCORD, SLACK, SLACK_BY_SOCKET, SQLITE, TEAMS, database_of
from tests.fakes.statements import compile_once
from tests.fakes.telling import left_out, told
from tests.views.truths.registry import drawn_in, untrue
from tests.views.truths.tape import taped

PROGRAMME = Path(__file__).parents[1] / "config" / "programme.toml"
TOLD_IN_SLACK = 2
"""So many stories of a journey are run in Slack too; all of them in the long form."""
SELDOM = 100_000
"""So many new objects bring a search for garbage.

After 700, Python's own, it took a tenth of finding the tests and a thirtieth of a story.
"""
JOURNEYS = Path(__file__).parent / "journeys"


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(SELDOM)
    on_one_core()
    keep_what_is_compiled()
    write_into_memory()
    compile_once()
    compile_for_all(config)
    if hasattr(config, "workerinput"):
        share_in(Path(config.option.basetemp).parent)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests of `address` on the databases where it matters; see decision 090."""
    # Where a folder's own `address` is on one database alone, there is nothing to choose.
    if "address" in metafunc.fixturenames and {"on_sqlite", "on_postgresql"}.isdisjoint(
        metafunc.fixturenames
    ):
        metafunc.parametrize("address", _stages(metafunc), indirect=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tell the cases of a journey in turns on the other stages; all of them everywhere in the long form.

    The longest tests begin first: else one process would be busy with one while all others have ended.
    """
    items.sort(key=lambda one: one.get_closest_marker("begins_first") is None)
    if LONG:
        return
    stories = [one for one in items if isinstance(one, pytest.Function) and JOURNEYS in one.path.parents]
    cases = {one: told(one) for one in stories}
    left = left_out(list(cases.values()))
    deselected = {one for one, case in cases.items() if case in left}
    config.hook.pytest_deselected(items=list(deselected))
    items[:] = [one for one in items if one not in deselected]


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later search for garbage: it stays until the end."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that computes for too long in its short form, or whose story says what is not true."""
    with within_means():
        result = yield
        truths = getattr(item, "funcargs", {}).get("truths", list)
        assert truths() == []
        return result


def _stages(metafunc: pytest.Metafunc) -> list[str]:
    """Return where a test runs: on both databases; in Slack a journey's first stories and the marked ones."""
    if JOURNEYS not in metafunc.definition.path.parents:
        return [*BOTH]
    stories = [name for name in vars(metafunc.module) if name.startswith("test_")]
    is_first = metafunc.function.__name__ == stories[0]
    marked = {mark.name for mark in metafunc.definition.iter_markers()}
    databases = BOTH if LONG or is_first or "on_both" in marked else [SQLITE]
    is_early = metafunc.function.__name__ in stories[:TOLD_IN_SLACK]
    told = (LONG or is_early or "in_slack" in marked) and "not_in_slack" not in marked
    slack = [SLACK] if told else []
    discord = [DISCORD] if (LONG or is_first) and "not_on_discord" not in marked else []
    teams = [TEAMS] if (LONG or is_first) and "not_in_teams" not in marked else []
    by_socket = [SLACK_BY_SOCKET] if "by_socket" in marked else []
    return [*databases, *slack, *by_socket, *discord, *teams]


@pytest.fixture(autouse=True)
def truths(request: pytest.FixtureRequest) -> Iterator[Callable[[], list[str]]]:
    """What a story says of numbers, dates and names is true; see `tests/views/truths/`."""
    due = drawn_in(request.node.nodeid)
    if not due:
        yield list
        return
    with taped() as tape:
        yield lambda: untrue(tape, due)


@pytest.fixture(scope="session")
def sqlite() -> Sqlite:
    return Sqlite()


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str, worker_id: str) -> Iterator[Postgresql]:
    with ExitStack() as stack:
        try:
            server = stack.enter_context(Postgresql.running(testrun_uid, worker_id))
        except Exception as problem:
            without_postgresql(problem)
        yield server


@pytest.fixture
def on_sqlite(sqlite: Sqlite, tmp_path: Path) -> str:
    """The address of a fresh database on SQLite."""
    return sqlite.fresh(tmp_path)


@pytest.fixture
def on_postgresql(postgresql: Postgresql) -> Iterator[str]:
    """The address of a fresh database on PostgreSQL."""
    address = postgresql.fresh()
    yield address
    postgresql.take_back(address)


@pytest.fixture
def address(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; most tests that ask for it run on both."""
    return str(request.getfixturevalue(f"on_{database_of(request.param)}"))


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """A fresh, migrated database; most tests that ask for it run on both."""
    opened = Database(address)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def programme() -> Programme:
    """The programme that comes with Alongside."""
    return read_programme(PROGRAMME)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def an_empty_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index in which nobody is: to copy it takes a third of the time of making one."""
    folder = tmp_path_factory.mktemp("empty") / "index"
    made = Index.open(folder, database="ours")
    assert isinstance(made, Index)
    made.close()
    return folder


@pytest.fixture
def index(tmp_path: Path, an_empty_index: Path) -> Iterator[Index]:
    """A real search index in a folder of the test's own."""
    copytree(an_empty_index, tmp_path / "index")
    opened = Index.open(tmp_path / "index", database="ours")
    assert isinstance(opened, Index)
    yield opened
    opened.close()


@pytest.fixture
def services(programme: Programme, index: Index, clock: Clock) -> Services:
    return Services(programme, index, clock, keys=KEYS)


@pytest.fixture
def founded(database: Database) -> CommunityId:
    """A new community on the stand-in platform: it is being prepared, and not open yet."""
    return database.write(lambda open_: communities.ensure(open_, PLATFORM, WORKSPACE, TUESDAY_MORNING))


@pytest.fixture
def community(database: Database, founded: CommunityId) -> CommunityId:
    """A community that is open to everyone."""
    database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
    return founded


@pytest.fixture
def platform() -> StandIn:
    return StandIn()


@pytest.fixture
def community_of_people(
    community: CommunityId,
    database: Database,
    services: Services,
    clock: Clock,
    index: Index,
    platform: StandIn,
) -> Community:
    """A community in which people act; see `tests/fakes/community.py`."""
    return Community(community, database, services, clock, index, platform)


@pytest.fixture
def community_to_be(
    founded: CommunityId,
    database: Database,
    services: Services,
    clock: Clock,
    index: Index,
    platform: StandIn,
) -> Community:
    """A community that is being prepared, and has no people yet."""
    return Community(founded, database, services, clock, index, platform)
