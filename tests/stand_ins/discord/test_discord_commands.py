"""The commands that Discord registers, how it counts them, and what it refuses."""

from typing import Any

import pytest

from tests.fakes.discord.errors import codes
from tests.fakes.discord.world import APP
from tests.stand_ins.discord.conftest import Rest, Town

Part = dict[str, Any]
LENGTH = "BASE_TYPE_BAD_LENGTH"
NAME = "APPLICATION_COMMAND_INVALID_NAME"


def command(name: str = "mentoring", description: str = "My home", **more: object) -> Part:
    return {"name": name, "description": description, **more}


def option(name: str = "topic", **more: object) -> Part:
    return {"type": 3, "name": name, "description": "What about", **more}


LEGAL: dict[str, Part] = {
    "the whole of it": command(
        "x" * 32,
        "x" * 100,
        name_localizations={"de": "mentorin-finden", "fr": "trouver-un-mentor"},
        description_localizations={"de": "x" * 100},
        default_member_permissions="32",
        contexts=[0, 1],
        integration_types=[0],
        options=[
            option("first", required=True, autocomplete=True),
            option("second", choices=[{"name": "x" * 100, "value": "y" * 100}] * 25),
            {"type": 6, "name": "whom", "description": "Whom"},
        ],
    ),
    "letters of other scripts": command("наставник"),
    "a person's menu": {
        "name": "Ask for mentoring",
        "type": 2,
        "name_localizations": {"de": "Um Rat fragen"},
    },
}
ILLEGAL: dict[str, tuple[str, Part]] = {
    "no name": (LENGTH, command("")),
    "a name of 33": (LENGTH, command("x" * 33)),
    "capitals": (NAME, command("Mentoring")),
    "a blank": (NAME, command("find mentor")),
    "no description": (LENGTH, command(description="")),
    "a description of 101": (LENGTH, command(description="x" * 101)),
    "a bad translation": (NAME, command(name_localizations={"de": "Groß"})),
    "a translation of 101": (LENGTH, command(description_localizations={"de": "x" * 101})),
    "a language that is none": ("ENUM_TYPE_COERCE", command(name_localizations={"en": "x"})),
    "26 options": (LENGTH, command(options=[option(f"o{one}") for one in range(26)])),
    "an option with capitals": (NAME, command(options=[option("Topic")])),
    "an option without words": (LENGTH, command(options=[option(description="")])),
    "an option of no kind": ("NUMBER_TYPE_RANGE", command(options=[option(type=99)])),
    "the same option twice": (
        "APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE",
        command(options=[option(), option()]),
    ),
    "the required one last": (
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        command(options=[option("a"), option("b", required=True)]),
    ),
    "26 choices": (LENGTH, command(options=[option(choices=[{"name": "x", "value": "x"}] * 26)])),
    "a choice of 101": (LENGTH, command(options=[option(choices=[{"name": "x" * 101, "value": "x"}])])),
    "choices that are completed": (
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
        command(options=[option(autocomplete=True, choices=[{"name": "x", "value": "x"}])]),
    ),
    "10,000 letters": (
        "APPLICATION_COMMAND_TOO_LARGE",
        command(
            options=[option(one, choices=[{"name": "x" * 100, "value": "y" * 100}] * 25) for one in "op"]
        ),
    ),
    "a context that is none": ("BASE_TYPE_CHOICES", command(contexts=[7])),
    "a kind that is none": ("BASE_TYPE_CHOICES", command(type=9)),
    "permissions in words": ("INTEGER_TYPE_COERCE", command(default_member_permissions="managers")),
    "a menu with a description": (
        "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
        {"name": "Ask", "type": 2, "description": "x"},
    ),
}
PATH = f"/applications/{APP}/commands"


@pytest.mark.parametrize("name", LEGAL)
async def test_what_discord_registers_is_taken(town: Town, rest: Rest, name: str) -> None:
    assert (await rest("POST", PATH, LEGAL[name])).status == 201


@pytest.mark.parametrize("name", ILLEGAL)
async def test_what_discord_does_not_register_is_refused(town: Town, rest: Rest, name: str) -> None:
    code, given = ILLEGAL[name]
    said = await rest.refused(50035, "POST", PATH, given)
    assert code in set(codes(said.body["errors"]))
    await rest.refused(50035, "PUT", PATH, [given])
    assert town.here.created == {}


async def test_commands_are_kept_changed_and_deleted(town: Town, rest: Rest) -> None:
    made = (await rest("POST", PATH, command(name_localizations={"de": "begleitung"}))).body
    assert (await rest("POST", PATH, command(description="Other"))).status == 200
    (kept,) = (await rest("GET", PATH)).body
    assert (kept["id"], kept["description"], kept["name_localizations"]) == (made["id"], "Other", None)
    one = f"{PATH}/{made['id']}"
    await rest("PATCH", one, {"name_localizations": {"fr": "accompagnement"}})
    (kept,) = (await rest("GET", f"{PATH}?with_localizations=true")).body
    assert kept["name_localizations"] == {"fr": "accompagnement"}
    assert (await rest("GET", one)).body["version"] != made["version"]
    assert (await rest("DELETE", one)).status == 204
    await rest.refused(10063, "GET", one)
    await rest.refused(10063, "PATCH", one, {})
    await rest.refused(10063, "DELETE", one)


async def test_scopes_are_apart(town: Town, rest: Rest) -> None:
    await rest.registers(command())
    made = await rest.registers(command(), guild=town.guild.id)
    assert made.body[0]["guild_id"] == town.guild.id
    await rest.registers(guild=town.guild.id)
    assert (len(town.here.commands[""]), town.here.commands[town.guild.id]) == (1, {})
    await rest.refused(50001, "PUT", f"/applications/{APP}/guilds/123/commands", [])
    await rest.refused(10002, "PUT", "/applications/123/commands", [])


async def test_only_new_commands_count_and_two_hundred_a_day_are_the_most(town: Town, rest: Rest) -> None:
    first = (await rest.registers(command("a"), command("b"))).body
    again = (await rest.registers(command("b", "Changed"), command("a"))).body
    assert {one["id"] for one in first} == {one["id"] for one in again}
    assert town.here.created[""] == 2
    town.here.created[""] = 200
    assert (await rest.registers(command("a"), command("b"))).status == 200
    await rest.refused(30034, "POST", PATH, command("c"))
    said = await rest.refused(30034, "PUT", PATH, [command("a"), command("c")])
    assert said.status == 400
    assert {one["name"] for one in town.here.commands[""].values()} == {"a", "b"}


async def test_there_are_only_so_many_of_a_kind(rest: Rest) -> None:
    menus = [{"name": f"No {one}", "type": 2} for one in range(16)]
    await rest.refused(30032, "PUT", PATH, menus)
    await rest.registers(*menus[:15])
    await rest.refused(30032, "POST", PATH, menus[15])
    assert (await rest("POST", PATH, menus[14])).status == 200
    said = await rest.refused(50035, "PUT", PATH, [command(), command()])
    assert set(codes(said.body["errors"])) == {"APPLICATION_COMMANDS_DUPLICATE_NAME"}
