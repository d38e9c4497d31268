"""Reads interactions: commands, presses, choices, submitted forms, and what completes an option. Pure."""

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Any, Final, TypedDict

from bot.adapters.discord.command_names import command_named
from bot.adapters.discord.custom_ids import MENU, OF_SELECT, token
from bot.adapters.discord.reading.inbound import EPHEMERAL, DiscordAct, DiscordCompletion, DiscordWhere
from bot.adapters.discord.reading.payload import (
    Payload,
    components_of,
    id_of,
    number_of,
    part_of,
    parts_of,
    text_of,
    texts_of,
)
from bot.adapters.discord.reading.who import DiscordMember, read_member, read_people
from bot.adapters.discord.server_marks import apart, mark_of
from bot.adapters.shared.typed import TypedCommand, command_of, token_of
from bot.domain.programme.programme import Programme
from bot.ui.commands import FIND_MENTOR
from bot.ui.verbs.search import CARD_OF, WHO


class InteractionType(IntEnum):
    """Types of interactions (api docs, Interaction Type)."""

    COMMAND = 2
    PRESS = 3
    COMPLETION = 4
    SUBMISSION = 5


TYPED, OF_PERSON = 1, 2
"""Types of commands: `CHAT_INPUT` and `USER` (api docs, Application Command Types)."""

THREADS: Final = frozenset({10, 11, 12})
"""Types of channels that are threads (api docs, Channel Types)."""

CHANNELS: Final = 8
"""The type of selects whose values are ids of channels (api docs, Component Types)."""

WORDS: Final = "topic"
"""The option of a search that holds its words; every other one narrows it."""

NOT_FILLED: Final = frozenset({1, 9, 10, 17, 18})
"""Types of components in which nothing is filled in."""


class _Common(TypedDict):
    key: str
    guild: str
    member: DiscordMember
    interaction: str
    token: str
    channel: str
    is_in_thread: bool
    message: str
    mark: int
    flags: int
    locale: str


class _Asked(TypedDict):
    verb: str
    ref: str
    server: str


def read_interaction(payload: Payload, programme: Programme) -> DiscordAct | DiscordCompletion | None:
    """Return what an interaction asks for; None if it is nothing that we handle."""
    common = _common(payload)
    if common is None:
        return None
    data = part_of(payload, "data")
    match number_of(payload, "type"):
        case InteractionType.COMMAND:
            return _command(data, common, programme)
        case InteractionType.PRESS:
            return _press(payload, data, common)
        case InteractionType.COMPLETION:
            return _completion(data, common)
        case InteractionType.SUBMISSION:
            return _submission(data, common)
        case _:
            return None


def _common(payload: Payload) -> _Common | None:
    """Return what all interactions have in common; None where nobody can be answered."""
    guild = id_of(payload, "guild_id") or id_of(part_of(payload, "guild"), "id")
    member, message = part_of(payload, "member"), part_of(payload, "message")
    person = read_member(member, part_of(member, "user") or part_of(payload, "user"), guild)
    interaction, secret = id_of(payload, "id"), text_of(payload, "token")
    if not person.user or person.is_bot or not interaction or not secret:
        return None
    return _Common(
        key=f"interaction.{interaction}",
        guild=guild,
        member=person,
        interaction=interaction,
        token=secret,
        channel=id_of(payload, "channel_id") or id_of(part_of(payload, "channel"), "id"),
        is_in_thread=number_of(part_of(payload, "channel"), "type") in THREADS,
        message=id_of(message, "id"),
        mark=mark_of(message),
        flags=number_of(message, "flags"),
        locale=text_of(payload, "locale"),
    )


def _command(data: Payload, common: _Common, programme: Programme) -> DiscordAct | None:
    if number_of(data, "type") == OF_PERSON:
        return _person_menu(data, common)
    if number_of(data, "type") != TYPED:
        return None
    options = dict(_options(data))
    typed = _typed(text_of(data, "name"), options.get(WORDS, ""), programme)
    narrowed = {name: (value,) for name, value in options.items() if name != WORDS and value}
    chosen = narrowed if typed.verb == FIND_MENTOR.verb.name else {}
    return DiscordAct(
        **common, where=DiscordWhere.COMMAND, verb=typed.verb, ref=typed.ref, words=typed.words, chosen=chosen
    )


def _typed(name: str, words: str, programme: Programme) -> TypedCommand:
    """Return what a command asks for; one that stands no more is answered with the nearest that does."""
    command = command_named(name, programme)
    return (
        TypedCommand(command.verb.name, "", words) if command else command_of(f"/{name} {words}", programme)
    )


def _person_menu(data: Payload, common: _Common) -> DiscordAct:
    who = id_of(data, "target_id")
    people = read_people(part_of(data, "resolved"), common["guild"])
    return DiscordAct(
        **common, where=DiscordWhere.PERSON_MENU, verb=CARD_OF.name, chosen={WHO: (who,)}, people=people
    )


def _completion(data: Payload, common: _Common) -> DiscordCompletion | None:
    typing = next((one for one in parts_of(data, "options") if one.get("focused") is True), None)
    if typing is None:
        return None
    return DiscordCompletion(
        guild=common["guild"],
        member=common["member"],
        interaction=common["interaction"],
        token=common["token"],
        locale=common["locale"],
        field=text_of(typing, "name"),
        so_far=text_of(typing, "value"),
    )


def _options(data: Payload) -> Iterator[tuple[str, str]]:
    for one in parts_of(data, "options"):
        yield text_of(one, "name"), " ".join(text_of(one, "value").split())


def _press(payload: Payload, data: Payload, common: _Common) -> DiscordAct | None:
    written, values = text_of(data, "custom_id"), texts_of(data, "values")
    custom_id, server = apart(written)
    if not custom_id:
        return None
    message = part_of(payload, "message")
    shown = next((one for one in components_of(message) if one.get("custom_id") == written), {})
    chosen: dict[str, tuple[str, ...]] = {}
    if custom_id.partition(".")[0] == MENU:
        pressed = next(iter(values), "")
        label = next(
            (text_of(one, "label") for one in parts_of(shown, "options") if one.get("value") == pressed), ""
        )
    else:
        pressed, is_select, facet = custom_id.partition(OF_SELECT)
        label = text_of(shown, "label")
        chosen = {facet: values} if is_select else {}
    carried = token_of(token(pressed))
    where = DiscordWhere.PRIVATE if common["flags"] & EPHEMERAL else DiscordWhere.MESSAGE
    asked: _Asked = {"verb": carried.verb, "ref": carried.ref, "server": server}
    return DiscordAct(**common, **asked, where=where, chosen=chosen, label=label)


def _submission(data: Payload, common: _Common) -> DiscordAct:
    custom_id, server = apart(text_of(data, "custom_id"))
    carried = token_of(token(custom_id))
    fields = [one for one in components_of(data) if number_of(one, "type") not in NOT_FILLED]
    people = read_people(part_of(data, "resolved"), common["guild"])
    return DiscordAct(
        **common,
        where=DiscordWhere.FORM_FROM_MESSAGE if common["message"] else DiscordWhere.FORM,
        verb=carried.verb,
        ref=carried.ref,
        server=server,
        chosen={text_of(one, "custom_id"): _filled(one) for one in fields},
        people=people,
        places=tuple(place for one in fields if number_of(one, "type") == CHANNELS for place in _filled(one)),
    )


def _filled(component: Mapping[str, Any]) -> tuple[str, ...]:
    return texts_of(component, "values") if "values" in component else (text_of(component, "value"),)
