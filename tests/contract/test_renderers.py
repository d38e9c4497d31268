"""Every renderer against the whole gallery: all content is shown in order, and no words act as markup."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import FunctionType, UnionType
from typing import Final, get_args, get_type_hints

import pytest

import bot.views
from bot.ui import limits
from bot.ui.forms import Field, Form, Rejected
from bot.ui.nodes import Aside, Card, Message, Node, components, length
from tests.contract import discord, slack, teams, web
from tests.contract.drawing import Screen
from tests.contract.gallery import WINGS, gallery, wing
from tests.contract.reading import Read, reading

RENDERERS: Final[dict[str, Callable[[Screen], tuple[Read, ...]]]] = {
    "web": web.read,
    "slack": slack.read,
    "discord": discord.read,
    "teams": teams.read,
}
ALIVE: Final[dict[str, Callable[[Screen], list[str]]]] = {
    "web": web.alive,
    "slack": slack.alive,
    "discord": discord.alive,
    "teams": teams.alive,
}
EXPECTED: Final[dict[str, Callable[[Screen], tuple[Read, ...]]]] = {
    "discord": discord.expected,
    "teams": teams.expected,
}
"""What is read where a platform has other parts than ours: lines of Markdown, modals without errors."""
SHOWS: Final = {Message, Aside, Form, Rejected}


@pytest.mark.parametrize("name", WINGS)
@pytest.mark.parametrize("renderer", RENDERERS)
def test_what_went_in_is_what_is_read(renderer: str, name: str) -> None:
    read, expected = RENDERERS[renderer], EXPECTED.get(renderer, reading)

    assert {shown.name: read(shown.screen) for shown in wing(name)} == {
        shown.name: expected(shown.screen) for shown in wing(name)
    }


@pytest.mark.parametrize("name", WINGS)
@pytest.mark.parametrize("renderer", ALIVE)
def test_nothing_comes_alive(renderer: str, name: str) -> None:
    assert {shown.name: live for shown in wing(name) if (live := ALIVE[renderer](shown.screen))} == {}


@pytest.mark.parametrize("name", WINGS)
def test_every_message_is_within_all_limits(name: str) -> None:
    messages = {s.name: s.screen for s in wing(name) if isinstance(s.screen, Message)}

    assert {name for name, shown in messages.items() if components(shown) > limits.COMPONENTS} == set()
    assert {name for name, shown in messages.items() if length(shown) > limits.MESSAGE} == set()


def test_every_screen_hangs_in_a_wing() -> None:
    assert {shown.name for name in WINGS for shown in wing(name)} == {shown.name for shown in gallery()}


def test_every_renderer_is_also_asked_what_comes_alive() -> None:
    assert set(ALIVE) == set(RENDERERS)


def members(union: UnionType) -> set[str]:
    return {kind.__name__ for kind in get_args(union)}


def drawn_nodes() -> Iterator[object]:
    for shown in gallery():
        if isinstance(shown.screen, Message):
            yield from shown.screen.body


def drawn_fields() -> Iterator[object]:
    for shown in gallery():
        match shown.screen:
            case Form(fields=fields) | Rejected(form=Form(fields=fields)):
                yield from fields
            case Message():
                pass


def test_the_gallery_has_every_kind_of_node_and_of_field() -> None:
    assert {type(node).__name__ for node in drawn_nodes()} == members(Node)
    assert {type(field).__name__ for field in drawn_fields()} == members(Field)
    assert [node for node in drawn_nodes() if isinstance(node, Card) and node.buttons and node.quote]


PARTS: Final = {"words.preview.as_they_read", "words.preview.has_changed", "announcements.counting.form"}
"""Parts of a screen, which are shown within others alone."""


def screens_of_the_views() -> set[str]:
    """Return each public function of the views that returns a screen."""
    names = set()
    for found in pkgutil.walk_packages(bot.views.__path__, "bot.views."):
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_") and _shows(function):
                names.add(f"{found.name.removeprefix('bot.views.')}.{name}")
    return names


def _shows(function: FunctionType) -> bool:
    made = get_type_hints(function)["return"]
    return not SHOWS.isdisjoint((made, *get_args(made)))


def test_no_screen_of_the_views_is_forgotten() -> None:
    shown = {shown.name.split(":")[0] for shown in gallery()}

    assert len(screens_of_the_views()) > 20
    assert screens_of_the_views() - shown == PARTS


def test_no_two_screens_of_the_gallery_share_a_name() -> None:
    names = [shown.name for shown in gallery()]

    assert sorted(names) == sorted(set(names))
