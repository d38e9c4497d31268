"""What Slack posts to an app: commands, presses, submissions and events, as its documentation shows them."""

import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from tests.fakes.slack.ledger import Line, View
from tests.fakes.slack.workspace import APP, BOT, BOT_ID, TEAM, Workspace

VERIFICATION: Final = "deprecated"

Payload = dict[str, Any]
Values = Mapping[str, tuple[str, ...]]


def command(here: Workspace, user: str, line: str) -> Payload:
    """Return a typed slash command."""
    name, _, text = line.partition(" ")
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "team_domain": "here",
        "channel_id": here.direct(user),
        "channel_name": "directmessage",
        "user_id": user,
        "user_name": here.members[user]["name"],
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": here.reply_to(user, here.direct(user)),
        "trigger_id": here.trigger(user),
    }


def press(here: Workspace, user: str, where: Line | View, action: Payload) -> Payload:
    """Return a pressed button, or a changed select, of a message or a view."""
    body = {
        "type": "block_actions",
        "user": _user(here, user),
        "api_app_id": APP,
        "token": VERIFICATION,
        "trigger_id": here.trigger(user),
        "team": {"id": TEAM, "domain": "here"},
        "enterprise": None,
        "is_enterprise_install": False,
        "actions": [{**action, "action_ts": f"{time.time():.6f}"}],
    }
    values = {"values": dict(_chosen(where, "", {}))}
    match where:
        case Line():
            return {**body, **_on_line(here, user, where), "state": values}
        case View():
            view = {**shown(where), "state": values}
            return {**body, "container": {"type": "view", "view_id": where.id}, "view": view}


def narrow(here: Workspace, user: str, where: Line | View, token: str, chosen: Values) -> Payload:
    """Return a changed multi-select that belongs to a token, with the state of all others in the message."""
    action, state = select(where, token, chosen)
    pressed = press(here, user, where, action)
    if isinstance(where, View):
        return {**pressed, "view": {**pressed["view"], "state": state}}
    return {**pressed, "state": state}


def button(where: Line | View, token: str) -> Payload:
    """Return the action of the button with a token, with its block where the place has one."""
    for block, element in _elements(where):
        if element.get("type") == "button" and element.get("value") == token:
            return {"type": "button", "block_id": block, **_told(element)}
        for option in element["options"] if element.get("type") == "overflow" else ():
            if option["value"] == token:
                chosen = {"selected_option": option}
                return {"type": "overflow", "block_id": block, "action_id": element["action_id"], **chosen}
    return {"type": "button", "block_id": "none", "action_id": token, "value": token}


def select(where: Line | View, token: str, chosen: Values) -> tuple[Payload, Payload]:
    """Return the action of a multi-select and the state of all of that message, some of them changed."""
    state = dict(_chosen(where, token, chosen))
    changed = [
        {**now, "block_id": block, "action_id": action_id}
        for block, values in state.items()
        for action_id, now in values.items()
        if action_id.partition("|")[0] == token and action_id.partition("|")[2] in chosen
    ]
    return changed[-1] if changed else {}, {"values": state}


def submission(here: Workspace, user: str, view: View, values: Values) -> Payload:
    """Return a submitted modal with its values."""
    view.typed = values
    return {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "here"},
        "user": _user(here, user),
        "api_app_id": APP,
        "token": VERIFICATION,
        "trigger_id": here.trigger(user),
        "view": {**shown(view), "state": {"values": dict(_state(view, values))}},
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }


def event(here: Workspace, inner: Payload) -> Payload:
    """Return an event in its envelope."""
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "api_app_id": APP,
        "event": inner,
        "type": "event_callback",
        "event_id": f"Ev{here.number()}",
        "event_time": int(time.time()),
        "authorizations": [{"team_id": TEAM, "is_bot": True}],
    }


def typed(here: Workspace, user: str, text: str, *, thread: str = "") -> Payload:
    """Return the event of a typed direct message, in a thread where one is named."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = Line(here.direct(user), here.stamp(), user, escaped, thread=thread)
    here.lines.append(line)
    inner = {
        "type": "message",
        "channel": line.channel,
        "user": user,
        "text": escaped,
        "ts": line.ts,
        "event_ts": line.ts,
        "channel_type": "im",
        "team": TEAM,
        **({"thread_ts": thread} if thread else {}),
    }
    return event(here, inner)


def sent_file(here: Workspace, user: str, text: str = "") -> Payload:
    """Return the event of a file in a person's direct messages with the bot, with words or without."""
    told = typed(here, user, text)
    files = [{"id": f"F{here.number()}", "name": "cv.pdf", "mimetype": "application/pdf"}]
    return {**told, "event": {**told["event"], "subtype": "file_share", "files": files}}


def mention(here: Workspace, user: str, channel: str, text: str) -> Payload:
    """Return the event of a message in a channel that mentions the bot."""
    ts = here.stamp()
    said = {"type": "app_mention", "user": user, "text": text, "ts": ts, "event_ts": ts, "team": TEAM}
    return event(here, {**said, "channel": channel})


def shortcut(here: Workspace, user: str, channel: str, message: Payload, *, name: str) -> Payload:
    """Return the choice of a shortcut in a message's own menu; the bot need not be in the channel."""
    return {
        "type": "message_action",
        "callback_id": name,
        "token": VERIFICATION,
        "action_ts": f"{time.time():.6f}",
        "trigger_id": here.trigger(user),
        "team": {"id": TEAM, "domain": "here"},
        "user": _user(here, user),
        "channel": {"id": channel, "name": "general"},
        "message_ts": str(message.get("ts", "")),
        "message": {"type": "message", **message},
        "response_url": here.reply_to(user, channel),
        "is_enterprise_install": False,
        "enterprise": None,
    }


def by_bot(here: Workspace, user: str, text: str) -> Payload:
    """Return the event of a message that a bot wrote, such as ours."""
    said = typed(here, user, text)
    return {**said, "event": {**said["event"], "bot_id": BOT_ID, "bot_profile": {"id": BOT_ID}}}


def home_opened(here: Workspace, user: str) -> Payload:
    """Return the event of an opened Home tab."""
    inner = {"type": "app_home_opened", "user": user, "channel": here.direct(user), "tab": "home"}
    return event(here, inner)


def edited(here: Workspace, user: str, text: str) -> Payload:
    """Return the event of a direct message that its writer has changed."""
    typed_again = typed(here, user, text)["event"]
    inner = {
        "type": "message",
        "subtype": "message_changed",
        "channel": here.direct(user),
        "channel_type": "im",
        "hidden": True,
        "message": {**typed_again, "edited": {"user": user, "ts": typed_again["ts"]}},
        "ts": here.stamp(),
    }
    return event(here, inner)


def joined(here: Workspace, user: str) -> Payload:
    """Return the event of a person who has joined the workspace."""
    return event(here, {"type": "team_join", "user": here.members[user]})


def uninstalled(here: Workspace) -> Payload:
    """Return the event of an app that was uninstalled."""
    return event(here, {"type": "app_uninstalled"})


def tokens_revoked(here: Workspace) -> Payload:
    """Return the event of a bot whose token was revoked."""
    return event(here, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT]}})


def url_verification(challenge: str) -> Payload:
    """Return what Slack posts once to an address before it sends events there."""
    return {"token": VERIFICATION, "challenge": challenge, "type": "url_verification"}


def user_changed(here: Workspace, user: str) -> Payload:
    """Return the event of a member who changed."""
    return event(here, {"type": "user_change", "user": here.members[user]})


def shown(view: View) -> Payload:
    """Return a view as Slack sends it back."""
    return {
        **view.body,
        "id": view.id,
        "team_id": TEAM,
        "hash": view.hash,
        "root_view_id": view.under or view.id,
        "previous_view_id": view.under or None,
        "state": {"values": {}},
        "bot_id": BOT_ID,
        "app_id": APP,
    }


def _user(here: Workspace, user: str) -> Payload:
    member = here.members[user]
    return {"id": user, "username": member["name"], "name": member["name"], "team_id": TEAM}


def _on_line(here: Workspace, user: str, line: Line) -> Payload:
    private = bool(line.only_for)
    thread = {"thread_ts": line.thread} if line.thread else {}
    facts = {"message_ts": line.ts, "channel_id": line.channel, "is_ephemeral": private, **thread}
    message = {"type": "message", "ts": line.ts, "text": line.text, "blocks": line.blocks, "bot_id": BOT_ID}
    return {
        "container": {"type": "message", **facts},
        "channel": {"id": line.channel, "name": "directmessage"},
        **({} if private else {"message": message}),
        "response_url": here.reply_to(user, line.channel, line.ts),
    }


def _chosen(where: Line | View, token: str, chosen: Values) -> Iterator[tuple[str, Payload]]:
    """Return the state of every multi-select, by block; those of a token have the values `chosen`."""
    for block, element in _elements(where):
        if element.get("type") != "multi_static_select":
            continue
        carried, _, name = str(element["action_id"]).partition("|")
        on = tuple(one["value"] for one in element.get("initial_options", ()))
        picked = chosen.get(name, on) if carried == token else on
        now = {"type": "multi_static_select", "selected_options": _options(element, picked)}
        yield block, {element["action_id"]: now}


def _elements(where: Line | View) -> list[tuple[str, Mapping[str, Any]]]:
    blocks = where.blocks if isinstance(where, Line) else where.body.get("blocks", [])
    found = []
    for block in blocks:
        elements = block.get("elements", []) if block["type"] == "actions" else []
        accessory = [block["accessory"]] if "accessory" in block else []
        found += [(str(block["block_id"]), element) for element in (*elements, *accessory)]
    return found


def _told(element: Mapping[str, Any]) -> Payload:
    return {name: element[name] for name in ("action_id", "value", "text", "style") if name in element}


def _options(element: Mapping[str, Any], values: tuple[str, ...]) -> list[Payload]:
    known = {one["value"]: one for one in element.get("options", ())}
    made_up = {"text": {"type": "plain_text", "text": "made up"}}
    return [known.get(value, {**made_up, "value": value}) for value in values]


def _state(view: View, values: Values) -> list[tuple[str, Payload]]:
    state = []
    for block in view.body.get("blocks", []):
        if block.get("type") == "input":
            element, name = block["element"], str(block["block_id"])
            now = _now(element, values.get(name, ()))
            state.append((name, {element["action_id"]: now}))
    return state


def _dated(pattern: str, values: tuple[str, ...]) -> str | None:
    """Return what a picker holds: nothing else can be chosen with it than a day or a time."""
    chosen = next((one for one in values if one), None)
    if chosen is not None:
        datetime.strptime(chosen, pattern)  # noqa: DTZ007 - only its form is checked
    return chosen


def _now(element: Mapping[str, Any], values: tuple[str, ...]) -> Payload:
    kind = str(element["type"])
    match kind:
        case "plain_text_input":
            return {"type": kind, "value": next((one for one in values if one), None)}
        case "users_select":
            return {"type": kind, "selected_user": next((one for one in values if one), None)}
        case "conversations_select":
            return {"type": kind, "selected_conversation": next((one for one in values if one), None)}
        case "datepicker":
            return {"type": kind, "selected_date": _dated("%Y-%m-%d", values)}
        case "timepicker":
            return {"type": kind, "selected_time": _dated("%H:%M", values)}
        case "checkboxes" | "multi_static_select":
            return {"type": kind, "selected_options": _options(element, values)}
        case _:
            chosen = [one for one in values if one]
            return {
                "type": kind,
                "selected_option": _options(element, tuple(chosen[:1]))[0] if chosen else None,
            }
