"""One transaction: its repositories, its time, and the person who acts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection

from bot.domain.common.ids import AskId, CommunityId
from bot.domain.common.notices import Notice
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.domain.search.matching import Search
from bot.store.answers.thanks import Thanking
from bot.store.asks.ask import Asks
from bot.store.asks.first_ask import FirstAsks
from bot.store.asks.human_help import Hands
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
from bot.store.search.searches import Looked, Lookings
from bot.store.search.wishes import Wishes

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """What every transaction stands on, the same for all of them."""

    programme: Programme
    search: Search
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class Repositories:
    """One transaction of one person in one community."""

    def __init__(
        self, connection: Connection, services: Services, community: CommunityId, me: Person
    ) -> None:
        """Stand inside a transaction that somebody else begins and ends."""
        self._connection = connection
        self._first_values = services.programme
        self.search = services.search
        self.now = services.clock()
        self.community = community
        self.me = me
        self.spoke = False
        """Whether anything was put into the outbox: then whoever delivers is woken after the commit."""
        self.erased = False
        """Whether anybody was erased: then what is left of them on the disk is scrubbed after the commit."""
        self.remembered: list[Looked] = []
        """Searches to keep once a reading transaction is over."""
        self.typed: list[tuple[str, str, Mapping[str, str]]] = []
        """Words that were typed in a reading transaction, as drafts of the forms they may belong in."""
        self.opened: list[AskId] = []
        """Asks that their mentor looked into in a reading transaction."""

    # How a community begins: its own kinds of help, wishes, and those who could use a hand
    @cached_property
    def programme(self) -> Programme:
        """Return the programme as this community settled it."""
        return self.kinds.settled(self._first_values)

    def settle_anew(self) -> None:
        """Read the programme again after it was settled otherwise in this very transaction."""
        self.__dict__.pop("programme", None)

    @cached_property
    def kinds(self) -> Kinds:
        """Return the kinds of help of the community."""
        return Kinds(self._connection, self.community)

    @cached_property
    def beginnings(self) -> Beginnings:
        """Return how the community begins."""
        return Beginnings(self._connection, self.community, self.now, self._first_values)

    @cached_property
    def wishes(self) -> Wishes:
        """Return what the community's people would like to be told of."""
        return Wishes(self._connection, self.community, self.now)

    @cached_property
    def first_asks(self) -> FirstAsks:
        """Return the first asks of the community's mentors."""
        return FirstAsks(self._connection, self.community)

    @cached_property
    def hands(self) -> Hands:
        """Return those of the community who could use a hand."""
        return Hands(self._connection, self.community)

    @cached_property
    def approvals(self) -> Approvals:
        """Return those of the community who wait for a hello."""
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
        """Return the rests offered in the community."""
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
        """Return whom the community's mentees were offered as a second voice."""
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
        """Return the drafts of whoever acts."""
        return Drafts(self._connection, self.community, self.me.id, self.now)

    @cached_property
    def lookings(self) -> Lookings:
        """Return the searches of the community's people."""
        return Lookings(self._connection, self.community, self.now)

    @cached_property
    def safety(self) -> Safety:
        """Return who is kept apart, what was reported, and who reads it."""
        return Safety(self._connection, self.community, self.now)

    @cached_property
    def my_data(self) -> MyData:
        """Return what is kept about the community's people."""
        return MyData(self._connection, self.community, self.now)

    @cached_property
    def settings(self) -> SettingsOf:
        """Return what the community's people have settled about being told things."""
        return SettingsOf(self._connection, self.community)

    @cached_property
    def nudges(self) -> Nudges:
        """Return the nudges that the community's people got."""
        return Nudges(self._connection, self.community, self.now)

    @cached_property
    def due_nudges(self) -> DueNudges:
        """Return the nudges that are planned for the community's people."""
        return DueNudges(self._connection, self.community)

    @cached_property
    def passings(self) -> Passings:
        """Return who of the community was asked to pass on what had helped them."""
        return Passings(self._connection, self.community)

    @cached_property
    def introductions(self) -> Introductions:
        """Return the community's warm introductions."""
        return Introductions(self._connection, self.community)

    @cached_property
    def seasons(self) -> Seasons:
        """Return what the community's mentors gave of late."""
        return Seasons(self._connection, self.community)

    @cached_property
    def planning(self) -> Planning:
        """Return for whom a nudge is yet to be planned."""
        return Planning(self._connection, self.community)

    @cached_property
    def telling_times(self) -> TellingTimes:
        """Return who may be told when, while whoever acts is acting."""
        return TellingTimes(
            me=self.me.id,
            now=self.now,
            programme=self.programme,
            people=self.people,
            mentors=self.mentors,
            mentorships=self.mentorships,
            settings=self.settings,
        )

    def show(self, to: str, notice: Notice) -> None:
        """Show somebody a notice's card once this transaction is committed, and not in their quiet hours."""
        self.spoke = True
        when = self.telling_times.when(to, notice)
        Outbox(self._connection, self.community, self.now).show(
            to, card=notice.card, notice=notice, due_at=when.at, waits_for=when.waits_for
        )

    def remember(self, looked: Looked) -> None:
        """Keep a search when this transaction is over, so that searching itself never waits for a writer."""
        self.remembered.append(looked)

    def keep_words(self, form: str, ref: str, fields: Mapping[str, str]) -> None:
        """Keep typed words as a draft when this transaction is over; looking never waits for a writer."""
        self.typed.append((form, ref, fields))

    def look_into(self, ask: AskId) -> None:
        """Write down, when this transaction is over, that a mentor has looked into an ask."""
        self.opened.append(ask)
