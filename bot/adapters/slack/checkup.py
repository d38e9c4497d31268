"""What the doctor asks Slack: who we are, which scopes we have, and whether Socket Mode works."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot.adapters.slack import manifest
from bot.adapters.slack.keys import Keys
from bot.platform import Finding

PATIENCE = 10
"""Seconds that the doctor waits for an answer."""

SAYS_NO = {
    "SLACK_BOT_TOKEN": "Slack does not accept SLACK_BOT_TOKEN ({why}): copy it anew from the page"
    " “OAuth & Permissions” of your app.",
    "SLACK_APP_TOKEN": "Slack opens no socket with SLACK_APP_TOKEN ({why}): make one on the page"
    " “Basic Information” of your app, with the scope connections:write, and turn Socket Mode on.",
    "SLACK_API_URL": "Slack cannot be reached at {url} ({why}): check the network of this machine.",
}
MISSES = (
    "Slack has not granted {scopes}: put what “python -m bot manifest slack” prints on the page"
    " “App Manifest” of your app, then install the app into the workspace again."
)

SEES_EVENTS = (
    "Slack does not tell which events reach us. On the page “Event Subscriptions” of your app, look whether"
    " app_uninstalled and tokens_revoked are among the bot's events; if not, put what “python -m bot manifest"
    " slack” prints on the page “App Manifest”."
)
TAKEN_OUT = frozenset({"account_inactive", "token_revoked"})
"""What Slack answers to a token of an app that was taken out, among others."""

NO_EVENT = (
    "If the app was taken out of the workspace and no date is named above on which its data is deleted, Slack"
    " never told us: app_uninstalled and tokens_revoked are not among the app's events."
)


class NoAnswer(Exception):
    """Slack did not answer, or refused."""

    def __init__(self, setting: str, why: str) -> None:
        """Name the setting that it is about, and Slack's error code."""
        super().__init__(f"{setting}: {why}")
        self.setting = setting
        self.why = why


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """What Slack says about our bot."""

    name: str
    team: str
    missing: tuple[str, ...]
    """Scopes that we need and do not have."""
    unused: tuple[str, ...]
    """Scopes that we have and do not need."""


def findings(keys: Keys) -> Iterator[Finding]:
    """Say what Slack answers, and what to repair."""
    try:
        found = ask(keys)
    except NoAnswer as no:
        yield Finding(False, SAYS_NO[no.setting].format(why=no.why, url=keys.api_url))
        if no.why in TAKEN_OUT:
            yield Finding(False, NO_EVENT)
        return
    yield Finding(True, f"Slack knows us as @{found.name}, in the workspace {found.team}.")
    if found.missing:
        yield Finding(False, MISSES.format(scopes=", ".join(found.missing)))
    else:
        more = f" It also grants {', '.join(found.unused)}, which nothing here uses." if found.unused else ""
        yield Finding(True, f"Slack grants every scope that is needed.{more}")
    yield Finding(True, SEES_EVENTS)


def ask(keys: Keys) -> BotIdentity:
    """Ask Slack who we are and what it grants, and for a socket with an app token; raise `NoAnswer`."""
    client = WebClient(keys.bot_token, keys.api_url, PATIENCE, retry_handlers=[])
    said = _asked("SLACK_BOT_TOKEN", client.auth_test)
    if keys.app_token:
        _asked("SLACK_APP_TOKEN", lambda: client.apps_connections_open(app_token=keys.app_token))
    headers = {name.lower(): str(value) for name, value in said.headers.items()}
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",") if scope.strip()}
    wanted = set(manifest.scopes(group=bool(keys.manager_group)))
    missing, unused = tuple(sorted(wanted - granted)), tuple(sorted(granted - wanted))
    return BotIdentity(str(said.get("user")), str(said.get("team")), missing, unused)


def _asked(setting: str, ask: Callable[[], SlackResponse]) -> SlackResponse:
    try:
        return ask()
    except SlackApiError as problem:
        raise NoAnswer(setting, str(problem.response.get("error"))) from problem
    except (OSError, SlackClientError) as problem:
        raise NoAnswer("SLACK_API_URL", str(getattr(problem, "reason", problem))) from problem
