"""The app manifest: what Slack has to know about the app, from the command table and settings. Pure."""

from typing import Any, Final

from bot.adapters.slack.doors.guard import PATH
from bot.adapters.slack.reading.inbound import ASK_ABOUT
from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS
from bot.views.platforms import directory_entry

SCOPES: Final = (
    "app_mentions:read",
    "commands",
    "chat:write",
    "im:write",
    "im:history",
    "mpim:write",
    "users:read",
    "files:write",
    # Says what the channel is that a manager chooses for an announcement, and whether the bot is in it.
    "channels:read",
    "groups:read",
)
"""What the bot may do; each is used by some call or event (docs.slack.dev, scopes)."""

GROUP_SCOPE: Final = "usergroups:read"
"""Needed only if a user group decides who manages the community."""

EVENTS: Final = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.im",
    "team_join",
    "tokens_revoked",
    "user_change",
)
"""The events that Slack sends to us."""


def scopes(*, group: bool) -> tuple[str, ...]:
    """Return the scopes that the bot needs; one more if a user group decides who manages."""
    return (*SCOPES, GROUP_SCOPE) if group else SCOPES


def manifest(programme: Programme, *, base_url: str, group: bool) -> dict[str, Any]:
    """Return the manifest; without a `base_url`, of an app that uses Socket Mode."""
    at = {"request_url": f"{base_url}{PATH}"} if base_url else {}
    return {
        "display_information": {
            "name": directory_entry.NAME,
            "description": directory_entry.ABOUT,
            "long_description": directory_entry.STORY,
            "background_color": "#0f4c4a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": directory_entry.NAME, "always_online": True},
            "slash_commands": _commands(programme, base_url),
            "shortcuts": [
                {
                    "name": directory_entry.ASK_ABOUT,
                    "type": "message",
                    "callback_id": ASK_ABOUT,
                    "description": directory_entry.ASKS_ABOUT,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(scopes(group=group))}},
        "settings": {
            "event_subscriptions": {**at, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **at},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not base_url,
            "token_rotation_enabled": False,
        },
    }


def _commands(programme: Programme, base_url: str) -> list[dict[str, Any]]:
    at = {"url": f"{base_url}{PATH}"} if base_url else {}
    return [
        {
            "command": f"/{programme.commands.get(command.key, command.key)}",
            "description": command.about,
            "should_escape": False,
            **({"usage_hint": f"[{command.takes}]"} if command.takes else {}),
            **at,
        }
        for command in COMMANDS
    ]
