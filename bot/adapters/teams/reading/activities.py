"""Reads activities: typed words, presses, dialogs, installs, and answers about files. Pure.

Of what a client sends, only the verb, its reference and the typed words are used; the rest is not trusted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, TypedDict

from bot.adapters.shared.typed import TypedCommand, command_of, token_of
from bot.adapters.teams import actions
from bot.adapters.teams.reading.inbound import (
    AppInstalled,
    AppRemoved,
    Consented,
    ConversationKind,
    TeamsAct,
    TeamsPlace,
    TeamsWhere,
)
from bot.adapters.teams.reading.payload import Payload, id_of, mentions, part_of, parts_of, text_of, typed
from bot.adapters.teams.reading.who import TeamsMember, read_member
from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS
from bot.ui.verbs.home import FILES, SAID
from bot.ui.verbs.search import FIND

Read = TeamsAct | AppInstalled | AppRemoved | Consented

EXECUTED: Final = "adaptiveCard/action"
FETCHED: Final = "task/fetch"
SUBMITTED: Final = "task/submit"
CONSENTED: Final = "fileConsent/invoke"
INVOKES: Final = frozenset({EXECUTED, FETCHED, SUBMITTED, CONSENTED})

BY_HAND: Final = "manual"
"""An Execute that a person pressed; `automatic` is a refresh, which must change nothing."""

HTML: Final = "text/html"
"""A copy of the words with their mark-up, which Teams puts beside them as an attachment."""


@dataclass(frozen=True, slots=True)
class Misshapen:
    """What is no activity that Teams sends: it is answered with 400."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """What is an activity, and asks nothing of us."""


class _Common(TypedDict):
    member: TeamsMember
    place: TeamsPlace
    kind: ConversationKind


def read_activity(payload: Payload, programme: Programme, bot: str) -> Read | Misshapen | Ignored:
    """Return what an activity asks for of the bot with this account."""
    common = _common(payload)
    if common is None:
        return Misshapen()
    if part_of(payload, "from").get("id") == bot or part_of(payload, "from").get("role") == "bot":
        return Ignored()
    match text_of(payload, "type"):
        case "message":
            return _message(payload, common, programme, bot)
        case "invoke":
            return _invoke(payload, common)
        case "installationUpdate":
            return _installation(payload, common)
        case "conversationUpdate":
            return _arrival(payload, common, bot)
        case "":
            return Misshapen()
        case _:
            return Ignored()


def _common(payload: Payload) -> _Common | None:
    """Return what all activities have in common; None where nobody could be answered."""
    conversation, member = part_of(payload, "conversation"), read_member(payload)
    place = TeamsPlace(
        id_of(conversation, "id"),
        text_of(payload, "serviceUrl"),
        text_of(part_of(part_of(payload, "channelData"), "tenant"), "id").lower()
        or text_of(conversation, "tenantId").lower(),
    )
    if not place.conversation or not member.account:
        return None
    # An installation names no kind where it is a person's own.
    said = text_of(conversation, "conversationType") or (
        "groupChat" if conversation.get("isGroup") is True else "personal"
    )
    try:
        kind = ConversationKind(said)
    except ValueError:
        return None
    return _Common(member=member, place=place, kind=kind)


def _message(
    payload: Payload, common: _Common, programme: Programme, bot: str
) -> TeamsAct | Ignored | Misshapen:
    if not isinstance(payload.get("text", ""), str | None):
        return Misshapen()
    if not common["member"].user:
        return Ignored()  # a connector or a machine: nobody whom we could know again
    if isinstance(value := payload.get("value"), Mapping) and actions.token_of(value):
        return _pressed(payload, common, TeamsWhere.SUBMITTED, value)
    shared = common["kind"] is not ConversationKind.PERSONAL
    words = typed(payload, bot)
    has_files = any(one.get("contentType") != HTML for one in parts_of(payload, "attachments"))
    if (shared and not mentions(payload, bot)) or not (words or has_files or shared):
        return Ignored()
    command = _command(words, programme)
    where = TeamsWhere.COMMAND if command else TeamsWhere.WORDS
    verb = command.verb if command else FIND.name if shared else SAID.name
    return TeamsAct(
        **common,
        key=_key(payload),
        where=where,
        verb=verb,
        ref=command.ref if command else "",
        words=command.words if command else words,
        chosen={FILES: ("beside",)} if has_files and not command else {},
        message=id_of(payload, "id"),
    )


def _command(words: str, programme: Programme) -> TypedCommand | None:
    """Return the command that is typed: Teams' list of commands puts it there without a slash.

    Without one, words behind the name of a command that takes none are a sentence: “Mentoring is hard”.
    """
    if words.startswith("/"):
        return command_of(words, programme)
    name, _, rest = words.partition(" ")
    known = {programme.commands.get(one.key, one.key): one for one in COMMANDS}
    command = known.get(name.lower())
    is_meant = command is not None and (bool(command.takes) or not rest)
    return command_of(f"/{words}", programme) if is_meant else None


def _invoke(payload: Payload, common: _Common) -> TeamsAct | Consented | Ignored | Misshapen:
    name, value = text_of(payload, "name"), payload.get("value")
    if name not in INVOKES or not isinstance(value, Mapping):
        return Misshapen()
    if not common["member"].user:
        return Ignored()
    match name:
        case "adaptiveCard/action":
            return _executed(payload, common, value)
        case "fileConsent/invoke":
            return _consented(payload, common, value)
        case _:
            where = TeamsWhere.FETCH if name == FETCHED else TeamsWhere.FORM
            data = value.get("data")
            return _pressed(payload, common, where, data) if isinstance(data, Mapping) else Misshapen()


def _executed(payload: Payload, common: _Common, value: Payload) -> TeamsAct | Ignored | Misshapen:
    action = value.get("action")
    if not isinstance(action, Mapping):
        return Misshapen()
    if value.get("trigger", BY_HAND) != BY_HAND:
        return Ignored()
    return _pressed(payload, common, TeamsWhere.CARD, part_of(action, "data"), text_of(action, "title"))


def _pressed(
    payload: Payload, common: _Common, where: TeamsWhere, data: Payload, label: str = ""
) -> TeamsAct:
    carried = token_of(actions.token_of(data))
    return TeamsAct(
        **common,
        key=_key(payload),
        where=where,
        verb=carried.verb,
        ref=carried.ref,
        chosen=dict(actions.chosen(data)),
        label=label,
        message=id_of(payload, "replyToId"),
    )


def _consented(payload: Payload, common: _Common, value: Payload) -> Consented:
    into = part_of(value, "uploadInfo") if value.get("action") == "accept" else {}
    return Consented(
        **common,
        key=_key(payload),
        file=id_of(part_of(value, "context"), "file"),
        upload=text_of(into, "uploadUrl"),
        name=text_of(into, "name"),
        content_url=text_of(into, "contentUrl"),
        unique_id=text_of(into, "uniqueId"),
        file_type=text_of(into, "fileType"),
        message=id_of(payload, "replyToId"),
    )


def _installation(payload: Payload, common: _Common) -> AppInstalled | AppRemoved | Ignored:
    match text_of(payload, "action"):
        case "add":
            return AppInstalled(**common)
        case "remove":
            return AppRemoved(**common)
        case _:  # an upgrade changes nothing for anybody
            return Ignored()


def _arrival(payload: Payload, common: _Common, bot: str) -> AppInstalled | AppRemoved | Ignored:
    """Read who came and went: of the bot itself, the same as an installation says."""
    if any(one.get("id") == bot for one in parts_of(payload, "membersAdded")):
        return AppInstalled(**common)
    if any(one.get("id") == bot for one in parts_of(payload, "membersRemoved")):
        return AppRemoved(**common)
    return Ignored()


def _key(payload: Payload) -> str:
    """Return the activity's id, by which a repeat is known; for one without, a digest of what it says."""
    if known := id_of(payload, "id"):
        return f"activity.{known}"
    said = repr(sorted((str(name), repr(value)) for name, value in payload.items()))
    return f"digest.{sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()}"
