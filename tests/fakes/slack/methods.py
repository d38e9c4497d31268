"""The methods of Slack's Web API that the stand-in knows: the scope each needs, and its effect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.fakes.slack.ledger import Line, Part, Refused, View
from tests.fakes.slack.workspace import ADDRESS, APP_TOKEN, BOT, BOT_ID, TEAM, TOKEN, Workspace

Said = dict[str, Any]
MOST_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Method:
    """One method: its effect, and the scope that its caller needs."""

    does: Callable[[Workspace, Part], Said]
    scope: Callable[[Part], str] = lambda _: ""
    token: str = TOKEN


def auth_test(_: Workspace, __: Part) -> Said:
    """Return who the bot is."""
    return {
        "team_id": TEAM,
        "team": "Here",
        "user_id": BOT,
        "user": "alongside",
        "bot_id": BOT_ID,
        "url": ADDRESS,
    }


def connections_open(here: Workspace, _: Part) -> Said:
    """Return the address of a socket; each address is good for one connection."""
    ticket = f"ticket-{here.number()}"
    here.tickets.add(ticket)
    return {"url": here.url.replace("http://", "ws://") + f"link?ticket={ticket}"}


def team_info(_: Workspace, __: Part) -> Said:
    """Return the workspace's name."""
    return {"team": {"id": TEAM, "name": "Here", "domain": "here"}}


def users_info(here: Workspace, asked: Part) -> Said:
    """Return a member; their locale only where it is asked for."""
    member = here.members.get(str(asked.get("user", "")))
    if member is None:
        raise Refused("user_not_found")
    return {"user": _as_member(member, locale=_is_on(asked, "include_locale"))}


def users_list(here: Workspace, asked: Part) -> Said:
    """Return a page of the members."""
    if not int(asked.get("limit") or 0):
        raise Refused("limit_required")
    locale = _is_on(asked, "include_locale")
    everybody = [_as_member(member, locale=locale) for member in here.members.values()]
    return _page("members", everybody, asked)


def users_list_of_group(here: Workspace, asked: Part) -> Said:
    """Return the members of a user group."""
    group = str(asked.get("usergroup", ""))
    if group not in here.groups:
        raise Refused("no_such_subteam")
    return {"users": here.groups[group]}


def conversations_open(here: Workspace, asked: Part) -> Said:
    """Open a direct message, or one for several."""
    users = [user for user in str(asked.get("users", "")).split(",") if user]
    if not users:
        raise Refused("users_list_not_supplied")
    return {"channel": {"id": here.open_for(users)}}


def conversations_info(here: Workspace, asked: Part) -> Said:
    """Return the kind of a conversation."""
    channel = str(asked.get("channel", ""))
    if not channel or here.channel(channel) != channel or here.hides(channel):
        raise Refused("channel_not_found")
    if channel in here.channels:
        return {"channel": here.about(channel)}
    together = channel in here.rooms
    kind = {"is_mpim": together, "is_im": not together, "is_archived": channel in here.archived}
    return {"channel": {"id": channel, **kind, **({} if together else {"user": channel[1:]})}}


def conversations_history(here: Workspace, asked: Part) -> Said:
    """Return a channel's messages, newest first, without the replies in threads."""
    channel = here.channel(str(asked.get("channel", "")))
    return _read(here, asked, [line for line in reversed(here.standing(channel)) if not line.thread])


def conversations_replies(here: Workspace, asked: Part) -> Said:
    """Return the messages of a thread, oldest first, its first message too."""
    channel, ts = here.channel(str(asked.get("channel", ""))), str(asked.get("ts", ""))
    if here.line(channel, ts) is None:
        raise Refused("thread_not_found")
    return _read(here, asked, [line for line in here.standing(channel) if ts in (line.ts, line.thread)])


def _read(here: Workspace, asked: Part, lines: list[Line]) -> Said:
    """Return a page of these messages; metadata only where it is asked for."""
    wants, oldest = _is_on(asked, "include_all_metadata"), float(asked.get("oldest") or 0)
    messages = [
        {**_as_message(line, metadata=wants), "files": [{"name": here.files[file][0]} for file in line.files]}
        for line in lines
        if not line.only_for and float(line.ts) >= oldest
    ]
    page = _page("messages", messages, asked)
    return {**page, "has_more": bool(page["response_metadata"]["next_cursor"])}


def post_message(here: Workspace, asked: Part) -> Said:
    """Post a message."""
    here.paced("", here.channel(str(asked.get("channel", ""))))
    line = here.post(asked)
    return {"channel": line.channel, "ts": line.ts, "message": _as_message(line, metadata=True)}


def update_message(here: Workspace, asked: Part) -> Said:
    """Update a message."""
    line = here.update(asked)
    return {"channel": line.channel, "ts": line.ts, "text": line.text}


def post_ephemeral(here: Workspace, asked: Part) -> Said:
    """Show a message to one person alone."""
    channel, user = here.channel(str(asked.get("channel", ""))), str(asked.get("user", ""))
    if user not in here.people_of(channel):
        raise Refused("user_not_in_channel")
    return {"message_ts": here.post(asked, only_for=user).ts}


def views_open(here: Workspace, asked: Part) -> Said:
    """Open a modal by a trigger."""
    here.take_trigger(str(asked.get("trigger_id", "")))
    return _view(here.shown_view(here.whose(str(asked["trigger_id"])), asked.get("view") or {}))


def views_push(here: Workspace, asked: Part) -> Said:
    """Open a modal on top of another."""
    here.take_trigger(str(asked.get("trigger_id", "")))
    user = here.whose(str(asked["trigger_id"]))
    top = here.top(user)
    if top is None:
        raise Refused("not_found")
    return _view(here.shown_view(user, asked.get("view") or {}, under=top.id))


def views_update(here: Workspace, asked: Part) -> Said:
    """Update a modal."""
    view_id, hash_ = str(asked.get("view_id", "")), str(asked.get("hash") or "")
    if named := str(asked.get("external_id") or ""):
        view_id = here.view_named(named)
    return _view(here.update_view(view_id, asked.get("view") or {}, hash_=hash_))


def views_publish(here: Workspace, asked: Part) -> Said:
    """Publish a Home tab."""
    user, hash_ = str(asked.get("user_id", "")), str(asked.get("hash") or "")
    return _view(here.publish(user, asked.get("view") or {}, hash_=hash_))


def upload_url(here: Workspace, asked: Part) -> Said:
    """Return the address to which a file's bytes are posted."""
    if int(asked.get("length") or 0) <= 0 or not asked.get("filename"):
        raise Refused("invalid_arguments")
    made = f"F{here.number()}"
    here.files[made] = (str(asked["filename"]), b"")
    return {"upload_url": f"{here.url}upload/{made}", "file_id": made}


def complete_upload(here: Workspace, asked: Part) -> Said:
    """Put uploaded files into a channel."""
    channel = str(asked.get("channel_id", ""))
    if channel not in here.rooms and not channel.startswith("D"):
        raise Refused("channel_not_found")  # unlike a message, a file cannot be sent to a user id
    files = [str(file.get("id", "")) for file in asked.get("files") or []]
    shown = {file for line in here.lines for file in line.files}
    if not files or any(file in shown or not here.files.get(file, ("", b""))[1] for file in files):
        raise Refused("file_not_found")
    said, thread = str(asked.get("initial_comment") or ""), here.thread(channel, asked)
    line = Line(channel, here.stamp(), BOT, said, thread=thread, files=files)
    here.lines.append(line)
    return {"files": [{"id": file} for file in files]}


def _is_on(asked: Part, name: str) -> bool:
    return asked.get(name) in (True, "true", "1", 1)


def _page(name: str, everything: list[Said], asked: Part) -> Said:
    """Return a page of at most `limit`, and the cursor of the next; Slack: 1,000 at most."""
    start, limit = str(asked.get("cursor") or "0"), int(asked.get("limit") or 100)
    if not start.isdecimal():
        raise Refused("invalid_cursor")
    if not 1 <= limit <= MOST_AT_ONCE:
        raise Refused("invalid_limit")
    end = int(start) + limit
    following = str(end) if end < len(everything) else ""
    return {name: everything[int(start) : end], "response_metadata": {"next_cursor": following}}


def _as_member(member: Part, *, locale: bool) -> Said:
    return {name: value for name, value in member.items() if name != "locale" or locale}


def _as_message(line: Line, *, metadata: bool) -> Said:
    said = {"type": "message", "user": line.user, "text": line.text, "ts": line.ts, "blocks": line.blocks}
    by_bot = {"bot_id": BOT_ID} if line.user == BOT else {}
    return {**said, **by_bot, **({"metadata": line.metadata} if metadata and line.metadata else {})}


def _view(view: View) -> Said:
    return {"view": {**view.body, "id": view.id, "hash": view.hash}}


def _several(asked: Part) -> str:
    return "mpim:write" if "," in str(asked.get("users", "")) else "im:write"


def _reading(asked: Part) -> str:
    if str(asked.get("channel", "")).startswith("C"):
        return "channels:read"
    if str(asked.get("channel", "")).startswith("G0"):
        return "groups:read"  # a private channel
    return "im:read" if str(asked.get("channel", "")).startswith("D") else "mpim:read"


def _history(asked: Part) -> str:
    if str(asked.get("channel", "")).startswith("C"):
        return "channels:history"
    return "im:history" if str(asked.get("channel", "")).startswith(("D", "U")) else "mpim:history"


def always(scope: str) -> Callable[[Part], str]:
    """Return a required scope that does not depend on the arguments."""
    return lambda _: scope


METHODS: Final[Mapping[str, Method]] = {
    "auth.test": Method(auth_test),
    "apps.connections.open": Method(connections_open, token=APP_TOKEN),
    "team.info": Method(team_info, always("team:read")),
    "users.info": Method(users_info, always("users:read")),
    "users.list": Method(users_list, always("users:read")),
    "usergroups.users.list": Method(users_list_of_group, always("usergroups:read")),
    "conversations.open": Method(conversations_open, _several),
    "conversations.info": Method(conversations_info, _reading),
    "conversations.history": Method(conversations_history, _history),
    "conversations.replies": Method(conversations_replies, _history),
    "chat.postMessage": Method(post_message, always("chat:write")),
    "chat.update": Method(update_message, always("chat:write")),
    "chat.postEphemeral": Method(post_ephemeral, always("chat:write")),
    "views.open": Method(views_open),
    "views.push": Method(views_push),
    "views.update": Method(views_update),
    "views.publish": Method(views_publish),
    "files.getUploadURLExternal": Method(upload_url, always("files:write")),
    "files.completeUploadExternal": Method(complete_upload, always("files:write")),
}
