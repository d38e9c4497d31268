"""The routes of Discord's REST API that the stand-in knows."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

from tests.fakes.discord import effects, members
from tests.fakes.discord.effects import Does
from tests.fakes.discord.errors import Refused

ROUTES: Final[Mapping[str, Does]] = {
    "GET /gateway": effects.gateway_address,
    "GET /gateway/bot": effects.gateway_bot,
    "GET /users/@me": effects.me,
    "GET /users/@me/guilds": effects.my_guilds,
    "DELETE /users/@me/guilds/{guild}": members.leave,
    "POST /users/@me/channels": effects.open_dm,
    "GET /users/{user}": effects.user,
    "GET /applications/@me": effects.application,
    "GET /oauth2/applications/@me": effects.application,
    "GET /guilds/{guild}": effects.guild,
    "GET /guilds/{guild}/roles": effects.roles,
    "GET /guilds/{guild}/channels": effects.channels,
    "GET /guilds/{guild}/threads/active": effects.active_threads,
    "GET /guilds/{guild}/members": members.everybody,
    "GET /guilds/{guild}/members/{user}": members.one,
    "PUT /guilds/{guild}/members/{user}/roles/{role}": partial(members.role, gives=True),
    "DELETE /guilds/{guild}/members/{user}/roles/{role}": partial(members.role, gives=False),
    "GET /channels/{channel}": effects.channel,
    "PATCH /channels/{channel}": effects.change_channel,
    "DELETE /channels/{channel}": effects.remove_channel,
    "POST /channels/{channel}/threads": effects.start_thread,
    "GET /channels/{channel}/thread-members": members.of_thread,
    "GET /channels/{channel}/thread-members/{user}": members.one_of_thread,
    "PUT /channels/{channel}/thread-members/{user}": effects.join_thread,
    "DELETE /channels/{channel}/thread-members/{user}": effects.leave_thread,
    "POST /channels/{channel}/typing": effects.typing,
    "GET /channels/{channel}/messages": effects.history,
    "POST /channels/{channel}/messages": effects.post,
    "GET /channels/{channel}/messages/{message}": effects.one_message,
    "PATCH /channels/{channel}/messages/{message}": effects.edit,
    "DELETE /channels/{channel}/messages/{message}": effects.delete,
    "POST /interactions/{interaction}/{token}/callback": effects.callback,
    "POST /webhooks/{application}/{token}": effects.follow_up,
    "GET /webhooks/{application}/{token}/messages/{message}": effects.get_answer,
    "PATCH /webhooks/{application}/{token}/messages/{message}": effects.edit_answer,
    "DELETE /webhooks/{application}/{token}/messages/{message}": effects.delete_answer,
    **{
        f"{method} /applications/{{application}}{scope}/commands{rest}": does
        for scope in ("", "/guilds/{guild}")
        for method, rest, does in (
            ("GET", "", effects.list_commands),
            ("PUT", "", effects.put_commands),
            ("POST", "", effects.add_command),
            ("GET", "/{command}", effects.one_command),
            ("PATCH", "/{command}", effects.change_command),
            ("DELETE", "/{command}", effects.remove_command),
        )
    },
}
_PATTERNS: Final = {
    route: re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(route.partition(" ")[2])))
    for route in ROUTES
}


def find(method: str, path: str) -> tuple[str, dict[str, str]]:
    """Return the route of a path and its parameters; refuse an unknown one, or a wrong method."""
    wrong_method = False
    for route, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(path):
            if route.startswith(f"{method} "):
                return route, match.groupdict()
            wrong_method = True
    raise Refused(0, status=405 if wrong_method else 404)


def needs_token(route: str) -> bool:
    """Tell whether a route needs the bot's token."""
    return route != "GET /gateway" and not route.partition(" ")[2].startswith(("/interactions", "/webhooks"))
