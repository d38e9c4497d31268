"""Features are joined into tables without gaps and without doubles."""

import importlib
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from bot import handlers
from bot.domain.common.notices import NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.handlers import CLOSERS, FEATURES, FOLLOWERS, NOTICES, NUDGES, PLANS, all_routes, covers
from bot.handlers.feature import Feature, Follows, followers_of, notices_of, nudges_of, routes_of
from bot.handlers.routing import Answered, Route
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import Answers
from tests.fakes.community import Community


def nothing(request: Request, work: Work) -> Message | Aside:
    """Never called: only the place of the route matters here."""
    raise AssertionError


LOOK: Final = Answers("look")
CHANGE: Final = Answers("change", writes=True)


@dataclass(frozen=True, slots=True)
class Rang:
    """A bell rang this many times."""

    times: int


@dataclass(frozen=True, slots=True)
class Sneezed:
    """Something else happened."""


def test_everything_that_can_be_told_is_drawn_by_exactly_one_feature() -> None:
    assert list(NOTICES) == list(NoticeKind)
    without = [feature for feature in FEATURES if not feature.notices]
    drawn = [feature for feature in FEATURES if feature.notices]
    with pytest.raises(ValueError, match="no feature says"):
        notices_of([*without, *drawn[1:]])
    with pytest.raises(ValueError, match="said twice"):
        notices_of([*FEATURES, drawn[0]])


def test_every_nudge_is_taken_by_exactly_one_feature_and_reminders_come_first() -> None:
    assert list(NUDGES) == [kind for kind in NudgeKind if kind is not NudgeKind.WISH]
    assert next(iter(NUDGES)) is NudgeKind.REMINDER
    nudging = [feature for feature in FEATURES if feature.nudges]
    with pytest.raises(ValueError, match="no feature says"):
        nudges_of(nudging[1:])
    with pytest.raises(ValueError, match="said twice"):
        nudges_of([*FEATURES, nudging[0]])


def test_a_verb_is_answered_in_one_room() -> None:
    one, other = Feature((Answered(LOOK, nothing),)), Feature((Answered(LOOK, nothing),))
    with pytest.raises(ValueError, match="two routes for 'look'"):
        routes_of([one, other])


def test_a_verb_that_writes_says_how_its_repeat_is_answered() -> None:
    with pytest.raises(ValueError, match="say how a repeat"):
        routes_of([Feature((Answered(CHANGE, nothing),))])


def test_every_feature_is_in_the_tables_whole() -> None:
    assert len(all_routes()) == sum(len(feature.routes) for feature in FEATURES) + len((covers.ROUTE,))
    at_once, afterwards = FOLLOWERS.at_once.values(), FOLLOWERS.afterwards.values()
    assert sum(map(len, at_once)) == sum(len(feature.followers) for feature in FEATURES)
    assert sum(map(len, afterwards)) == sum(len(feature.afterwards) for feature in FEATURES)
    assert len(CLOSERS) == sum(len(feature.closers) for feature in FEATURES)
    assert len(PLANS) == sum(len(feature.plans) for feature in FEATURES)


def test_what_follows_an_event_follows_in_the_order_of_the_features(community_of_people: Community) -> None:
    here, heard = community_of_people, list[str]()

    def hears(whose: str) -> Feature:
        return Feature(followers=(Follows(Rang, lambda event, _: heard.append(f"{whose}, {event.times}")),))

    runner = replace(here.runner, followers=followers_of([hears("first"), hears("second")]))
    runner.write(here.id, lambda work: work.happened(Rang(3)))
    runner.write(here.id, lambda work: work.happened(Sneezed()))
    assert heard == ["first, 3", "second, 3"]


OF_ANNOUNCEMENTS: Final = frozenset(
    {"announcing", "channel_posts", "corrections", "outcomes", "second_looks"}
)
"""Rooms whose verbs are those of announcements."""

ROOMS: Final = [room for room in vars(handlers).values() if hasattr(room, "FEATURE")]


def test_every_room_with_a_feature_is_in_the_list() -> None:
    rooms = Path(handlers.__file__).parent.glob("*/__init__.py")
    folders = {path.parent.name for path in rooms if "FEATURE = " in path.read_text(encoding="utf-8")}
    assert {room.__name__.rpartition(".")[2] for room in ROOMS} == folders
    assert len(folders) > 15
    assert sorted(id(room.FEATURE) for room in ROOMS) == sorted(map(id, FEATURES))


def highest_of(route: Route) -> str:
    """Return the modules of its function and of what answers a repeat: the higher one is its room."""
    functions = (route.act, getattr(route, "truth", None))
    return " ".join(f"{one.__module__}." for one in functions if one is not None)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__.rpartition(".")[2])
def test_a_verb_and_its_function_stand_in_the_room_of_their_feature(room: ModuleType) -> None:
    noun = room.__name__.rpartition(".")[2]
    family = "announcements" if noun in OF_ANNOUNCEMENTS else noun
    verbs = vars(importlib.import_module(f"bot.ui.verbs.{family}")).values() if room.FEATURE.routes else ()
    for route in room.FEATURE.routes:
        assert f"bot.handlers.{noun}." in highest_of(route), route.verb.name
        assert any(route.verb is verb for verb in verbs), route.verb.name
