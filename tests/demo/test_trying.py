"""A demo's clock moves only while the demo is alone; what is due comes at its own hour."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.demo.trying import FURTHEST, HOURS_A_DAY
from tests.adapters.web.trying import Demo, a_slack_community, demo
from tests.contract.made_up import NOW

MEANWHILE = 3
"""Hours after which another community comes."""


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Demo]:
    with demo(tmp_path) as opened:
        yield opened


def test_a_community_that_comes_meanwhile_stops_the_day(alone: Demo) -> None:
    trying = alone.app.tryout
    assert trying is not None

    async def one_comes() -> None:
        if trying.clock.hours == MEANWHILE:
            await asyncio.to_thread(a_slack_community, alone.app)

    assert alone.runner.run(replace(trying, deliver=one_comes).pass_a_day(0)) is None
    assert trying.clock.hours == MEANWHILE


def test_it_begins_no_empty_community_beside_another(alone: Demo) -> None:
    a_slack_community(alone.app)
    assert alone.app.tryout is not None
    assert not alone.app.tryout.begin_empty()
    assert alone.communities() == len(("the demo", "Slack's"))


def test_each_hour_has_its_jobs(alone: Demo) -> None:
    trying = alone.app.tryout
    assert trying is not None
    hours: list[int] = []
    said = replace(trying, jobs=[lambda: hours.append((trying.clock() - NOW).seconds // 3600)])
    alone.runner.run(said.pass_a_day(0))
    assert hours == [*range(1, HOURS_A_DAY), 0]


def test_the_clock_ends_somewhere(alone: Demo) -> None:
    trying = alone.app.tryout
    assert trying is not None
    trying.clock.hours = FURTHEST * HOURS_A_DAY
    assert alone.runner.run(trying.pass_a_day(FURTHEST)) is None
