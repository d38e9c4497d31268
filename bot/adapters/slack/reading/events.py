"""Reads the events that Slack sends: what people did, and what became of them and of the app. Pure."""

from dataclasses import dataclass

from bot.adapters.slack.reading.inbound import SlackAct, Where
from bot.adapters.slack.reading.payload import Payload, part_of, parts_of, plain, text_of, unaddressed
from bot.ui.verbs.home import FILES, HOME, SAID
from bot.ui.verbs.search import FIND

TYPED = frozenset({"", "file_share", "thread_broadcast"})
"""Subtypes of messages that a person typed: alone, with a file, or in a thread."""


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """Slack reports a member who joined or changed."""

    team: str
    member: Payload


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """Slack reports that the app was taken out of a workspace, or that its bot's token was revoked."""

    team: str


def read_event(body: Payload) -> SlackAct | ProfileChanged | Uninstalled | None:
    """Return what an event says; None if it is nothing that we handle."""
    event, team = part_of(body, "event"), text_of(body, "team_id")
    key = f"event.{text_of(body, 'event_id')}"
    match event.get("type"):
        case "message" if _is_typed(event):
            return SlackAct(
                key=key,
                team=team,
                user=text_of(event, "user"),
                where=Where.WORDS,
                verb=SAID.name,
                words=plain(text_of(event, "text")),
                chosen={FILES: ("beside",)} if _has_files(event) else {},
                channel=text_of(event, "channel"),
                thread=text_of(event, "thread_ts"),
            )
        case "app_mention" if not _is_by_machine(event) and text_of(event, "user"):
            return SlackAct(
                key=key,
                team=team,
                user=text_of(event, "user"),
                where=Where.MENTION,
                verb=FIND.name,
                words=unaddressed(text_of(event, "text")),
                channel=text_of(event, "channel"),
                thread=text_of(event, "thread_ts"),
            )
        case "app_home_opened" if event.get("tab") == "home":
            return SlackAct(key, team, text_of(event, "user"), Where.HOME, HOME.name)
        case "user_change" | "team_join":
            return ProfileChanged(team, part_of(event, "user"))
        # Tokens of people alone are no sign: the bot has one of its own.
        case "app_uninstalled":
            return Uninstalled(team)
        case "tokens_revoked" if part_of(event, "tokens").get("bot"):
            return Uninstalled(team)
        case _:
            return None


def _is_typed(event: Payload) -> bool:
    """Tell whether a person wrote this to the bot: not a bot, not an edit, not a message of Slack itself."""
    direct = event.get("channel_type") == "im" and (event.get("subtype") or "") in TYPED
    is_by_person = not _is_by_machine(event) and bool(text_of(event, "user"))
    return direct and is_by_person and (bool(text_of(event, "text").strip()) or _has_files(event))


def _has_files(event: Payload) -> bool:
    return any(parts_of(event.get("files")))


def _is_by_machine(message: Payload) -> bool:
    """Tell whether a bot wrote a message, or Slack tells of an edit, which asks nothing anew."""
    return any(message.get(name) for name in ("bot_id", "bot_profile", "edited", "hidden"))
