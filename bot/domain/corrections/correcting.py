"""Correcting an announcement: other words where it stands, and for those who have not had it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.announcements.announcement import GOING, Announcement, Stage
from bot.domain.channel_posts.channel import Post, PostState
from bot.domain.common.refusals import Refusal, Refused

SENT = GOING | {Stage.DONE, Stage.CANCELLED, Stage.CHANNEL}
"""Stages in which a reader may have it, or it may stand in its channel."""


class EditState(StrEnum):
    """How it stands with one message that a correction is to change."""

    CHANGED = "changed"
    WAITING = "waiting"
    FIXED = "fixed"
    """It cannot be changed: it was deleted, or is too old for the platform."""
    LEFT = "left"
    """Its reader has left, or has erased themselves."""


@dataclass(frozen=True, slots=True)
class Edits:
    """How many messages of a correction are in each state; their sum is those that stood."""

    counts: Mapping[EditState, int] = field(default_factory=dict)

    def of(self, state: EditState) -> int:
        """Return how many messages are in this state."""
        return self.counts.get(state, 0)

    @property
    def every(self) -> int:
        """Return how many messages stood when it was corrected."""
        return sum(self.counts.values())


def may_correct(one: Announcement | None, post: Post | None) -> Announcement | Refused:
    """Return an announcement that can be corrected: it was sent, and its words are still here.

    A necessary notice stays as two managers saw it. One for a channel is corrected where it stands.
    """
    if one is None or one.necessary or one.stage not in SENT:
        return Refused(Refusal.GONE)
    if one.stage is Stage.CHANNEL and not stands(post):
        return Refused(Refusal.GONE)
    return one if one.is_written else Refused(Refusal.NOTHING_WRITTEN)


def stands(post: Post | None) -> bool:
    """Tell whether a post stands in its channel, and the platform has said where."""
    return post is not None and post.state is PostState.STANDS and bool(post.message)


def correct(one: Announcement, title: str, words: str, now: datetime) -> Announcement:
    """Return it with its corrected words."""
    return replace(one, title=title, words=words, corrected_at=now)
