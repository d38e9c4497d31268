"""Home tabs that are kept true: published anew after acts and notices, behind everything that rings."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.adapters.slack.answering import views
from bot.adapters.slack.calls.api import Calling
from bot.adapters.slack.drawing import render
from bot.port import NOT_DONE, InDoubt, TryLater
from bot.ui.nodes import Message, Node, Text, Tone

log = logging.getLogger(__name__)

LOOKED_AT: Final = 3600.0
"""Seconds since its opening for which a Home tab is kept true."""

MOST: Final = 1_000
"""Home tabs that are kept true at once; beyond it, the one that was opened first is forgotten."""

BETWEEN: Final = 1.0
"""Seconds between two drawings: at most 60 of Slack's 100 calls a minute (`views.publish`, Tier 4).

The rest is for tabs that people open, and for answers on them.
"""

LOOK_AGAIN: Final = 5.0
"""Seconds after which a tab is drawn again in any case: another process may have changed what it shows.

Drawing reads our own database; Slack is only called where something has changed.
"""

QUIET_FOR: Final = 180.0
"""Seconds for which a change in quiet lines alone is not published: the clock changes each minute."""


@dataclass(slots=True)
class OpenTab:
    """One Home tab as its person sees it."""

    team: str
    opened_at: float
    drawn_at: float
    published_at: float
    shown: Message | None
    """None where Slack did not take what was drawn."""
    is_wanted: bool = False


Drawing = Callable[[str, str], Awaitable[Message | None]]
"""Draws the home of a person, by team and user; None where it cannot be drawn at the moment."""


class HomeTabs:
    """The Home tabs that were opened within the last hour, in this process."""

    def __init__(
        self,
        api: Calling,
        draw: Drawing,
        *,
        now: Callable[[], float] = time.monotonic,
        between: float = BETWEEN,
    ) -> None:
        """Publish through this Web API what `draw` draws; `now` counts seconds."""
        self._api = api
        self._draw = draw
        self._now = now
        self._between = between
        self._open: dict[str, OpenTab] = {}

    def opened(self, team: str, user: str, shown: Message | None) -> None:
        """Note that a person sees their home; None: Slack did not take it, so it is drawn again."""
        now = self._now()
        self._open.pop(user, None)
        self._open[user] = OpenTab(team, now, now, now, shown, is_wanted=shown is None)
        while len(self._open) > MOST:
            self._open.pop(next(iter(self._open)))

    def left(self, user: str) -> None:
        """Note that a person's tab shows something else, which must not be taken from them."""
        self._open.pop(user, None)

    def wants(self, user: str) -> None:
        """Draw a person's tab again soon, once however often it is wanted; nothing if it is not looked at."""
        if user in self._open:
            self._open[user].is_wanted = True

    async def run(self) -> None:
        """Keep the tabs true until cancelled, one after the other."""
        while True:
            await asyncio.sleep(self._between)
            await self.draw_next()

    async def draw_next(self) -> None:
        """Draw the tab that is due, if one is; publish it if it has changed."""
        user = self._due()
        if user is None:
            return
        tab = self._open[user]
        wanted, tab.is_wanted, tab.drawn_at = tab.is_wanted, False, self._now()
        drawn = await self._draw(tab.team, user)
        # Meanwhile the person may have opened it again, or gone on to another page.
        if drawn is None or drawn == tab.shown or self._open.get(user) is not tab:
            return
        rests = self._now() - tab.published_at < QUIET_FOR
        if wanted or not rests or _loud(drawn) != _loud(tab.shown):
            await self._publish(user, tab, drawn)

    def _due(self) -> str | None:
        """Return whose tab is drawn next: a wanted one, else the one drawn longest ago; forget old ones."""
        now = self._now()
        self._open = {user: tab for user, tab in self._open.items() if now - tab.opened_at < LOOKED_AT}
        wanted = (user for user, tab in self._open.items() if tab.is_wanted)
        old = [user for user, tab in self._open.items() if now - tab.drawn_at >= LOOK_AGAIN]
        return next(wanted, None) or min(old, key=lambda user: self._open[user].drawn_at, default=None)

    async def _publish(self, user: str, tab: OpenTab, drawn: Message) -> None:
        try:
            await views.shown(self._api.call, "views.publish", render.home(drawn), user_id=user)
        except NOT_DONE as problem:
            log.info("a Home tab was not published", extra={"why": str(problem)})
            tab.is_wanted = isinstance(problem, TryLater | InDoubt)
        else:
            tab.shown, tab.published_at = drawn, self._now()


def _loud(shown: Message | None) -> Message | None:
    """Return a message without its quiet lines, in which the clock stands."""
    return shown and Message(shown.title, tuple(node for node in shown.body if not _is_quiet(node)))


def _is_quiet(node: Node) -> bool:
    return isinstance(node, Text) and node.tone is Tone.QUIET
