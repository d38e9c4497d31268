"""The activities that Teams POSTs to the bot, as its documentation and its SDKs show them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.teams.values import Account, Chat, Json, Kind
from tests.fakes.teams.world import BOT_ID, BOT_NAME, Teams


def base(here: Teams, kind: str, who: Account, at: Chat, *, thread: str = "") -> Json:
    """Return what every activity says: where it comes from, and how its sender is set up."""
    moment = datetime.fromtimestamp(here.now(), UTC)
    return {
        "type": kind,
        "id": f"f:{here.number()}",
        "timestamp": moment.isoformat().replace("+00:00", "Z"),
        "localTimestamp": moment.astimezone(ZoneInfo(who.zone)).isoformat(),
        "localTimezone": who.zone,
        "locale": who.locale,
        "channelId": "msteams",
        "serviceUrl": here.service_url,
        "from": person(who),
        "recipient": {"id": BOT_ID, "name": BOT_NAME},
        "conversation": conversation(at, thread),
        "channelData": channel_data(here, at),
    }


def person(who: Account) -> Json:
    """Return an account as an activity names it."""
    return {"id": who.id, "name": who.name, "aadObjectId": who.object_id}


def conversation(at: Chat, thread: str = "") -> Json:
    """Return a conversation as an activity names it; in a channel with the message of its thread."""
    id_ = f"{at.id};messageid={thread}" if thread else at.id
    said = {"conversationType": str(at.kind), "tenantId": at.tenant, "id": id_}
    return said if at.kind is Kind.PERSONAL else {"isGroup": True, **said}


def channel_data(here: Teams, at: Chat) -> Json:
    """Return what Teams adds."""
    said: Json = {"tenant": {"id": at.tenant}}
    if at.team:
        team = here.teams[at.team]
        about = {"id": team.id, "aadGroupId": team.group, "name": team.name}
        said |= {"channel": {"id": at.id}, "team": about, "teamsChannelId": at.id, "teamsTeamId": team.id}
    return said


def words(
    here: Teams, who: Account, at: Chat, said: str, *, thread: str = "", mentions: bool = False
) -> Json:
    """Return words that somebody wrote; `mentions` puts the bot in front, as Teams does."""
    mention = f"<at>{BOT_NAME}</at>"
    entities: list[Any] = [{"type": "clientInfo", "locale": who.locale, "country": "GB", "platform": "Web"}]
    if mentions:
        whom = {"id": BOT_ID, "name": BOT_NAME}
        entities.append({"type": "mention", "mentioned": whom, "text": mention})
    text = f"{mention}&nbsp;{said}" if mentions else said
    more = {"text": text, "textFormat": "plain", "entities": entities}
    html = {"contentType": "text/html", "content": f"<p>{said}</p>"}
    return {**base(here, "message", who, at, thread=thread), **more, "attachments": [html]}


def submitted(here: Teams, who: Account, at: Chat, data: Json, card: str, *, thread: str = "") -> Json:
    """Return what `Action.Submit` of a card sends: a message without words, with a value."""
    more = {"value": data, "replyToId": card, "channelData": {"source": {"name": "message"}}}
    said = base(here, "message", who, at, thread=thread)
    return {**said, **more, "channelData": {**said["channelData"], **more["channelData"]}}  # type: ignore[dict-item]


def invoke(
    here: Teams, name: str, who: Account, at: Chat, value: Json, *, card: str = "", thread: str = ""
) -> Json:
    """Return an invoke, whose answer is in the response."""
    said = {**base(here, "invoke", who, at, thread=thread), "name": name, "value": value}
    said["channelData"]["source"] = {"name": "message"}
    return {**said, **({"replyToId": card} if card else {})}


def executed(
    here: Teams,
    who: Account,
    at: Chat,
    action: Json,
    data: Json,
    *,
    card: str,
    trigger: str = "manual",
    thread: str = "",
) -> Json:
    """Return what `Action.Execute` sends; `automatic` for a refresh."""
    pressed = {"type": "Action.Execute", "id": action.get("id", ""), "title": action.get("title", "")}
    value = {"action": {**pressed, "verb": action.get("verb", ""), "data": data}, "trigger": trigger}
    return invoke(here, "adaptiveCard/action", who, at, value, card=card, thread=thread)


def dialog(
    here: Teams, name: str, who: Account, at: Chat, data: Json, *, card: str = "", thread: str = ""
) -> Json:
    """Return `task/fetch` or `task/submit`."""
    value = {"data": data, "context": {"theme": "default"}, "tabContext": None}
    return invoke(here, name, who, at, value, card=card, thread=thread)


def consented(here: Teams, who: Account, at: Chat, context: Json, *, name: str = "", card: str = "") -> Json:
    """Return the answer to a question whether a file may be sent; with a name it is allowed."""
    value: Json = {"type": "fileUpload", "action": "accept" if name else "decline", "context": context}
    if name:
        value["uploadInfo"] = {
            "contentUrl": f"https://alumni-my.sharepoint.com/personal/{who.object_id}/{name}",
            "name": name,
            "uploadUrl": f"{here.url}uploads/{name}",
            "uniqueId": here.guid(),
            "fileType": name.rpartition(".")[2],
        }
    return invoke(here, "fileConsent/invoke", who, at, value, card=card)


def installation(here: Teams, who: Account, at: Chat, action: str) -> Json:
    """Return `installationUpdate`: `add`, `remove`, or either with `-upgrade`."""
    return {**base(here, "installationUpdate", who, at), "action": action}


def arrived(
    here: Teams, who: Account, at: Chat, added: Iterable[Json] = (), removed: Iterable[Json] = ()
) -> Json:
    """Return `conversationUpdate`: who is there now, or no more."""
    said = base(here, "conversationUpdate", who, at)
    more: Json = {"membersAdded": list(added)} if added else {"membersRemoved": list(removed)}
    if at.team:
        is_team = "teamMemberAdded" if added else "teamMemberRemoved"
        said["channelData"]["eventType"] = is_team
    return {**said, **more}


def the_bot() -> Json:
    """Return the bot as a member."""
    return {"id": BOT_ID, "name": BOT_NAME}
