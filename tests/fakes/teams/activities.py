"""The activities that Teams POSTs to the bot, as its documentation and its SDKs show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

from tests.fakes.teams.values import Account, Chat, Json, Kind
from tests.fakes.teams.world import BOT_ID, BOT_NAME, Teams


@dataclass(frozen=True, slots=True)
class Spot:
    """Who acts, and where: in a channel with the message whose thread it is."""

    here: Teams
    who: Account
    at: Chat
    thread: str = ""


def base(of: Spot, kind: str) -> Json:
    """Return what every activity says: where it comes from, and how its sender is set up."""
    moment = datetime.fromtimestamp(of.here.now(), UTC)
    return {
        "type": kind,
        "id": f"f:{of.here.number()}",
        "timestamp": moment.isoformat().replace("+00:00", "Z"),
        **_local(moment, of.who.zone),
        "locale": of.who.locale,
        "channelId": "msteams",
        "serviceUrl": of.here.service_url,
        "from": {"id": of.who.id, "name": of.who.name, "aadObjectId": of.who.object_id},
        "recipient": the_bot(),
        "conversation": _conversation(of),
        "channelData": _channel_data(of),
    }


def _local(moment: datetime, zone: str) -> Json:
    """Return what a device says of its own time; one that does not know where it is says nothing."""
    if not zone:
        return {}
    return {"localTimestamp": moment.astimezone(ZoneInfo(zone)).isoformat(), "localTimezone": zone}


def _conversation(of: Spot) -> Json:
    id_ = f"{of.at.id};messageid={of.thread}" if of.thread else of.at.id
    said = {"conversationType": str(of.at.kind), "tenantId": of.at.tenant, "id": id_}
    return said if of.at.kind is Kind.PERSONAL else {"isGroup": True, **said}


def _channel_data(of: Spot) -> Json:
    said: Json = {"tenant": {"id": of.at.tenant}}
    if of.at.team:
        team = of.here.teams[of.at.team]
        about = {"id": team.id, "aadGroupId": team.group, "name": team.name}
        ids = {"teamsChannelId": of.at.id, "teamsTeamId": team.id}
        said |= {"channel": {"id": of.at.id}, "team": about, **ids}
    return said


def words(of: Spot, said: str, *, mentions: bool = False) -> Json:
    """Return words that somebody wrote; `mentions` puts the bot in front, as Teams does."""
    mention = f"<at>{BOT_NAME}</at>"
    client = {"type": "clientInfo", "locale": of.who.locale, "country": "GB", "platform": "Web"}
    named = {"type": "mention", "mentioned": the_bot(), "text": mention}
    more = {
        "text": f"{mention}&nbsp;{said}" if mentions else said,
        "textFormat": "plain",
        "entities": [client, named] if mentions else [client],
        "attachments": [{"contentType": "text/html", "content": f"<p>{escape(said)}</p>"}],
    }
    return {**base(of, "message"), **more}


def submitted(of: Spot, data: Json, card: str) -> Json:
    """Return what `Action.Submit` of a card sends: a message without words, with a value."""
    return _from_a_card({**base(of, "message"), "value": data}, card)


def invoke(of: Spot, name: str, value: Json, card: str = "") -> Json:
    """Return an invoke, whose answer is in the response."""
    return _from_a_card({**base(of, "invoke"), "name": name, "value": value}, card)


def _from_a_card(said: Json, card: str) -> Json:
    said["channelData"]["source"] = {"name": "message"}
    return {**said, **({"replyToId": card} if card else {})}


def executed(of: Spot, action: Json, data: Json, card: str, *, trigger: str = "manual") -> Json:
    """Return what `Action.Execute` sends; its trigger is `automatic` for a refresh."""
    pressed = {"type": "Action.Execute", "id": action.get("id", ""), "title": action.get("title", "")}
    value = {"action": {**pressed, "verb": action.get("verb", ""), "data": data}, "trigger": trigger}
    return invoke(of, "adaptiveCard/action", value, card)


def dialog(of: Spot, name: str, data: Json, card: str) -> Json:
    """Return `task/fetch` or `task/submit`."""
    return invoke(of, name, {"data": data, "context": {"theme": "default"}, "tabContext": None}, card)


def consented(of: Spot, context: Json, card: str, *, name: str = "") -> Json:
    """Return the answer to a question whether a file may be sent; with a name it is allowed."""
    value: Json = {"type": "fileUpload", "action": "accept" if name else "decline", "context": context}
    if name:
        value["uploadInfo"] = {
            "contentUrl": f"https://alumni-my.sharepoint.com/personal/{of.who.object_id}/{name}",
            "name": name,
            "uploadUrl": of.here.allows_upload(name),
            "uniqueId": of.here.guid(),
            "fileType": name.rpartition(".")[2],
        }
    return invoke(of, "fileConsent/invoke", value, card)


def installation(of: Spot, action: str) -> Json:
    """Return `installationUpdate`: `add`, `remove`, or either with `-upgrade`."""
    return {**base(of, "installationUpdate"), "action": action}


def arrived(of: Spot, *, added: Iterable[Json] = (), removed: Iterable[Json] = ()) -> Json:
    """Return `conversationUpdate`: who is there now, or no more."""
    said = base(of, "conversationUpdate")
    if of.at.team:
        said["channelData"]["eventType"] = "teamMemberAdded" if added else "teamMemberRemoved"
    return {**said, **({"membersAdded": list(added)} if added else {"membersRemoved": list(removed)})}


def the_bot() -> Json:
    """Return the bot as an activity names it."""
    return {"id": BOT_ID, "name": BOT_NAME}
