"""The repositories of one transaction, its time, and the person who acts."""

from functools import cached_property

from sqlalchemy import Connection

from bot.domain.announcements.pace import UNLIMITED, Tempo
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.store.announcements.announcement import Announcements
from bot.store.announcements.due import DueAnnouncements
from bot.store.announcements.sending import Sendings
from bot.store.announcements.stops import AnnouncementStops
from bot.store.answers.thanks import Thanking
from bot.store.asks.ask import Asks
from bot.store.asks.first_ask import FirstAsks
from bot.store.asks.human_help import Hands
from bot.store.asks.running import RunningAsks
from bot.store.asks.standing import Standings
from bot.store.audiences.audience import Audiences
from bot.store.audiences.kept import KeptAudiences
from bot.store.audiences.shown_values import CardsHere
from bot.store.channel_posts.channel import Posts
from bot.store.common import communities, seen_requests
from bot.store.common.nudge_candidates import Planning
from bot.store.common.planned_nudges import DueNudges
from bot.store.common.sent_nudges import Nudges
from bot.store.corrections.correcting import Corrections
from bot.store.corrections.reason import Reasons
from bot.store.home.my_data import MyData
from bot.store.introductions.introduction import Introductions
from bot.store.mentors.capacity import Places
from bot.store.mentors.card import Mentors
from bot.store.mentors.changes import Cards
from bot.store.mentors.first_door import Approvals
from bot.store.mentors.quarterly_letter import Seasons
from bot.store.mentors.rest_offers import RestOffers
from bot.store.mentorships.ending import PendingEndings
from bot.store.mentorships.mentorship import Mentorships
from bot.store.mentorships.met import Meetings
from bot.store.mentorships.second_voice import SecondVoices
from bot.store.open_asks.channel import Channels
from bot.store.open_asks.open_ask import OpenAsks
from bot.store.opening.opening import Beginnings
from bot.store.outbox import outages
from bot.store.outbox.in_doubt import Doubts
from bot.store.outcomes.outcome import Outcomes
from bot.store.outcomes.replies import Replies
from bot.store.passing_on.pass_it_on import Passings
from bot.store.people.drafts import Drafts
from bot.store.people.file_pages import FilePages
from bot.store.people.people import People
from bot.store.people.settings import SettingsOf
from bot.store.programme.kinds import Kinds
from bot.store.programme.quiet_weeks import QuietTimes
from bot.store.programme.setup import Setups
from bot.store.safety.report_and_block import Safety
from bot.store.search.saved import Marks
from bot.store.search.searches import Lookings
from bot.store.search.wishes import Wishes
from bot.store.second_looks.colleague import Looks
from bot.store.second_looks.necessary import NecessaryReaders
from bot.store.services import Services


class Repositories:
    """One transaction of one person in one community."""

    def __init__(
        self, connection: Connection, services: Services, community: CommunityId, me: Person
    ) -> None:
        """Work inside a transaction that the caller begins and ends."""
        self._connection = connection
        self._first_values = services.programme
        self._silent = services.silent
        self._given = services.given
        self._tempos = services.tempos
        self._chosen_on = services.chosen_on
        self.search = services.search
        self.keys = services.keys
        self.address = services.address
        self.now = services.clock()
        self.community = community
        self.me = me

    # The opening of a community: its own kinds of help, wishes, and requests for a person's help
    @cached_property
    def programme(self) -> Programme:
        """Return the programme as this community settled it."""
        return self.quiet_times.settled(self.kinds.settled(self._first_values))

    def settle_anew(self) -> None:
        """Drop the cached programme after this transaction has changed it."""
        self.__dict__.pop("programme", None)

    kinds = cached_property(lambda self: Kinds(self._connection, self.community))
    """The kinds of help of the community."""
    setups = cached_property(lambda self: Setups(self._connection, self.community))
    """What the community's managers chose of their platform."""
    quiet_times = cached_property(lambda self: QuietTimes(self._connection, self.community, self.now))
    """The quiet times of the community."""
    running_asks = cached_property(lambda self: RunningAsks(self._connection, self.community))
    """The community's asks whose clocks run."""
    beginnings = cached_property(
        lambda self: Beginnings(self._connection, self.community, self.now, self._first_values)
    )
    """The opening of the community."""
    wishes = cached_property(lambda self: Wishes(self._connection, self.community, self.now))
    """The wishes of the community's people."""
    first_asks = cached_property(lambda self: FirstAsks(self._connection, self.community))
    """The first asks of the community's mentors."""
    hands = cached_property(lambda self: Hands(self._connection, self.community))
    """The community's requests for a person's help."""
    doubts = cached_property(lambda self: Doubts(self._connection, self.community, self.now))
    """The community's messages that may have arrived or not."""
    approvals = cached_property(lambda self: Approvals(self._connection, self.community))
    """The community's mentors who wait for a hello."""
    people = cached_property(lambda self: People(self._connection, self.community))
    """The community's people."""
    mentors = cached_property(lambda self: Mentors(self._connection, self.community, self._given))
    """The community's mentors."""
    cards = cached_property(lambda self: Cards(self._connection, self.community, self.mentors))
    """The community's cards and doors, as their mentors change them."""
    rest_offers = cached_property(lambda self: RestOffers(self._connection, self.community, self.now))
    """The questions to the community's mentors about their doors."""
    places = cached_property(lambda self: Places(self._connection, self.community, self.mentors))
    """The places held in the community."""
    asks = cached_property(lambda self: Asks(self._connection, self.community))
    """The community's asks."""
    standings = cached_property(lambda self: Standings(self._connection, self.community))
    """What stands between the community's people."""
    open_asks = cached_property(lambda self: OpenAsks(self._connection, self.community))
    """The community's open asks."""
    channels = cached_property(lambda self: Channels(self._connection, self.community, self.now))
    """The community's mentors' channels."""
    mentorships = cached_property(lambda self: Mentorships(self._connection, self.community, self.now))
    """The community's mentorships."""
    pending_endings = cached_property(lambda self: PendingEndings(self._connection, self.community))
    """The community's mentorships that end within minutes, unless it is taken back."""
    meetings = cached_property(lambda self: Meetings(self._connection, self.community))
    """Whether the two of each mentorship met, as each says."""
    second_voices = cached_property(lambda self: SecondVoices(self._connection, self.community))
    """The second voices that the community's mentees were offered."""
    thanking = cached_property(lambda self: Thanking(self._connection, self.community))
    """The community's follow-ups and thanks."""
    marks = cached_property(lambda self: Marks(self._connection, self.community, self.now))
    """The marks people put on cards."""
    drafts = cached_property(lambda self: Drafts(self._connection, self.community, self.me.id, self.now))
    """The drafts of the person who acts."""
    file_pages = cached_property(lambda self: FilePages(self._connection, self.me, self.now))
    """The pages that give the person who acts a file."""
    lookings = cached_property(lambda self: Lookings(self._connection, self.community, self.now))
    """The searches of the community's people."""
    safety = cached_property(lambda self: Safety(self._connection, self.community, self.now))
    """The community's blocks, reports, and readers of reports."""
    my_data = cached_property(lambda self: MyData(self._connection, self.community, self.now))
    """What is kept about the community's people."""
    settings = cached_property(lambda self: SettingsOf(self._connection, self.community))
    """The settings of the community's people."""
    nudges = cached_property(lambda self: Nudges(self._connection, self.community, self.now))
    """The nudges that were sent to the community's people."""
    due_nudges = cached_property(lambda self: DueNudges(self._connection, self.community))
    """The nudges that are planned for the community's people."""
    passings = cached_property(lambda self: Passings(self._connection, self.community))
    """The community's people who were asked to pass on the help that they got."""
    introductions = cached_property(lambda self: Introductions(self._connection, self.community))
    """The community's warm introductions."""
    announcements = cached_property(lambda self: Announcements(self._connection, self.community, self.now))
    """The community's announcements, as managers write and send them."""
    audiences = cached_property(lambda self: Audiences(self._connection, self.community, self.now))
    """The people to whom the community's announcements may go."""
    due_announcements = cached_property(
        lambda self: DueAnnouncements(self._connection, self.community, self.now)
    )
    """The community's announcements for which the clock has something to do."""
    kept_audiences = cached_property(lambda self: KeptAudiences(self._connection, self.community, self.now))
    """The audiences that the community's managers keep under a name."""
    cards_here = cached_property(lambda self: CardsHere(self._connection, self.community))
    """What the cards of the community's mentors show everybody."""
    sendings = cached_property(lambda self: Sendings(self._connection, self.community, self.now))
    """The community's announcements as they go out."""
    corrections = cached_property(lambda self: Corrections(self._connection, self.community, self.now))
    """The community's announcements that were corrected."""
    reasons = cached_property(lambda self: Reasons(self._connection, self.community, self.now))
    """Why the community's announcements were cancelled."""
    posts = cached_property(lambda self: Posts(self._connection, self.community, self.now))
    """The posts of the community's announcements in channels."""
    announcement_stops = cached_property(
        lambda self: AnnouncementStops(self._connection, self.community, self.now)
    )
    """The community's people who want no announcements."""
    necessary_readers = cached_property(lambda self: NecessaryReaders(self._connection, self.community))
    """The people whom a necessary notice reaches."""
    looks = cached_property(lambda self: Looks(self._connection, self.community, self.now))
    """What the community's managers say to drafts of their colleagues."""
    outcomes = cached_property(lambda self: Outcomes(self._connection, self.community, self.now))
    """What came of the community's announcements."""
    replies = cached_property(lambda self: Replies(self._connection, self.community, self.now))
    """The replies to the community's announcements."""
    seasons = cached_property(lambda self: Seasons(self._connection, self.community))
    """What the community's mentors gave recently."""
    planning = cached_property(lambda self: Planning(self._connection, self.community))
    """The people for whom a nudge is yet to be planned."""

    def is_first(self, key: str) -> bool:
        """Write down a request by its key; tell whether it is the first of this key, and no repeat."""
        return seen_requests.is_first(self._connection, self.community, key, self.now)

    def has_seen(self, key: str) -> bool:
        """Tell whether a request of this key was written down."""
        return seen_requests.is_known(self._connection, self.community, key)

    def forget_request(self, key: str) -> None:
        """Forget a request that had no effect: the same one again is no repeat."""
        seen_requests.forget(self._connection, self.community, key)

    home = cached_property(lambda self: communities.platform_of(self._connection, self.community))
    """The platform and the workspace of the community."""

    @property
    def rings(self) -> bool:
        """Tell whether new messages ring for their readers here, so that some wait for quiet hours to end."""
        return self.home[0] not in self._silent

    @property
    def managers_choose(self) -> bool:
        """Tell whether this community's managers choose something of their platform."""
        return self.home[0] in self._chosen_on

    @property
    def tempo(self) -> Tempo:
        """Return how fast the platform of this community takes messages."""
        return self._tempos.get(self.home[0], UNLIMITED)

    def reach_again(self) -> None:
        """End an outage of the community: what waited is tried now."""
        outages.mend(self._connection, self.community)
