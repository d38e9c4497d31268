"""The Bot Connector: the effect of each of its calls that the stand-in knows.

From Microsoft's reference ("Bot Connector REST API") and its pages on Teams ("Send proactive messages",
"Error and status codes"); what the forms of the answers leave open is noted where it is decided.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.fakes.teams import cards
from tests.fakes.teams.errors import Refused
from tests.fakes.teams.ledger import Said
from tests.fakes.teams.values import BOT, CONSENT, Account, Chat, Json, Kind, Message, Team
from tests.fakes.teams.world import BOT_ID, LARGEST, Teams


@dataclass(frozen=True, slots=True)
class Asked:
    """One call, as its effect needs it."""

    of: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    raw: bytes = b""


Does = Callable[[Teams, Asked], Said]


def create(here: Teams, asked: Asked) -> Said:
    """Begin a conversation with one person, or a thread in a channel."""
    body, data = asked.body, asked.body.get("channelData") or {}
    if body.get("isGroup") and "channel" in data:
        return _thread(here, body, str(data["channel"].get("id", "")))
    members = body.get("members") or []
    tenant = body.get("tenantId") or (data.get("tenant") or {}).get("id")
    bot = (body.get("bot") or {}).get("id", BOT_ID)
    if len(members) != 1 or body.get("isGroup") or tenant != here.client.tenant or bot != BOT_ID:
        raise Refused("BadSyntax")
    person = here.whom(str(members[0].get("id", "")))
    if not here.meets(person):
        raise forbidden(here, "BotNotInConversationRoster")
    chat = here.personal(person)
    said: Json = {"id": chat.id}
    if "activity" in body:
        said["activityId"] = _put(here, chat, body["activity"]).id
    return Said(201, said)


def _thread(here: Teams, body: Json, channel: str) -> Said:
    chat = here.open(channel)
    if chat.kind is not Kind.CHANNEL or not body.get("activity"):
        raise Refused("BadSyntax")
    made = _put(here, chat, body["activity"])
    return Said(201, {"id": f"{chat.id};messageid={made.id}", "activityId": made.id})


def send(here: Teams, asked: Asked) -> Said:
    """Write a message; in a channel under the message that the conversation's id names."""
    thread = asked.of["chat"].partition(";messageid=")[2]
    return _sent(here, asked, thread)


def reply(here: Teams, asked: Asked) -> Said:
    """Write an answer to a message: in a channel it stands under that one, elsewhere below all."""
    chat = here.open(asked.of["chat"])
    return _sent(here, asked, asked.of["activity"] if chat.kind is Kind.CHANNEL else "")


def _sent(here: Teams, asked: Asked, thread: str) -> Said:
    chat = here.open(asked.of["chat"])
    if asked.body.get("type") == "typing":
        _may_write(here, chat)
        return Said(201, {"id": here.number()})
    only_for = ""
    if asked.query.get("isTargetedActivity") == "true":
        only_for = _targeted(here, chat, asked.body).object_id
    made = _put(here, chat, asked.body, thread=thread, only_for=only_for)
    return Said(201, {"id": made.id})


def _targeted(here: Teams, chat: Chat, activity: Json) -> Account:
    # A preview: only where there are several people, and only to one of them (teams.md of Microsoft's
    # documentation: targeted messages).
    person = here.whom(str((activity.get("recipient") or {}).get("id", "")))
    if chat.kind is Kind.PERSONAL or person not in here.members(chat):
        raise Refused("BadArgument")
    return person


def update(here: Teams, asked: Asked) -> Said:
    """Draw a message anew, for everybody: what one person saw in its place goes."""
    message = _own(here, asked)
    _fits(asked.body)
    _checks(here, asked.body)
    message.activity, message.views = asked.body, {}
    message.edited += 1
    here.shows("edited", message)
    return Said(200, {"id": message.id})


def delete(here: Teams, asked: Asked) -> Said:
    """Delete a message of the bot's."""
    message = _own(here, asked)
    message.deleted = True
    here.shows("deleted", message)
    return Said(200)


def _own(here: Teams, asked: Asked) -> Message:
    chat = here.open(asked.of["chat"])
    _may_write(here, chat)
    found = here.messages.get(asked.of["activity"])
    if found is None or found.deleted or found.chat != chat.id:
        raise Refused("ActivityNotFoundInConversation")
    if found.sender != BOT:
        raise forbidden(here, "ForbiddenOperationException")
    return found


def _put(here: Teams, chat: Chat, activity: Json, **more: str) -> Message:
    _may_write(here, chat)
    _fits(activity)
    _checks(here, activity)
    if chat.kind is not Kind.PERSONAL and CONSENT in _kinds(activity):
        raise Refused("BadArgument")  # files of bots are for personal chats alone ("Send and receive files")
    return here.keeps(chat, BOT, activity, **more)


def _may_write(here: Teams, chat: Chat) -> None:
    if here.app_disabled:
        raise forbidden(here, "BotDisabledByAdmin")
    if chat.kind is Kind.PERSONAL and any(here.accounts[one].left for one in chat.people):
        raise Refused("ConversationNotFound")
    if chat.people & here.blocked and chat.kind is Kind.PERSONAL:
        raise forbidden(here, "ConversationBlockedByUser")
    if not here.has_bot(chat):
        writes = chat.kind is Kind.PERSONAL
        raise forbidden(here, "MessageWritesBlocked" if writes else "BotNotInConversationRoster")


def forbidden(here: Teams, code: str) -> Refused:
    """Return a refusal in the form in which Teams gives this one at present."""
    return Refused(code, nested=here.nests_codes)


def _fits(activity: Json) -> None:
    if len(json.dumps(activity, ensure_ascii=False).encode("utf-16-le")) > LARGEST:
        raise Refused("MessageSizeTooBig")


def _checks(here: Teams, activity: Json) -> None:
    """Refuse what is no message; note what Teams would show otherwise than it was meant."""
    attachments = activity.get("attachments") or []
    if activity.get("type") != "message" or not (activity.get("text") or attachments):
        raise Refused("BadArgument")
    here.complaints += cards.of_activity(activity)


def _kinds(activity: Json) -> set[str]:
    return {str(one.get("contentType")) for one in activity.get("attachments") or ()}


def everybody(here: Teams, asked: Asked) -> Said:
    """Return all members of a conversation at once."""
    return Said(200, [member(one) for one in _roster(here, asked)])


def paged(here: Teams, asked: Asked) -> Said:
    """Return one page of the members of a conversation."""
    rows = _roster(here, asked)
    size = min(int(asked.query.get("pageSize", here.page)), here.page, 500)
    at = int(asked.query.get("continuationToken") or 0)
    said: Json = {"members": [member(one) for one in rows[at : at + size]]}
    if at + size < len(rows):
        said["continuationToken"] = str(at + size)
    return Said(200, said)


def one_member(here: Teams, asked: Asked) -> Said:
    """Return one member of a conversation."""
    person = here.whom(asked.of["member"])
    if person not in _roster(here, asked):
        raise Refused("MemberNotFoundInConversation")
    return Said(200, member(person))


def _roster(here: Teams, asked: Asked) -> list[Account]:
    chat = here.open(asked.of["chat"])
    if not here.has_bot(chat):
        raise forbidden(here, "BotNotInConversationRoster")
    return sorted(here.members(chat), key=lambda one: one.object_id)


def member(account: Account) -> Json:
    """Return a member as the connector names them."""
    return {
        "id": account.id,
        "name": account.name,
        "aadObjectId": account.object_id,
        "objectId": account.object_id,
        "email": account.mail,
        "userPrincipalName": account.mail,
        "tenantId": account.tenant,
        "userRole": "guest" if account.guest else "user",
    }


def team(here: Teams, asked: Asked) -> Said:
    """Return a team."""
    found = _team(here, asked)
    return Said(200, {"id": found.id, "name": found.name, "aadGroupId": found.group, "type": "standard"})


def channels(here: Teams, asked: Asked) -> Said:
    """Return the channels of a team; the general one has no name."""
    found = _team(here, asked)
    every: list[Json] = [
        {"id": found.id},
        *({"id": id_, "name": name} for id_, name in found.channels.items()),
    ]
    return Said(200, {"conversations": every})


def _team(here: Teams, asked: Asked) -> Team:
    found = here.teams.get(asked.of["team"])
    if found is None:
        raise Refused("ConversationNotFound")
    if not found.has_bot:
        raise forbidden(here, "BotNotInConversationRoster")
    return found
