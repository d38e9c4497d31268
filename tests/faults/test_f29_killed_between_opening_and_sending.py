"""F29: killed after a place was opened, before a send: the next process sends into that place."""

import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store.database.database import Database
from bot.store.outbox import leases, outbox
from bot.store.outbox.outbox import LEASE
from bot.store.people.addresses import Addresses
from bot.store.services import Services
from tests.fakes.acting import Acting
from tests.fakes.clock import Clock, where_it_is_day
from tests.fakes.community import Community
from tests.fakes.platform import StandIn
from tests.fakes.running import start, through_settings, wait_until_ready
from tests.fakes.slack.delivering import Delivering, by_hand
from tests.fakes.slack.workspace import SECRET, TOKEN, Workspace
from tests.fakes.waiting import wait_until

QUESTION = "How did you know that it was time to leave law?"


class Killed(BaseException):
    """The process ends, as by `kill -9`: nothing is caught, nothing is written."""


@pytest.fixture
def platform() -> StandIn:
    """A platform that makes a new room at each opening."""
    return StandIn(opens_anew=True)


@pytest.fixture
def two(community_of_people: Community) -> tuple[Acting, Acting]:
    here = community_of_people
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    return amara, leila


def dies_before_it_sends(platform: StandIn, here: Community) -> None:
    """Make the process die at the next send after an opening."""
    going_on = platform.open

    async def open_and_go_on_to_die(*asked: object) -> object:
        opened = await going_on(*asked)  # type: ignore[arg-type]
        platform.fails(opened.name, Killed())
        return opened

    platform.open = open_and_go_on_to_die  # type: ignore[method-assign, assignment]
    with pytest.raises(Killed):
        here.deliver()
    platform.open = going_on  # type: ignore[method-assign]


def lives_again(here: Community) -> None:
    here.clock.moves(seconds=LEASE.total_seconds() + 1)
    here.deliver()
    assert here.database.read(outbox.pending) == 0


def test_two_have_one_room(
    community_of_people: Community, two: tuple[Acting, Acting], platform: StandIn
) -> None:
    here, (amara, leila) = community_of_people, two
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    dies_before_it_sends(platform, here)
    assert len(platform.rooms) == 1
    lives_again(here)
    assert [set(people) for people in platform.rooms.values()] == [{amara.user, leila.user}]
    (welcome,) = [line for line in platform.lines.values() if line.to in platform.rooms]
    assert here.inbox(leila)[-1] == here.inbox(amara)[-1] == welcome.message


def test_a_person_has_one_place(
    community_of_people: Community, two: tuple[Acting, Acting], platform: StandIn
) -> None:
    here = community_of_people
    platform.opens_for_people = True
    dies_before_it_sends(platform, here)
    lives_again(here)
    places = sorted(platform.rooms.values())
    assert places == sorted((one.user,) for one in two)
    assert all(len(here.inbox(one)) == 1 for one in two)


def test_a_real_process_that_dies_asks_slack_for_a_room_once(
    slack: Workspace, database: Database, services: Services, clock: Clock, tmp_path: Path
) -> None:
    telling = Delivering.to(slack, database, services, clock, by_hand(clock))
    telling.zone = where_it_is_day()
    room = telling.pairs(telling.joins("Zola Dlamini"), telling.joins("Noor Rahman"))
    settings = {
        "DATABASE_URL": through_settings(database.url),
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{slack.url}api/",
    }
    trigger = tmp_path / "die"
    trigger.touch()
    program = ("-m", "tests.fakes.dying", "before-slack-gets-it", str(trigger))
    dying = start(tmp_path, program=program, **settings)
    assert dying.process.wait(60) == -signal.SIGKILL
    trigger.unlink()
    assert database.read(lambda open_: Addresses(open_, telling.community).of(room)) is not None

    # On PostgreSQL the next start waits until the lease has ended.
    database.write(lambda open_: leases.free_leases(open_, datetime.now(UTC)))
    process = start(tmp_path, **settings)
    try:
        wait_until_ready(process)
        # Nobody can look into a room in Slack, so its greeting is sent once more where it may be there.
        wait_until(lambda: database.read(outbox.pending) == 0, 30)
        assert len(telling.lines()) == 1
        assert len(telling.calls("conversations.open")) == 1
    finally:
        process.stop()
