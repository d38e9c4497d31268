"""The commands on Discord: named, described in four languages, and registered only where they changed."""

import re
from dataclasses import replace
from typing import Any, Final

import pytest
import regex

from bot.adapters.discord.command_names import command_named, names
from bot.adapters.discord.commands import changed, wanted
from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS

NAME: Final = regex.compile(r"^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$")
"""api docs, Application Command Naming."""


def texts(entry: dict[str, Any], part: str) -> list[str]:
    return [entry[part], *entry.get(f"{part}_localizations", {}).values()]


def parts(programme: Programme) -> list[dict[str, Any]]:
    typed = [one for one in wanted(programme) if one["type"] == 1]
    return [*typed, *(option for one in typed for option in one.get("options", []))]


def test_each_command_and_option_is_named_and_described_within_what_discord_takes(
    programme: Programme,
) -> None:
    for one in parts(programme):
        assert all(NAME.match(name) and name == name.lower() for name in texts(one, "name"))
        assert all(1 <= len(about) <= 100 for about in texts(one, "description"))
        assert set(one["description_localizations"]) == {"de", "fr", "es-ES"}


def test_no_two_options_have_one_name_in_any_language(programme: Programme) -> None:
    (find,) = [one for one in wanted(programme) if one["name"] == "find-mentor"]
    for locale in ("", "de", "fr", "es-ES"):
        named = [one.get("name_localizations", {}).get(locale, one["name"]) for one in find["options"]]
        assert len(set(named)) == len(named) == 5
    assert all(one["autocomplete"] for one in find["options"])


def test_no_commands_name_begins_anothers(programme: Programme) -> None:
    named = [one["name"] for one in wanted(programme) if one["type"] == 1]

    assert len(named) == len(COMMANDS)
    assert not [(a, b) for a in named for b in named if a != b and b.startswith(a)]


def test_managers_commands_are_offered_to_managers(programme: Programme) -> None:
    typed = {one["name"]: one["default_member_permissions"] for one in wanted(programme)}

    assert typed == {
        "find-mentor": None,
        "be-a-mentor": None,
        "mentoring": None,
        "programme": "32",
        "announce": "32",
        "Ask for mentoring": None,
    }
    assert all(one["integration_types"] == [0] for one in wanted(programme))


def test_a_community_names_its_commands_where_discord_takes_the_name(programme: Programme) -> None:
    own = replace(programme, commands={"find-mentor": "Hilfe", "mentoring": "two words"})
    near = replace(programme, commands={"find-mentor": "ment"})

    assert (names(own)["find-mentor"], names(own)["mentoring"]) == ("hilfe", "mentoring")
    assert [one.key for one in COMMANDS if command_named("hilfe", own) is one] == ["find-mentor"]
    assert names(near)["find-mentor"] == "find-mentor"


def standing(programme: Programme) -> list[dict[str, Any]]:
    """Return the commands as Discord answers: with ids, and with what it fills in or leaves out."""
    filled = {"application_id": "900", "version": "1", "dm_permission": True, "nsfw": False}
    return [
        {
            **filled,
            "id": str(n),
            **{"description": "", "name_localizations": None, **one},
            "contexts": list(reversed(one["contexts"])),
            "options": [{"required": False, **option} for option in one.get("options", [])],
        }
        for n, one in enumerate(wanted(programme))
    ]


def test_nothing_is_registered_where_nothing_changed(programme: Programme) -> None:
    assert not changed(standing(programme), wanted(programme))


@pytest.mark.parametrize(
    "difference",
    [
        {"description": "Another"},
        {"default_member_permissions": "0"},
        {"contexts": [0]},
        {"description_localizations": {"de": "Anders"}},
        {"options": []},
    ],
)
def test_what_differs_is_edited_alone(programme: Programme, difference: dict[str, Any]) -> None:
    here = standing(programme)
    here[0] = {**here[0], **difference}
    to_do = changed(here, wanted(programme))

    assert (to_do.to_create, to_do.to_delete) == ((), ())
    assert [one for one, _ in to_do.to_edit] == ["0"]


def test_a_command_that_is_new_is_created_and_one_that_is_gone_is_deleted(programme: Programme) -> None:
    here = standing(programme)
    to_do = changed([*here[1:], {"id": "99", "type": 1, "name": "old"}], wanted(programme))

    assert [one["name"] for one in to_do.to_create] == [here[0]["name"]]
    assert to_do.to_delete == ("99",)
    assert to_do.to_edit == ()


def test_the_sentences_name_the_commands_as_they_are_typed(programme: Programme) -> None:
    assert not [one for one in wanted(programme) if one["type"] == 1 and "name_localizations" in one]
    assert all(re.fullmatch(r"[a-z-]+", name) for name in names(programme).values())
