"""The routes of the connector and of Graph that the stand-in knows, and of the login and the keys."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from tests.fakes.teams import connector, graph
from tests.fakes.teams.connector import Does
from tests.fakes.teams.errors import Refused

CHAT: Final = "/v3/conversations/{chat}"
TOKEN: Final = "POST /{tenant}/oauth2/v2.0/token"
IDENTITY: Final = "GET /identity/token"
METADATA: Final = "GET /openidconfiguration"
KEYS: Final = "GET /keys"
CREATE: Final = "POST /v3/conversations"
SEND: Final = f"POST {CHAT}/activities"
REPLY: Final = f"POST {CHAT}/activities/{{activity}}"
UPDATE: Final = f"PUT {CHAT}/activities/{{activity}}"
UPLOAD: Final = "PUT /uploads/{session}"
DELETE: Final = f"DELETE {CHAT}/activities/{{activity}}"

CONNECTOR: Final[Mapping[str, Does]] = {
    CREATE: connector.create,
    SEND: connector.send,
    REPLY: connector.reply,
    UPDATE: connector.update,
    DELETE: connector.delete,
    f"GET {CHAT}/members": connector.everybody,
    f"GET {CHAT}/pagedmembers": connector.paged,
    f"GET {CHAT}/members/{{member}}": connector.one_member,
    "GET /v3/teams/{team}": connector.team,
    "GET /v3/teams/{team}/conversations": connector.channels,
}
GRAPH: Final[Mapping[str, Does]] = {
    "GET /groups/{group}": graph.group,
    "GET /groups/{group}/members": graph.members,
    "GET /groups/{group}/members/microsoft.graph.user": graph.members,
    "GET /groups/{group}/transitiveMembers": graph.transitive_members,
    "GET /groups/{group}/transitiveMembers/microsoft.graph.user": graph.transitive_members,
    "GET /groups/{group}/owners": graph.owners,
    "GET /groups/{group}/owners/microsoft.graph.user": graph.owners,
    "GET /users/{user}": graph.user,
    "POST /users/{user}/checkMemberGroups": graph.check_groups,
    "GET /users/{user}/teamwork/installedApps": graph.apps_of_user,
    "POST /users/{user}/teamwork/installedApps": graph.install_for_user,
    "POST /chats": graph.create_chat,
    "POST /chats/{chat}/installedApps": graph.install_in_chat,
    "GET /appCatalogs/teamsApps": graph.catalog,
}


def find(routes: Mapping[str, Does], method: str, path: str) -> tuple[str, dict[str, str]]:
    """Return the route of a path and its parameters; refuse an unknown one, or a wrong method."""
    wrong_method = False
    for route in routes:
        verb, _, pattern = route.partition(" ")
        if match := _pattern(pattern).fullmatch(path):
            if verb == method:
                return route, {name: unquote(value) for name, value in match.groupdict().items()}
            wrong_method = True
    raise Refused("MethodNotAllowed" if wrong_method else "NotFound")


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path)))
