"""One transaction: its repositories, its time, and the person who acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection

from bot.domain.common.events import NoticeQueued
from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import Notice
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.domain.search.matching import Search
from bot.store.answers.thanks import Thanking
from bot.store.asks.ask import Asks
from bot.store.asks.first_ask import FirstAsks
from bot.store.asks.human_help import Hands
from bot.store.common import seen_requests
from bot.store.common.nudge_candidates import Planning
from bot.store.common.planned_nudges import DueNudges
from bot.store.common.sent_nudges import Nudges
from bot.store.home.my_data import MyData
from bot.store.introductions.introduction import Introductions
from bot.store.mentors.capacity import Places
from bot.store.mentors.card import Mentors
from bot.store.mentors.changes import Cards
from bot.store.mentors.first_door import Approvals
from bot.store.mentors.quarterly import Seasons
from bot.store.mentors.rest_offers import RestOffers
from bot.store.mentorships.mentorship import Mentorships
from bot.store.mentorships.met import Meetings
from bot.store.mentorships.second_voice import SecondVoices
from bot.store.open_asks.channel import Channels
from bot.store.open_asks.open_ask import OpenAsks
from bot.store.opening.opening import Beginnings
from bot.store.outbox.outbox import Outbox
from bot.store.outbox.when import TellingTimes
from bot.store.passing_on.pass_it_on import Passings
from bot.store.people.drafts import Drafts
from bot.store.people.people import People
from bot.store.people.settings import SettingsOf
from bot.store.programme.kinds import Kinds
from bot.store.safety.report_and_block import Safety
from bot.store.search.saved import Marks
from bot.store.search.searches import Lookings
from bot.store.search.wishes import Wishes

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """What every transaction needs, the same for all of them."""

    programme: Programme
    search: Search
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class Repositories:
    """One transaction of one person in one community."""

    def __init__(
        self, connection: Connection, services: Services, community: CommunityId, me: Person
    ) -> None:
        """Work inside a transaction that the caller begins and ends."""
        self._connection = connection
        self._first_values = services.programme
        self.search = services.search
        self.now = services.clock()
        self.community = community
        self.me = me
        self.events: list[object] = []
        """What has happened in this transaction, the first first."""

    def happened(self, event: object) -> None:
        """Note what has happened: it decides what is done once this transaction is over."""
        self.events.append(event)

    # The opening of a community: its own kinds of help, wishes, and requests for a person's help
    @cached_property
    def programme(self) -> Programme:
        """Return the programme as this community settled it."""
        return self.kinds.settled(self._first_values)

    def settle_anew(self) -> None:
        """Drop the cached programme after this transaction has changed it."""
        self.__dict__.pop("programme", None)

    @cached_property
    def kinds(self) -> Kinds:
        """Return the kinds of help of the community."""
        return Kinds(self._connection, self.community)

    @cached_property
    def beginnings(self) -> Beginnings:
        """Return the opening of the community."""
        return Beginnings(self._connection, self.community, self.now, self._first_values)

    @cached_property
    def wishes(self) -> Wishes:
        """Return the wishes of the community's people."""
        return Wishes(self._connection, self.community, self.now)

    @cached_property
    def first_asks(self) -> FirstAsks:
        """Return the first asks of the community's mentors."""
        return FirstAsks(self._connection, self.community)

    @cached_property
    def hands(self) -> Hands:
        """Return the community's requests for a person's help."""
        return Hands(self._connection, self.community)

    @cached_property
    def approvals(self) -> Approvals:
        """Return the community's mentors who wait for a hello."""
        return Approvals(self._connection, self.community)

    @cached_property
    def people(self) -> People:
        """Return the community's people."""
        return People(self._connection, self.community)

    @cached_property
    def mentors(self) -> Mentors:
        """Return the community's mentors."""
        return Mentors(self._connection, self.community)

    @cached_property
    def cards(self) -> Cards:
        """Return the community's cards and doors, as their mentors change them."""
        return Cards(self._connection, self.community, self.mentors)

    @cached_property
    def rest_offers(self) -> RestOffers:
        """Return the questions to the community's mentors about their doors."""
        return RestOffers(self._connection, self.community, self.now)

    @cached_property
    def places(self) -> Places:
        """Return the places held in the community."""
        return Places(self._connection, self.community, self.mentors)

    @cached_property
    def asks(self) -> Asks:
        """Return the community's asks."""
        return Asks(self._connection, self.community)

    @cached_property
    def open_asks(self) -> OpenAsks:
        """Return the community's open asks."""
        return OpenAsks(self._connection, self.community)

    @cached_property
    def channels(self) -> Channels:
        """Return the community's mentors' channels."""
        return Channels(self._connection, self.community, self.now)

    @cached_property
    def mentorships(self) -> Mentorships:
        """Return the community's mentorships."""
        return Mentorships(self._connection, self.community)

    @cached_property
    def meetings(self) -> Meetings:
        """Return whether the two of each mentorship met, as each says."""
        return Meetings(self._connection, self.community)

    @cached_property
    def second_voices(self) -> SecondVoices:
        """Return the second voices that the community's mentees were offered."""
        return SecondVoices(self._connection, self.community)

    @cached_property
    def thanking(self) -> Thanking:
        """Return the community's follow-ups and thanks."""
        return Thanking(self._connection, self.community)

    @cached_property
    def marks(self) -> Marks:
        """Return the marks people put on cards."""
        return Marks(self._connection, self.community, self.now)

    @cached_property
    def drafts(self) -> Drafts:
        """Return the drafts of the person who acts."""
        return Drafts(self._connection, self.community, self.me.id, self.now)

    @cached_property
    def lookings(self) -> Lookings:
        """Return the searches of the community's people."""
        return Lookings(self._connection, self.community, self.now)

    @cached_property
    def safety(self) -> Safety:
        """Return the community's blocks, reports, and readers of reports."""
        return Safety(self._connection, self.community, self.now)

    @cached_property
    def my_data(self) -> MyData:
        """Return what is kept about the community's people."""
        return MyData(self._connection, self.community, self.now)

    @cached_property
    def settings(self) -> SettingsOf:
        """Return the settings of the community's people."""
        return SettingsOf(self._connection, self.community)

    @cached_property
    def nudges(self) -> Nudges:
        """Return the nudges that were sent to the community's people."""
        return Nudges(self._connection, self.community, self.now)

    @cached_property
    def due_nudges(self) -> DueNudges:
        """Return the nudges that are planned for the community's people."""
        return DueNudges(self._connection, self.community)

    @cached_property
    def passings(self) -> Passings:
        """Return the community's people who were asked to pass on the help that they got."""
        return Passings(self._connection, self.community)

    @cached_property
    def introductions(self) -> Introductions:
        """Return the community's warm introductions."""
        return Introductions(self._connection, self.community)

    @cached_property
    def seasons(self) -> Seasons:
        """Return what the community's mentors gave recently."""
        return Seasons(self._connection, self.community)

    @cached_property
    def planning(self) -> Planning:
        """Return the people for whom a nudge is yet to be planned."""
        return Planning(self._connection, self.community)

    @cached_property
    def telling_times(self) -> TellingTimes:
        """Return the times at which readers may be told, while this person acts."""
        return TellingTimes(
            me=self.me.id,
            now=self.now,
            programme=self.programme,
            people=self.people,
            mentors=self.mentors,
            mentorships=self.mentorships,
            settings=self.settings,
        )

    def is_first(self, key: str) -> bool:
        """Write down a request by its key; tell whether it is the first of this key, and no repeat."""
        return seen_requests.is_first(self._connection, self.community, key, self.now)

    def forget_request(self, key: str) -> None:
        """Forget a request that had no effect: the same one again is no repeat."""
        seen_requests.forget(self._connection, self.community, key)

    def show(self, to: str, notice: Notice) -> None:
        """Show a reader a card once this transaction is committed, and outside their quiet hours."""
        when = self.telling_times.when(to, notice)
        Outbox(self._connection, self.community, self.now).show(
            to, card=notice.card, notice=notice, due_at=when.at, waits_for=when.waits_for
        )
        self.happened(NoticeQueued())
