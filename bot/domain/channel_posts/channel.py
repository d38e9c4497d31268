"""An announcement in a channel: posted once, for everybody who reads there, now or at one wall time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.announcements.starting import IsQuiet, starts_on_or_after
from bot.domain.common.ids import AnnouncementId, CommunityId, PostId, fresh
from bot.domain.common.people import Person, stranger
from bot.domain.common.refusals import Refusal, Refused

CHANNEL: Final = "channel"
"""The audience of an announcement that goes into a channel rather than to people."""

A_DAY: Final = timedelta(days=1)
"""Within so long the same words go into the same channel only after one more question."""


class PostState(StrEnum):
    """How far a post is; once it stands it is never posted again."""

    CHOSEN = "chosen"
    """Its channel is chosen: it belongs to a draft."""
    PLANNED = "planned"
    GOING = "going"
    """The platform is asked to show it, or will be asked again."""
    STANDS = "stands"
    REFUSED = "refused"
    """The platform refused it: it certainly does not stand there."""
    UNSURE = "unsure"
    """Nobody but a person who looks can tell whether it stands there."""


@dataclass(frozen=True, slots=True)
class Post:
    """The post of one announcement. A channel has no single reader: it is drawn as for its manager."""

    id: PostId
    community: CommunityId
    announcement: AnnouncementId
    place: str
    """The platform's id of the channel."""
    name: str
    """What the platform calls the channel, such as `#mentoring`; empty where it did not say."""
    locale: str
    zone: str
    """The zone (IANA name) of the manager who chose the channel: a planned time is read in it."""
    state: PostState = PostState.CHOSEN
    due_at: datetime | None = None
    """When a planned one is posted (UTC)."""
    posted_at: datetime | None = None
    """When it was last sent on its way (UTC)."""
    message: Mapping[str, str] | None = None
    """Where it stands, as `Sent.at` names it; None where that is not known."""
    problem: str = ""
    """Why it does not stand there, or nobody knows, in the platform's own words."""

    @property
    def reader(self) -> Person:
        """Return the reader for whom it is drawn."""
        nobody = stranger(self.community)
        return Person(nobody.id, self.community, nobody.name, self.zone, self.locale)


def is_for_channel(one: Announcement) -> bool:
    """Tell whether an announcement goes into a channel."""
    return one.audience == CHANNEL


def choose(one: Announcement, manager: Person, place: str, name: str) -> Post:
    """Return the post of an announcement in the channel that a manager chose."""
    made = PostId(fresh("pst"))
    return Post(made, one.community, one.id, place, name, manager.locale, manager.zone)


def is_over(one: Announcement, post: Post, now: datetime) -> bool:
    """Tell whether the time that was planned has passed where its manager is."""
    planned = timing.read(one.day, one.time)
    return planned is not None and timing.is_over(*planned, post.zone, now)


def comes(one: Announcement, post: Post, now: datetime, is_quiet: IsQuiet) -> datetime:
    """Return when it is posted (UTC): now or as planned, and on no quiet day, at the same wall time."""
    planned = timing.read(one.day, one.time)
    at = timing.at(*planned, post.zone) if planned else now
    return starts_on_or_after(max(at, now), post.zone, is_quiet) or at


def send(one: Announcement, by: Person, now: datetime) -> Announcement | Refused:
    """Return the announcement as it is from the press on: no draft any more."""
    if one.stage is not Stage.DRAFT:
        return Refused(Refusal.SENT_ALREADY)
    if not one.is_written:
        return Refused(Refusal.NOTHING_WRITTEN)
    return replace(one, stage=Stage.CHANNEL, by=by.id, begun_at=now)


def plan(post: Post, at: datetime) -> Post:
    """Return a post that waits for its time (UTC)."""
    return replace(post, state=PostState.PLANNED, due_at=at, problem="")


def go(post: Post, now: datetime) -> Post:
    """Return a post that the platform is asked to show from now on."""
    return replace(post, state=PostState.GOING, due_at=None, posted_at=now, problem="")


def take_back(post: Post) -> Post:
    """Return a post that belongs to a draft again: it certainly stands nowhere."""
    return replace(post, state=PostState.CHOSEN, due_at=None, problem="")
