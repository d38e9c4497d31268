"""People's acts as Discord hands them to the bot: the payloads of INTERACTION_CREATE (API v10)."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tests.fakes.discord import choosing, modals, payloads
from tests.fakes.discord.components import ROW, TEXT, numbered
from tests.fakes.discord.modals import CHECK, INPUT, LABEL, RADIO
from tests.fakes.discord.values import Channel, ChannelType, Interaction, Kind, Message, Part, User
from tests.fakes.discord.world import APP, BOT, Discord

IN_GUILD: Final = 0
IN_BOT_DM: Final = 1
SIZE: Final = 10 * 2**20
Json = dict[str, Any]


def begin(
    here: Discord,
    kind: Kind,
    user: User,
    at: Channel,
    data: Json,
    message: Message | None = None,
    *,
    under: str = "",
    bare: bool = False,
) -> Interaction:
    """Record an act, and tell the bot about it; `bare` is without the components of its message."""
    one = Interaction(here.number(), "aW." + secrets.token_urlsafe(120), kind, user.id, at.id, at.guild)
    one.made, one.under = here.now(), under
    one.message = message.id if message else ""
    one.payload = {**_about(here, one, user, at), "data": data}
    if message is not None:
        shown = payloads.message(here, message)
        one.payload["message"] = {**shown, "components": []} if bare else shown
    here.interactions[one.token] = here.acts[one.id] = one
    here.out("INTERACTION_CREATE", lambda _: one.payload, at.guild)
    return one


def _about(here: Discord, one: Interaction, user: User, at: Channel) -> Json:
    said: Json = {
        "id": one.id,
        "application_id": APP,
        "type": int(one.kind),
        "token": one.token,
        "version": 1,
        "channel_id": at.id,
        "channel": {**payloads.channel(here, at), "permissions": str(here.may(at, user.id))},
        "app_permissions": str(here.may(at, BOT)),
        "locale": user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": SIZE,
    }
    if at.type is ChannelType.DM:
        owners = {"0": "0"}
        return {
            **said,
            "user": payloads.user(user),
            "context": IN_BOT_DM,
            "authorizing_integration_owners": owners,
        }
    guild = here.guilds[at.guild]
    member = payloads.member(here, guild, guild.members[user.id])
    return {
        **said,
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": {**member, "permissions": str(here.may(at, user.id))},
        "context": IN_GUILD,
        "authorizing_integration_owners": {"0": guild.id},
    }


def command(
    here: Discord, at: Channel, known: Part, options: Mapping[str, object], focused: str = ""
) -> Json:
    """Return the data of a slash command with its options, in the order that they were registered."""
    declared = [one for one in known.get("options") or () if one["name"] in options]
    given = []
    for one in declared:
        value = options[one["name"]]
        said: Json = {"name": one["name"], "type": one["type"], "value": value}
        given.append({**said, **({"focused": True} if one["name"] == focused else {})})
    people = [str(options[one["name"]]) for one in declared if one["type"] == 6]
    data: Json = {"id": known["id"], "name": known["name"], "type": known["type"], "options": given}
    return {**data, **_scoped(known), **_resolved(here, at, people, [])}


def of_user(here: Discord, at: Channel, known: Part, whom: User) -> Json:
    """Return the data of a command of somebody's context menu."""
    data: Json = {"id": known["id"], "name": known["name"], "type": known["type"], "target_id": whom.id}
    return {**data, **_scoped(known), **_resolved(here, at, [whom.id], [])}


def press(here: Discord, at: Channel, component: Part, values: Iterable[str] | None = None) -> Json:
    """Return the data of a pressed button, or of the values chosen in a select."""
    data: Json = {
        "custom_id": component["custom_id"],
        "component_type": component["type"],
        "id": component["id"],
    }
    if values is None:
        return data
    chosen = list(values)
    return {**data, "values": chosen, **_resolved_of(here, at, component["type"], chosen)}


def form(here: Discord, at: Channel, modal: Part, values: Mapping[str, tuple[str, ...]]) -> Json:
    """Return the data of a submitted modal; `values` by the fields' `custom_id`."""
    parts, resolved = [], dict[str, Any]()
    for part in numbered(list(modal["components"])):
        said: Json = {"type": part["type"], "id": part["id"]}
        if part["type"] == LABEL:
            said["component"] = _field(part["component"], values)
        elif part["type"] == ROW:
            said["components"] = [_field(one, values) for one in part["components"]]
        elif part["type"] == TEXT:
            said["content"] = part["content"]
        parts.append(said)
    for one in modals.fields(modal):
        found = _resolved_of(here, at, one["type"], list(values[one["custom_id"]]))
        for kind, objects in found.get("resolved", {}).items():
            resolved.setdefault(kind, {}).update(objects)
    return {
        "custom_id": modal["custom_id"],
        "components": parts,
        **({"resolved": resolved} if resolved else {}),
    }


def _field(one: Part, values: Mapping[str, tuple[str, ...]]) -> Json:
    said: Json = {"type": one["type"], "id": one["id"], "custom_id": one["custom_id"]}
    given = values[one["custom_id"]]
    if one["type"] == INPUT:
        return {**said, "value": given[0] if given else ""}
    if one["type"] == RADIO:
        return {**said, "value": given[0] if given else None}
    if one["type"] == CHECK:
        return {**said, "value": given == ("true",)}
    return {**said, "values": list(given)}


def _scoped(known: Part) -> Json:
    return {"guild_id": known["guild_id"]} if "guild_id" in known else {}


def _resolved_of(here: Discord, at: Channel, kind: int, values: list[str]) -> Json:
    if kind == choosing.USER_SELECT:
        return _resolved(here, at, values, [])
    return _resolved(here, at, [], values) if kind == choosing.CHANNEL_SELECT else {}


def _resolved(here: Discord, at: Channel, people: list[str], channels: list[str]) -> Json:
    found: Json = {}
    if people:
        found["users"] = {one: payloads.user(here.users[one]) for one in people}
        guild = here.guilds.get(at.guild)
        found["members"] = {
            one: _partial(here, at, one) for one in people if guild is not None and one in guild.members
        }
    if channels:
        found["channels"] = {
            one: {**payloads.channel(here, here.channels[one]), "permissions": str(here.may(at))}
            for one in channels
        }
    return {"resolved": found} if found else {}


def _partial(here: Discord, at: Channel, user: str) -> Json:
    guild = here.guilds[at.guild]
    whole = payloads.member(here, guild, guild.members[user], with_user=False)
    left = {name: value for name, value in whole.items() if name not in ("deaf", "mute")}
    return {**left, "permissions": str(here.may(at, user))}
