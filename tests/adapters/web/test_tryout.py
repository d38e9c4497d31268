"""The try-out bar: a day passes and an empty community begins, in a demo that is alone and nowhere else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.views.common.reader import FIRST_LOCALE, Reader
from bot.views.platforms import webchat
from tests.adapters.web.trying import Demo, a_slack_community, demo
from tests.contract.made_up import NOW, PROGRAMME

A_DAY = timedelta(days=1)
A_VISITOR = Reader(FIRST_LOCALE, "UTC", PROGRAMME, NOW)
TODAY = webchat.which_day(A_VISITOR, 0)
MANAGER: dict[str, object] = {"name": "Ada Installs", "manages": True, "zone": "Europe/London", "key": "k1"}
FORGED: list[tuple[str, dict[str, object]]] = [("/day", {"days": 0}), ("/empty", {}), ("/person", MANAGER)]


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Demo]:
    with demo(tmp_path) as opened:
        yield opened


def beginnings(opened: Demo, where: str = "/") -> list[dict[str, str]]:
    """Return whom a newcomer is offered to be."""
    found = opened.boot(where)["beginnings"]
    assert isinstance(found, list)
    return found


def refuses_everything(opened: Demo) -> None:
    """Assert that there is no bar, and that what its buttons send is refused and changes nothing."""
    there = opened.communities()
    assert not opened.has_bar()
    for path, body in FORGED:
        answer = opened.post(path, **body)
        assert (answer.status_code, answer.json()) == (403, {"problem": webchat.NO_TRYOUT})
    assert opened.app.clock() == NOW
    assert opened.communities() == there


def test_a_day_moves_the_clock_of_everything_and_brings_what_was_due(alone: Demo) -> None:
    alone.works_off()
    before = alone.boot()["trying"]
    answers = [alone.post("/day", days=days).json() for days in range(7)]

    assert before == {"days": 0, "said": TODAY, "ahead": "", "empty": False}
    assert alone.app.clock() == NOW + 7 * A_DAY
    assert answers[-1]["trying"]["ahead"] == "7 days ahead"
    assert any("came or changed" in answer["said"] for answer in answers)


def test_two_presses_of_one_sight_let_one_day_pass(alone: Demo) -> None:
    alone.post("/day", days=0)
    again = alone.post("/day", days=0)

    assert again.json()["said"] == webchat.NO_DAY_PASSED
    assert again.json()["trying"]["days"] == 1
    assert alone.app.clock() == NOW + A_DAY


def test_a_restart_keeps_the_day(tmp_path: Path) -> None:
    with demo(tmp_path) as first:
        first.post("/day", days=0)
    with demo(tmp_path) as again:
        assert again.app.clock() == NOW + A_DAY
        assert again.post("/day", days=1).json()["trying"]["days"] == 2


def test_the_page_reads_the_same_clock_as_everything_else(alone: Demo) -> None:
    leila = next(one for group in alone.get("/people").json()["groups"] for one in group["people"])
    before = alone.get(f"/rooms?as={leila['user']}").json()["me"]["clock"]
    assert alone.app.tryout is not None
    alone.app.tryout.clock.hours = 5
    after = alone.get(f"/rooms?as={leila['user']}").json()["me"]["clock"]

    assert before != after


def test_the_empty_community_deletes_nothing_and_greets_who_installs(alone: Demo) -> None:
    everybody = alone.get("/people").json()
    assert alone.post("/empty").status_code == 200
    assert alone.get("/people?in=empty").json() == {"groups": []}

    user = alone.post("/person", **MANAGER).json()["user"]
    again = alone.post("/person", **MANAGER).json()["user"]
    alone.works_off()
    room = alone.get(f"/rooms?as={user}").json()["rooms"][0]["room"]
    lines = alone.get(f"/lines?as={user}&room={room}").json()["lines"]

    assert again == user
    assert ["Alongside is here" in line["html"] for line in lines] == [True]
    assert alone.get("/people").json() == everybody
    assert "Ada Installs" not in alone.get("/people?q=Ada").text


def test_who_is_made_there_can_act_there(alone: Demo) -> None:
    user = alone.post("/person", name="Sam Looks", manages=False, zone="nowhere", key="k2").json()["user"]
    room = alone.get(f"/rooms?as={user}").json()["rooms"][0]["room"]
    body = {"as": user, "room": room, "key": "s1", "text": "/find-mentor law"}
    assert alone.post("/say", **body).status_code == 200

    lines = alone.get(f"/lines?as={user}&room={room}").json()["lines"]
    assert "Nearly there" in lines[-1]["html"]
    assert alone.get(f"/lines?as={user}&room=dm.other").status_code == 403


def test_a_beginning_is_named_after_its_own_group(alone: Demo) -> None:
    alone.post("/person", **MANAGER)
    assert [one["label"] for one in beginnings(alone, "/?in=empty")] == ["Be the manager"]


def test_what_came_before_today_says_its_day(alone: Demo) -> None:
    alone.works_off()
    (mentor,) = [one for one in beginnings(alone) if one["label"] == webchat.BEGINNINGS[1]]
    room = alone.get(f"/rooms?as={mentor['user']}").json()["rooms"][0]["room"]
    address = f"/lines?as={mentor['user']}&room={room}"
    before = alone.get(address).json()["lines"][0]["at"]
    alone.post("/day", days=0)

    assert alone.get(address).json()["lines"][0]["at"].endswith(f", {before}")


@pytest.mark.parametrize("name", ["", "  ", "n" * 81])
def test_a_name_that_is_none_is_explained(alone: Demo, name: str) -> None:
    answer = alone.post("/person", **{**MANAGER, "name": name})

    assert (answer.status_code, answer.json()) == (
        200,
        {"problem": webchat.no_name(A_VISITOR, name.strip(), 80)},
    )


def test_beside_a_slack_community_nothing_of_it_is_there(alone: Demo) -> None:
    assert alone.has_bar()
    a_slack_community(alone.app)
    refuses_everything(alone)


def test_a_kept_day_does_not_come_back_beside_a_slack_community(tmp_path: Path) -> None:
    with demo(tmp_path) as first:
        first.post("/day", days=0)
        a_slack_community(first.app)
    with demo(tmp_path) as again:
        refuses_everything(again)


def test_without_the_demo_nothing_of_it_is_there(tmp_path: Path) -> None:
    with demo(tmp_path, moves=False) as plain:
        refuses_everything(plain)


def test_with_a_platform_configured_nothing_of_it_is_there(tmp_path: Path) -> None:
    keys = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "0123456789abcdef0123456789abcdef"}
    with demo(tmp_path, asked=keys) as beside:
        refuses_everything(beside)


def test_another_page_cannot_press_it(alone: Demo) -> None:
    answer = alone.runner.run(
        alone.client.post("/day", content='{"days": 0}', headers={"Origin": "https://evil.example"})
    )

    assert (answer.status_code, answer.json()) == (403, {"problem": webchat.NOT_FROM_HERE})
    assert alone.app.clock() == NOW


def test_commands_of_managers_are_marked(alone: Demo) -> None:
    commands = alone.boot()["commands"]
    assert isinstance(commands, list)
    assert {one["name"] for one in commands if one["managers"]} == {"/announce", "/programme"}


def test_what_waits_for_the_manager_is_said_on_her_card(alone: Demo) -> None:
    assert "Waiting: 1 raised hand, 1 new mentor to greet, 1 report" in beginnings(alone)[-1]["about"]
