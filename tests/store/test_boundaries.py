"""Communities are isolated: no row of one can be read or changed from the other."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import ColumnElement, Connection, Table, select, update

from bot.domain.announcements.announcement import Announcement, ManagerAct, ReaderState, Stage
from bot.domain.answers import thanks
from bot.domain.answers.thanks import FollowUp
from bot.domain.answers.thanks import Status as FollowUpStatus
from bot.domain.asks.ask import Ask, Hold, Status
from bot.domain.asks.human_help import Hand, HelpStatus
from bot.domain.audiences.audience import Audience, Group
from bot.domain.audiences.kept import KeptAudience
from bot.domain.channel_posts.channel import Post, PostState
from bot.domain.common import nudge_budget
from bot.domain.common.capacity import Place
from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import (
    AnnouncementId,
    ApprovalId,
    AskId,
    ChannelId,
    CommunityId,
    HandId,
    IntroductionId,
    LookId,
    LookingId,
    MentorshipId,
    OpenAskId,
    PersonId,
    PostId,
    ReplyId,
    WishId,
)
from bot.domain.common.notices import Notice, NoticeInDoubt, NoticeKind
from bot.domain.common.nudge_budget import PlannedNudge
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.common.refusals import Refusal
from bot.domain.common.settings import Reminders, Settings
from bot.domain.corrections.reason import Reason
from bot.domain.introductions.introduction import Introduction
from bot.domain.introductions.introduction import Status as At
from bot.domain.mentors.card import Occasion, Reply
from bot.domain.mentors.first_door import Approval
from bot.domain.mentors.first_door import Status as FirstDoorStatus
from bot.domain.mentorships.ending import PendingEnding
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.mentorships.met import Meeting, Met, Went
from bot.domain.mentorships.second_voice import SecondVoice
from bot.domain.open_asks.channel import Channel, ChannelStatus
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.domain.outcomes.outcome import Got, Step
from bot.domain.outcomes.replies import KEPT, AnnouncementReply
from bot.domain.passing_on.pass_it_on import Passing
from bot.domain.passing_on.pass_it_on import Status as Said
from bot.domain.programme.programme import QuietHours, UnderEighteen
from bot.domain.programme.setup import CommunitySetup
from bot.domain.safety import report_and_block
from bot.domain.safety.report_and_block import Report, ReportId, What, Why
from bot.domain.safety.report_and_block import Status as ReportStatus
from bot.domain.search.matching import Looked, Looking
from bot.domain.search.wishes import Wish, WishAbout
from bot.domain.second_looks.colleague import ColleagueLook, LookSaid
from bot.handlers.work import Work
from bot.store import tables
from bot.store.announcements.announcement import Announcements
from bot.store.announcements.due import DueAnnouncements
from bot.store.announcements.sending import Sendings
from bot.store.announcements.stops import AnnouncementStops
from bot.store.answers.thanks import Thanking
from bot.store.asks.ask import EVER, Asks
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
from bot.store.database.database import Database
from bot.store.home.my_data import MyData
from bot.store.introductions.introduction import Introductions
from bot.store.meaning import rows as meanings
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
from bot.store.outbox.in_doubt import Doubts
from bot.store.outbox.outbox import Outbox
from bot.store.outbox.outbox import Status as Outboxed
from bot.store.outbox.redrawing import Redrawing
from bot.store.outcomes.outcome import Outcomes
from bot.store.outcomes.replies import Replies
from bot.store.passing_on.pass_it_on import Passings
from bot.store.people import emptyings
from bot.store.people.addresses import Addresses
from bot.store.people.drafts import Drafts
from bot.store.people.file_pages import FilePages
from bot.store.people.people import People
from bot.store.people.settings import SettingsOf
from bot.store.programme.kinds import Kinds
from bot.store.programme.quiet_weeks import QuietTimes
from bot.store.programme.setup import BadgeChange, Setups, made
from bot.store.safety.report_and_block import Safety
from bot.store.search.saved import Mark, Marks
from bot.store.search.searches import Lookings
from bot.store.search.wishes import Wishes
from bot.store.second_looks.colleague import Looks
from bot.store.second_looks.necessary import NecessaryReaders
from bot.store.services import Services
from bot.store.tables import schema
from bot.store.web_chat.cast import Cast
from bot.store.web_chat.chat import Chat
from tests.fakes import people
from tests.fakes.asks import waiting
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.keys import KEYS

SHARED = {"facts", "communities", "gateways"}
"""The tables about the database itself, or about communities, or about processes."""

ROOM = {"channel": "G1"}
LONG_AGO, LATER = date(2020, 1, 1), NOW + timedelta(days=30)
SETTLED = Settings(QuietHours(time(22), time(7)), reminders=Reminders.FEWER)
REPOSITORIES = (
    Addresses,
    *(Asks, Mentorships, Cast, Chat, Drafts, Lookings, Marks, Mentors, Nudges, Outbox, People, Places),
    *(SettingsOf, Thanking, Cards, RestOffers, Safety, MyData, Meetings),
    *(Beginnings, Kinds, Setups, Wishes, Hands, FirstAsks),
    *(QuietTimes, RunningAsks),
    Approvals,
    *(Doubts, Redrawing),
    *(OpenAsks, Channels),
    *(DueNudges, Planning, Introductions, Seasons),
    SecondVoices,
    PendingEndings,
    Passings,
    *(Announcements, Audiences, Sendings, AnnouncementStops, Posts),
    *(Corrections, Reasons),
)


@dataclass(frozen=True)
class Theirs:
    """Another community with at least one row of every table."""

    mentee: Person
    mentor: Mentor
    ask: Ask
    mentorship: Mentorship
    unnamed: AskId
    room: str
    line: int

    @property
    def place(self) -> Place:
        """Return the place that their ask holds."""
        return Place(self.mentor.id, "quick-question", "2026-11")


def found(database: Database, workspace: str) -> CommunityId:
    return database.write(lambda open_: communities.ensure(open_, "stand-in", workspace, NOW))


def further_of(ask: Ask) -> FollowUp:
    return thanks.follow_up(ask, "And then?", NOW, NOW)


def meeting(work: Work, person: Person) -> Meeting:
    return Meeting(MentorshipId("shp_1"), person.id, work.community, NOW, NOW, Met.YES)


def meet(work: Work, begun: Mentorship, mentee: Person, mentor: Mentor) -> None:
    """Add what the two say of their meeting, that it took place, and a second voice."""
    work.meetings.plan([meeting(work, mentee)])
    work.meetings.plan([replace(meeting(work, mentor.person), met=Met.NOT_YET)])
    work.meetings.hold(begun, NOW)
    work.second_voices.add(second_voice(work, mentee.id, mentor.id))
    work.pending_endings.keep(ending_of(work.community, mentee.id))


def ending_of(there: CommunityId, mentee: PersonId) -> PendingEnding:
    return PendingEnding(MentorshipId("shp_1"), mentee, there, Ending.TOGETHER, NOW)


def second_voice(work: Work, theirs: PersonId, mentor: PersonId) -> SecondVoice:
    return SecondVoice(MentorshipId("shp_1"), theirs, work.community, mentor, NOW)


def reported(work: Work, about: PersonId) -> Report:
    made = report_and_block.report(
        work.me.id,
        about,
        work.community,
        subject="",
        what=What.OTHER,
        words="",
        danger=False,
        shares=False,
        now=NOW,
    )
    return replace(made, id=ReportId("rep_1"), remind_at=NOW, listed=True)


def live(database: Database, services: Services, there: CommunityId) -> Theirs:
    mentee = people.mentee(database, there, "Leila Haddad")
    mentor = people.mentor(database, there, "Amara Okafor")
    ask = replace(waiting(mentee, mentor), remind_at=NOW, link="https://example.org/cv")
    unnamed = replace(waiting(mentee, mentor), unnamed=True, carried="car_1")
    begun = Mentorship(MentorshipId("shp_1"), there, ask.id, mentor.id, mentee.id, ask.kind, NOW)
    begun = replace(begun, meets_at=services.clock() + timedelta(days=1))

    def act(connection: Connection) -> int:
        work = Work(connection, services, there, mentee)
        for one in (ask, *ended(mentee, mentor), unnamed):
            work.asks.add(one)
        work.open_asks.add(carry_of(there, mentee.id))
        work.open_asks.add(replace(carry_of(there, mentee.id), id=OpenAskId("car_2"), channel="chn_1"))
        stand_in_channels(work, connection)
        work.rest_offers.offer(mentor.id, ask.id, Occasion.NOES)
        assert all(meanings.keep(connection, card, b"0" * 384) for card in meanings.to_read(connection, 1))
        work.mentorships.add(begun)
        meet(work, begun, mentee, mentor)
        work.places.hold_all((Hold(Place(mentor.id, "quick-question", "2026-11"), 4, Refusal.FULL),))
        work.marks.put(mentee.id, mentor.id, Mark.SAVED)
        work.thanking.ask_more(further_of(ask))
        work.thanking.thank(thanks.thank(ask, "Thanks.", NOW))
        work.drafts.save("ask", mentor.id, {"question": "Why?"})
        work.lookings.keep(Looked(LookingId("lkg_1"), mentee.id, Looking(there, "law")))
        work.show(mentee.id, Notice(NoticeKind.RECEIPT, ask.id))
        work.settings.keep(mentee.id, SETTLED)
        work.safety.keep_apart(mentee.id, mentor.id, Why.BLOCK)
        work.safety.add(reported(work, mentor.id))
        work.safety.choose_readers((mentee.id,))
        work.nudges.add(mentee.id, nudge_budget.NudgeKind.REMINDER)
        begin(work, mentee, mentor, ask)
        seen_requests.is_first(connection, there, "press-1", NOW)
        are_reached(connection, there, begun)
        chat = Chat(connection, there)
        chat.enter("room", mentee.id, "Alongside")
        return chat.post("room", mentee.id, "<p>Hello</p>", key="1", at=NOW, only_for=mentee.id)

    return Theirs(mentee, mentor, ask, begun, unnamed.id, "room", database.write(act))


def ended(mentee: Person, mentor: Mentor) -> tuple[Ask, ...]:
    """Return an ask that was answered, and one that was declined."""
    return tuple(
        replace(waiting(mentee, mentor), status=one, ended_at=NOW)
        for one in (Status.ANSWERED, Status.DECLINED)
    )


def are_reached(connection: Connection, there: CommunityId, begun: Mentorship) -> None:
    """Keep where the two of a mentorship are reached, and a conversation that is to be emptied."""
    Addresses(connection, there).keep("shp_1", begun.two, ROOM, NOW)
    Addresses(connection, there).keep(begun.mentee, (begun.mentee,), {"channel": "own"}, NOW)
    emptyings.let_go(connection, there, begun.mentee, NOW)
    mentee = People(connection, there).get(begun.mentee)
    assert mentee is not None
    FilePages(connection, mentee, NOW).add("download", "", "my-data.json")
    Setups(connection, there).keep(CommunitySetup("channel", "managers", "mentors"))
    made(connection, BadgeChange(there, "theirs", "account", "mentors", gives=True))


def wish_of(there: CommunityId, mentee: PersonId) -> Wish:
    return Wish(WishId("wsh_1"), there, mentee, WishAbout.SOMEONE, NOW, "nursing")


def hand_of(there: CommunityId, mentee: PersonId, ask: AskId) -> Hand:
    return Hand(HandId("hnd_1"), there, mentee, ask, NOW, NOW)


def approval_of(there: CommunityId, mentor: PersonId) -> Approval:
    return Approval(ApprovalId("apr_1"), there, mentor, NOW, NOW)


def carry_of(there: CommunityId, mentee: PersonId) -> OpenAsk:
    return OpenAsk(
        OpenAskId("car_1"), there, mentee, "cv-review", "Why?", "law", False, OpenAskStatus.CARRYING, NOW, NOW
    )


def channel_of(there: CommunityId, name: str = "chn_1") -> Channel:
    return Channel(ChannelId(name), there, "#mentors", "en-GB", "UTC", NOW)


def stand_in_channels(work: Work, connection: Connection) -> None:
    """Add a lost channel, and a ready one with a card in doubt."""
    for name, state in (("chn_0", Outboxed.FAILED), ("chn_1", Outboxed.SENT)):
        work.channels.choose(channel_of(work.community, name))
        work.show(name, Notice(NoticeKind.CHANNEL_HELLO, name))
        work.show(name, Notice(NoticeKind.CHANNEL_CARD, "car_2"))
        of = tables.outbox.c.recipient == name
        connection.execute(update(tables.outbox).where(of).values(state=state))
    unsure = tables.outbox.c.card == "car_2"
    connection.execute(update(tables.outbox).where(unsure).values(state=Outboxed.IN_DOUBT))


def begin(work: Work, mentee: Person, mentor: Mentor, ask: Ask) -> None:
    """Open their community: a founding door, a kind turned off, a wish, a request for a person's help."""
    work.kinds.turn("project", off=True)
    work.quiet_times.add(LONG_AGO, LONG_AGO, mentee.id)
    work.beginnings.install(mentee.id)
    work.beginnings.found_door(mentor.id)
    work.wishes.make(wish_of(work.community, mentee.id))
    work.hands.raise_(hand_of(work.community, mentee.id, ask.id))
    work.approvals.ask(approval_of(work.community, mentor.id))
    work.introductions.add(introduction_of(work.community, mentee.id, ask.id))
    work.introductions.add(proposal_of(work.community, mentee.id, mentor.id))
    work.due_nudges.plan(due_for(work.community, mentee.id))
    went = replace(passing_of(work.community, mentor.id), ask=ask.id, travelled_at=NOW)
    work.passings.tell(went)
    work.passings.tell(replace(passing_of(work.community, mentee.id), stage=Said.LATER))
    announce(work, mentee)


def announce(work: Work, mentee: Person) -> None:
    """Add an announcement in each stage that is asked for, one of them on its way to their mentee."""
    for stage in Stage:
        work.announcements.add(announcement_of(work.community, mentee.id, stage))
    manages = update(tables.people).where(tables.people.c.id == mentee.id).values(manages=True)
    work._connection.execute(manages)
    due = announcement_of(work.community, mentee.id, Stage.SCHEDULED)
    work.announcements.add(replace(due, id=AnnouncementId("ann_due"), starts_at=NOW))
    work.announcements.note("ann_running", mentee.id, ManagerAct.SENT)
    work.sendings.queue("ann_running", [mentee.id])
    work.sendings.queue("ann_paused", [mentee.id])
    work.sendings.pause("ann_paused")
    work.sendings.queue("ann_cancelled", [mentee.id])
    work.sendings.drop("ann_cancelled")
    work.sendings.queue("ann_done", [mentee.id])
    failed = tables.outbox.c.ref == "ann_done"
    work._connection.execute(update(tables.outbox).where(failed).values(state=Outboxed.FAILED))
    work.announcement_stops.stop(mentee.id, "ann_running")
    look_at_announcements(work, mentee)


def look_at_announcements(work: Work, mentee: Person) -> None:
    """Add announcements that wait in their several ways, a colleague's look, and what came of one."""
    for name, stage in (
        ("ann_ready", Stage.RUNNING),
        ("ann_zoned", Stage.RUNNING),
        ("ann_loose", Stage.PAUSED),
    ):
        one = announcement_of(work.community, mentee.id, stage)
        work.announcements.add(replace(one, id=AnnouncementId(name)))
        work.sendings.queue(name, [mentee.id])
    work.sendings.pause("ann_ready")
    work.sendings.pause("ann_zoned")
    zoned = tables.outbox.c.ref == "ann_zoned"
    work._connection.execute(update(tables.outbox).where(zoned).values(due_at=LATER))
    asked = AnnouncementId("ann_running")
    work.looks.add(ColleagueLook(LookId("look_1"), asked, mentee.id, mentee.id, NOW))
    work.kept_audiences.add(KeptAudience("aud_1", "Mentors", "mentors"))
    work.sendings.queue("ann_draft", [mentee.id])
    had = tables.outbox.c.ref == "ann_draft"
    work._connection.execute(update(tables.outbox).where(had).values(sent_to=ROOM, state=Outboxed.SENT))
    work.outcomes.note(Got(AnnouncementId("ann_draft"), NOW - timedelta(days=7)), mentee.id, Step.PRESSED)
    work.outcomes.add("ann_draft", Step.OPENED, 1)
    work.replies.add(reply_of(work.community, mentee.id))
    correct_announcements(work, mentee)


def correct_announcements(work: Work, mentee: Person) -> None:
    """Add an announcement that is corrected where it stands, and the reason of a cancelled one."""
    corrected = announcement_of(work.community, mentee.id, Stage.PAUSED)
    work.announcements.add(replace(corrected, id=AnnouncementId("ann_corrected"), corrected_at=NOW))
    jonas = work.people.meet("UJONAS", replace(mentee, name="Jonas Kessler"), NOW, KEYS)
    work.sendings.queue("ann_corrected", [jonas.id])
    stands = tables.outbox.c.ref == "ann_corrected"
    work._connection.execute(
        update(tables.outbox).where(stands).values(sent_to={"line": "1"}, state=Outboxed.SENT)
    )
    work._connection.execute(update(tables.announced).values(corrected_at=NOW))
    work._connection.execute(update(tables.announcements).where(is_corrected()).values(correcting=True))
    why = Reason(AnnouncementId("ann_cancelled"), work.community, mentee.id, NOW, "Moved")
    work.reasons.add(why)
    work.reasons.queue(why.announcement, [mentee.id])
    post_in_channels(work)


def reply_of(there: CommunityId, by: PersonId) -> AnnouncementReply:
    made = ReplyId("rep_1")
    return AnnouncementReply(made, there, AnnouncementId("ann_draft"), by, by, "Gladly", NOW - KEPT)


def is_corrected() -> ColumnElement[bool]:
    return tables.announcements.c.id == "ann_corrected"


def post_in_channels(work: Work) -> None:
    """Add a post in each state, with its row of the outbox where it has one."""
    for announcement, state in POSTS.items():
        post = post_of(work.community, announcement, state)
        work.posts.choose(post)
        if state in {PostState.GOING, PostState.UNSURE}:
            work.show(post.id, Notice(NoticeKind.CHANNEL_POST, announcement))
    for announcement, outboxed in (("ann_paused", Outboxed.SENT), ("ann_running", Outboxed.IN_DOUBT)):
        row = tables.outbox.c.recipient == post_of(work.community, announcement).id
        work._connection.execute(update(tables.outbox).where(row).values(state=outboxed, problem="lost"))
    row = tables.outbox.c.recipient == post_of(work.community, "ann_channel").id
    work._connection.execute(
        update(tables.outbox).where(row).values(problem="too much", due_at=NOW + timedelta(days=9))
    )


POSTS = {
    "ann_draft": PostState.CHOSEN,
    "ann_channel": PostState.GOING,
    "ann_paused": PostState.GOING,
    "ann_running": PostState.UNSURE,
    "ann_due": PostState.PLANNED,
    "ann_done": PostState.STANDS,
}


def post_of(there: CommunityId, announcement: str, state: PostState = PostState.CHOSEN) -> Post:
    made, of = PostId(announcement.replace("ann", "pst", 1)), AnnouncementId(announcement)
    return Post(made, there, of, "#mentors", "#mentors", "en-GB", "UTC", state, due_at=NOW, posted_at=NOW)


def announcement_of(there: CommunityId, by: PersonId, stage: Stage = Stage.DRAFT) -> Announcement:
    made = Announcement(AnnouncementId(f"ann_{stage.value}"), there, by, NOW, stage, "Doors", "Open one")
    frozen = stage in {Stage.PAUSED, Stage.DONE, Stage.CANCELLED}
    return replace(made, signed="Office", audience="everybody", begun_at=NOW, frozen=frozen)


def introduction_of(there: CommunityId, mentee: PersonId, ask: AskId) -> Introduction:
    return Introduction(IntroductionId("int_1"), there, mentee, "project", NOW, NOW, ask=ask)


def proposal_of(there: CommunityId, mentee: PersonId, mentor: PersonId) -> Introduction:
    one = Introduction(IntroductionId("int_2"), there, mentee, "project", NOW, NOW, At.PROPOSED)
    return replace(one, mentor=mentor, month="")


def passing_of(there: CommunityId, mentee: PersonId) -> Passing:
    return Passing(mentee, there, AskId("ask_1"), OpenAskId("car_0"), NOW, Said.UP)


def due_for(there: CommunityId, mentee: PersonId) -> PlannedNudge:
    return PlannedNudge(there, mentee, nudge_budget.NudgeKind.PUSH, "", NOW)


def reads(work: Work, chat: Chat, cast: Cast, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about them."""
    mentee, mentor = theirs.mentee.id, theirs.mentor.id
    return {
        **reads_of_their_clock(work, theirs),
        Asks.get: work.asks.get(theirs.ask.id),
        Asks.of_mentee: work.asks.of_mentee(mentee),
        Asks.latest: work.asks.latest(mentee, mentor),
        Asks.how_many_waiting: work.asks.how_many_waiting(mentee),
        Asks.rank: work.asks.rank(theirs.ask) - 1,
        Asks.waiting_for: work.asks.waiting_for(mentor),
        Asks.standing: work.asks.standing(mentee, mentor).waiting,
        Standings.asked_by: work.standings.asked_by(mentee),
        Standings.noes: work.standings.noes(mentee, since=EVER, but=theirs.ask.id, limit=3),
        Asks.answered_in: work.asks.answered_in((mentor,), since=NOW),
        **reads_of_mentorships(work, theirs),
        Mentors.get: work.mentors.get(mentor),
        Mentors.many: work.mentors.many((mentor,)),
        Mentors.how_many_open: work.mentors.how_many_open(),
        Mentors.has_open: work.mentors.has_open(1),
        **reads_of_people(work, mentee, mentor),
        Places.held: work.places.held((mentor,))[mentor],
        Marks.of: work.marks.of(mentee, Mark.SAVED),
        Marks.left_out: work.marks.left_out(mentee),
        Drafts.get: work.drafts.get("ask", mentor),
        Lookings.any: work.lookings.any(of=mentee),
        Lookings.get: work.lookings.get("lkg_1", of=mentee),
        **reads_of_doors(work, mentor),
        **reads_of_open_asks(work, theirs),
        **reads_of_safety(work, theirs),
        Asks.helped_by: work.asks.helped_by(mentee),
        Mentors.field_as_written: work.mentors.field_as_written("PRODUCT") != "PRODUCT",
        Asks.others_of: work.asks.others_of(mentee),
        MyData.counts: work.my_data.counts(mentee),
        MyData.everything: work.my_data.everything(mentee),
        **reads_of_the_chat(work, chat, cast, theirs),
        **reads_of_what_follows(work, theirs),
        **reads_of_beginnings(work, theirs),
        **reads_of_nudges(work, theirs),
    }


def reads_of_people(work: Work, mentee: PersonId, mentor: PersonId) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about these two."""
    return {
        People.get: work.people.get(mentee),
        SettingsOf.reader: work.settings.reader(mentee, People(work._connection, work.community)),
        People.many: work.people.many((mentee, mentor)),
        People.known_as: work.people.known_as("leila.haddad"),
    }


def reads_of_mentorships(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about their mentorships and the endings that wait."""
    mentee = theirs.mentee.id
    return {
        Mentorships.get: work.mentorships.get(theirs.mentorship.id),
        Mentorships.of: work.mentorships.of(mentee),
        Mentorships.next_meeting: work.mentorships.next_meeting(mentee),
        Mentorships.rooms: work.mentorships.rooms(["shp_1", theirs.ask.id], mentee),
        PendingEndings.of: work.pending_endings.of("shp_1", mentee),
        PendingEndings.longest_due: work.pending_endings.longest_due(NOW),
    }


def reads_of_nudges(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about their planned nudges and their introductions."""
    mentee, mentor, kind = theirs.mentee.id, theirs.mentor.id, nudge_budget.NudgeKind
    long_ago = NOW - timedelta(days=99)
    return {
        Lookings.latest_words: work.lookings.latest_words(mentee),
        DueNudges.get: work.due_nudges.get(mentee, kind.PUSH),
        DueNudges.due: work.due_nudges.due(kind.PUSH, NOW),
        Planning.doors_without: work.planning.doors_without(kind.STILL_GLAD),
        Planning.only_looked: work.planning.only_looked("looked", since=long_ago, until=NOW),
        Planning.declined: work.planning.declined("declined", since=long_ago, until=NOW),
        Planning.still_only_looks: not work.planning.still_only_looks(mentee),
        Planning.was_ever_asked: work.planning.was_ever_asked(mentor),
        Planning.last_answer: work.planning.last_answer(mentor),
        Seasons.given: work.seasons.given(mentor, since=long_ago, now=NOW),
        Seasons.thanks: work.seasons.thanks(mentor, since=long_ago, without=()),
        Planning.noes_of_late: work.planning.noes_of_late(mentee),
        **reads_of_passing_on(work, theirs),
        **reads_of_announcements(work, theirs),
        Introductions.get: work.introductions.get("int_1"),
        Introductions.going_of: work.introductions.going_of(mentee),
        Introductions.behind: work.introductions.behind(theirs.ask.id),
        Safety.listed: work.safety.listed(),
        Safety.how_many: work.safety.how_many(mentee, since=long_ago),
        Introductions.proposed: work.introductions.proposed(mentor),
        Introductions.to_make: work.introductions.to_make(),
        Introductions.agreeing: work.introductions.agreeing(),
        Introductions.longest_over: work.introductions.longest_over(NOW),
    }


def reads_of_passing_on(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about their people who were asked to pass it on."""
    hundred_days_on = NOW + timedelta(days=100)
    return {
        Passings.of: work.passings.of(theirs.mentee.id),
        Passings.is_known: work.passings.is_known(OpenAskId("car_0")),
        Passings.ready_for: work.passings.ready_for(OpenAskId("car_0")),
        Passings.how_many_travelled: work.passings.how_many_travelled(
            theirs.mentor.id, since=NOW - timedelta(days=1), without=()
        ),
        Passings.fields: work.passings.fields(),
        Passings.waiting: work.passings.waiting("cv-review", NOW - timedelta(days=1)),
        Passings.helped: work.passings.helped(hundred_days_on, of=theirs.mentee.id),
    }


def reads_of_announcements(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about their announcements and whom these reach."""
    everybody, there = Audience(Group.EVERYBODY), announcement_of(work.community, theirs.mentee.id)
    is_theirs = work.community == theirs.ask.community
    return {
        Announcements.get: work.announcements.get("ann_running"),
        Announcements.of: work.announcements.of(*Stage),
        Announcements.acts: work.announcements.acts("ann_running"),
        Announcements.planned: work.announcements.planned(),
        Announcements.over: work.announcements.over(0, 9)[0],
        Announcements.last_by: work.announcements.last_by("ann_running", ManagerAct.SENT),
        Audiences.zones: "Africa/Lagos" in work.audiences.zones(everybody),
        Audiences.free_again: work.audiences.free_again().everybody > 1,
        Sendings.last_due: work.sendings.last_due("ann_running"),
        Audiences.reach: [work.audiences.reach(everybody)] if work.community == theirs.ask.community else [],
        Audiences.after: [
            one for one in work.audiences.after(everybody, there, limit=9) if one == theirs.mentor.id
        ],
        Audiences.free_from: work.audiences.free_from([theirs.mentee.id]),
        Audiences.first_free: work.audiences.first_free(everybody, 1) if is_theirs else None,
        Audiences.room_for: work.audiences.room_for(1_000) if is_theirs else None,
        CardsHere.values: sum(sum(one.values()) for one in work.cards_here.values().values()),
        KeptAudiences.every: work.kept_audiences.every(),
        KeptAudiences.get: work.kept_audiences.get("aud_1"),
        Sendings.tally: work.sendings.tally(replace(there, id=AnnouncementId("ann_running"))).everybody,
        DueAnnouncements.going: work.due_announcements.going(),
        DueAnnouncements.to_start: work.due_announcements.to_start(),
        DueAnnouncements.unfrozen: work.due_announcements.unfrozen(),
        DueAnnouncements.ready: work.due_announcements.ready(),
        DueAnnouncements.loose: work.due_announcements.loose(),
        DueAnnouncements.sent_out: work.due_announcements.sent_out(),
        DueAnnouncements.shown_long_ago: work.due_announcements.shown_long_ago(),
        Sendings.zones: work.sendings.zones([theirs.mentee.id]),
        Sendings.next_zone: work.sendings.next_zone("ann_zoned"),
        AnnouncementStops.has: work.announcement_stops.has(theirs.mentee.id),
        **reads_of_what_came(work, theirs),
    }


def reads_of_what_came(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about looks, posts, corrections and replies of theirs."""
    there = announcement_of(work.community, theirs.mentee.id)
    return {
        Reasons.after: work.reasons.after("ann_corrected", "", limit=9),
        Reasons.count: work.reasons.count("ann_corrected"),
        Reasons.written: work.reasons.written("ann_cancelled"),
        Corrections.edits: work.corrections.edits(corrected_of(there)).every,
        Corrections.to_show: work.corrections.to_show(),
        Reasons.get: work.reasons.get("ann_cancelled"),
        Reasons.unfrozen: work.reasons.unfrozen(),
        Looks.get: work.looks.get("look_1"),
        Looks.at: work.looks.at("ann_running"),
        NecessaryReaders.reach: [work.necessary_readers.reach()]
        if work.community == theirs.ask.community
        else [],
        NecessaryReaders.after: [
            one for one in work.necessary_readers.after("", NOW, limit=9) if one == theirs.mentor.id
        ],
        Sendings.whose: work.sendings.whose("ann_draft", ReaderState.TOLD, limit=9),
        Outcomes.latest_got: work.outcomes.latest_got(theirs.mentee.id),
        Outcomes.of: [n for n in work.outcomes.of("ann_draft").steps.values() if n],
        Replies.get: work.replies.get("rep_1"),
        Replies.latest: work.replies.latest("ann_draft", theirs.mentee.id),
        Replies.to: work.replies.to(theirs.mentee.id, "ann_draft", offset=0, limit=9),
        Posts.get: work.posts.get("pst_channel"),
        Posts.of: work.posts.of("ann_channel"),
        Posts.many: work.posts.many([replace(there, id=AnnouncementId("ann_channel"))]),
        Posts.twin: work.posts.twin(post_of(work.community, "ann_draft"), there, NOW),
        Posts.version: work.posts.version(post_of(work.community, "ann_running")),
        Posts.trouble: work.posts.trouble(post_of(work.community, "ann_channel")),
        Posts.planned: work.posts.planned(limit=9),
        Posts.to_post: work.posts.to_post(),
        Posts.going_of: work.posts.going_of(theirs.mentee.id),
        Posts.news: work.posts.news(),
    }


def corrected_of(one: Announcement) -> Announcement:
    return replace(one, id=AnnouncementId("ann_corrected"), corrected_at=NOW)


def writes_of_announcements(
    work: Work, theirs: Theirs
) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change their announcements with each writing method."""
    mentee = theirs.mentee.id
    why = Reason(AnnouncementId("ann_cancelled"), work.community, mentee, NOW, "Moved")
    draft, running = (announcement_of(work.community, mentee, at) for at in (Stage.DRAFT, Stage.RUNNING))
    return {
        Announcements.change: lambda: work.announcements.change(
            replace(draft, title="Mine"), when=Stage.DRAFT
        ),
        Corrections.close: lambda: work.corrections.close("ann_corrected"),
        Reasons.add: lambda: work.reasons.add(replace(why, words="Mine")),
        Reasons.move: lambda: work.reasons.move(why, reached="per_z", frozen=True),
        Corrections.correct: lambda: work.corrections.correct(
            corrected_of(draft), replace(draft, title="Mine", words="Mine")
        ),
        Announcements.move: lambda: work.announcements.move(running, reached="per_z", frozen=True),
        Announcements.throw_away: lambda: work.announcements.throw_away("ann_draft"),
        Announcements.was_shown: lambda: work.announcements.was_shown("ann_running"),
        Announcements.one_at_a_time: work.announcements.one_at_a_time,
        Sendings.pause: lambda: work.sendings.pause("ann_running"),
        Sendings.release: lambda: work.sendings.release(
            replace(running, id=AnnouncementId("ann_paused"), begun_at=NOW - timedelta(days=9))
        ),
        Sendings.drop: lambda: work.sendings.drop("ann_running"),
        Sendings.try_again: lambda: work.sendings.try_again("ann_done"),
        DueAnnouncements.end: lambda: work.due_announcements.end("ann_cancelled"),
        Sendings.settle: lambda: work.sendings.settle("ann_done"),
        Sendings.put_off: lambda: work.sendings.put_off("ann_running", {mentee: NOW + timedelta(days=7)}),
        KeptAudiences.hold: work.kept_audiences.hold,
        KeptAudiences.add: lambda: work.kept_audiences.add(KeptAudience("aud_2", "Mine", "mentors")),
        KeptAudiences.forget: lambda: work.kept_audiences.forget("aud_1"),
        People.is_refused: lambda: work.people.is_refused(mentee, NOW),
        People.were_not_refused: lambda: work.people.were_not_refused(NOW),
        AnnouncementStops.allow: lambda: work.announcement_stops.allow(mentee),
        **writes_of_what_came(work, mentee),
    }


def writes_of_what_came(work: Work, mentee: PersonId) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change their looks, posts and replies with each writing method."""
    return {
        Looks.say: lambda: work.looks.say("look_1", LookSaid.RIGHT, print=""),
        Outcomes.make_numbers: work.outcomes.make_numbers,
        Outcomes.make_numbers_of: lambda: work.outcomes.make_numbers_of(mentee),
        Outcomes.add: lambda: work.outcomes.add("ann_draft", Step.OPENED, 1),
        Replies.forget_old: work.replies.forget_old,
        Replies.forget_of: lambda: work.replies.forget_of(mentee),
        Posts.change: lambda: work.posts.change(
            post_of(work.community, "ann_due", PostState.GOING), when=PostState.PLANNED
        ),
        Posts.drop: lambda: work.posts.drop(post_of(work.community, "ann_channel")),
        Posts.has_arrived: lambda: work.posts.has_arrived(post_of(work.community, "ann_running"), 1),
        Posts.send_again: lambda: work.posts.send_again(post_of(work.community, "ann_running"), 1),
    }


def writes_of_nudges(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change their planned nudges and their introductions with each writing method."""
    mentee, kind = theirs.mentee.id, nudge_budget.NudgeKind
    due, one = due_for(work.community, mentee), introduction_of(work.community, mentee, theirs.ask.id)
    said = passing_of(work.community, theirs.mentor.id)
    return {
        DueNudges.plan: lambda: work.due_nudges.plan(due),
        DueNudges.plan_several: lambda: work.due_nudges.plan_several([due]),
        DueNudges.put: lambda: work.due_nudges.put(due, None),
        DueNudges.begin_again: lambda: work.due_nudges.begin_again(mentee, kind.PUSH, NOW),
        Passings.tell: lambda: work.passings.tell(replace(said, times=2)),
        Passings.change: lambda: work.passings.change(replace(said, tells=False), when=Said.UP),
        **writes_of_announcements(work, theirs),
        Introductions.add: lambda: work.introductions.add(one),
        Introductions.change: lambda: work.introductions.change(replace(one, stage=At.OVER), when=At.WANTED),
    }


def reads_of_the_chat(
    work: Work, chat: Chat, cast: Cast, theirs: Theirs
) -> Mapping[Callable[..., object], object]:
    """Return what each reading method of the web chat says about them."""
    mentee = theirs.mentee.id
    return {
        Cast.managers: cast.managers(),
        Cast.asked: cast.asked(),
        Cast.looking: [role for role in cast.looking() if role.person != work.me],
        Cast.called: cast.called("Amara"),
        Cast.of: cast.of("leila.haddad"),
        Chat.waits_outside: chat.waits_outside(theirs.room, theirs.mentor.id),
        Chat.is_in: chat.is_in(theirs.room, mentee),
        Chat.line: chat.line(theirs.line, mentee),
        Chat.any_line: chat.any_line(theirs.line),
        Chat.posted: chat.posted("room", "1"),
        Chat.private_lines: chat.private_lines(theirs.room),
        Chat.lines: chat.lines(theirs.room, mentee),
        Chat.changed_after: chat.changed_after(0, mentee),
        Chat.latest_change: chat.latest_change(),
        Chat.rooms: chat.rooms(mentee),
    }


def reads_of_what_follows(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about what followed their answer, and their room's address."""
    return {
        Addresses.of: Addresses(work._connection, work.community).of("shp_1"),
        Asks.still_open: work.asks.still_open(theirs.mentee.id, theirs.ask.kind),
        Meetings.of: work.meetings.of("shp_1", theirs.mentee.id),
        Meetings.due: work.meetings.due(NOW),
        SecondVoices.of: work.second_voices.of("shp_1", theirs.mentee.id),
        SecondVoices.last: work.second_voices.last(theirs.mentee.id),
        Meetings.is_denied: work.meetings.is_denied(theirs.mentorship),
        Meetings.met_on: work.meetings.met_on([MentorshipId("shp_1")], theirs.mentee.id),
        Thanking.thanks_for: work.thanking.thanks_for(theirs.ask.id),
        Thanking.follow_up: work.thanking.follow_up(theirs.ask.id),
        Thanking.longest_over: work.thanking.longest_over(NOW),
        Thanking.running: work.thanking.running(),
    }


def reads_of_beginnings(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about their opening, their wishes and requests for help."""
    mentee, mentor = theirs.mentee.id, theirs.mentor.id
    return {
        Kinds.settled: work.kinds.settled(work.programme).off,
        Setups.get: work.setups.get().channel,
        QuietTimes.every: work.quiet_times.every(),
        QuietTimes.settled: work.quiet_times.settled(work.programme).caps.quiet_weeks.times,
        RunningAsks.every: work.running_asks.every(),
        Beginnings.get: work.beginnings.get().installer,
        Beginnings.door_of: work.beginnings.door_of(mentor),
        Beginnings.founders: work.beginnings.founders(),
        Wishes.get: work.wishes.get("wsh_1", of=mentee),
        Wishes.of: work.wishes.of(mentee),
        Wishes.is_kept: work.wishes.is_kept(wish_of(work.community, mentee)),
        Wishes.how_many: work.wishes.how_many(WishAbout.SOMEONE),
        Wishes.to_look: work.wishes.to_look(WishAbout.SOMEONE, 1, limit=1),
        Wishes.latest_change: work.wishes.latest_change(),
        Wishes.looked_for: work.wishes.looked_for(),
        FirstAsks.how_many: work.first_asks.how_many(mentor),
        FirstAsks.of_others: sum(work.first_asks.of_others(mentee)),
        Hands.get: work.hands.get("hnd_1"),
        Hands.with_: work.hands.with_(mentee),
        Hands.after: work.hands.after(theirs.ask.id),
        Hands.to_help: work.hands.to_help(),
        Hands.longest_over: work.hands.longest_over(NOW),
        Approvals.get: work.approvals.get("apr_1"),
        Doubts.every: work.doubts.every(),
        Approvals.of: work.approvals.of(mentor),
        Approvals.unanswered: work.approvals.unanswered(),
        Approvals.how_many: work.approvals.how_many(without=frozenset()),
        Approvals.longest_over: work.approvals.longest_over(NOW),
    }


def reads_of_safety(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about blocks, reports and their readers."""
    mentee, mentor = theirs.mentee.id, theirs.mentor.id
    return {
        Asks.between: work.asks.between(mentee, mentor),
        Drafts.saved_at: work.drafts.saved_at("ask", mentor),
        Lookings.words_since: work.lookings.words_since(NOW - timedelta(days=1), of=mentee, limit=9),
        Asks.with_link: work.asks.with_link(mentee, mentor),
        People.called: work.people.called("Leila"),
        Safety.apart_from: work.safety.apart_from(mentor),
        Safety.blocked_by: work.safety.blocked_by(mentee),
        Safety.get: work.safety.get("rep_1"),
        Safety.latest: work.safety.latest(mentee, mentor),
        Safety.longest_unread: work.safety.longest_unread(NOW),
        Safety.longest_unclosed: work.safety.longest_unclosed(NOW + timedelta(days=400)),
        Safety.taken_by: work.safety.taken_by(mentor),
        Safety.untaken: work.safety.untaken(),
        Safety.open_with: work.safety.open_with(mentee),
        Safety.readers: work.safety.readers(),
        Safety.asked_to_read: work.safety.asked_to_read(),
        People.some: [one for one in work.people.some(25).values() if one.id == mentee],
    }


def reads_of_open_asks(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about their open asks."""
    mentee = theirs.mentee.id
    return {
        OpenAsks.get: work.open_asks.get("car_1"),
        OpenAsks.latest: work.open_asks.latest(mentee),
        OpenAsks.on_their_way: work.open_asks.on_their_way(mentee),
        OpenAsks.carried_to: work.open_asks.carried_to(OpenAskId("car_1")),
        OpenAsks.step: work.open_asks.step(OpenAskId("car_1")),
        OpenAsks.longest_over: work.open_asks.longest_over(NOW),
        OpenAsks.stranded: work.open_asks.stranded(),
        OpenAsks.running: work.open_asks.running(),
        Channels.get: work.channels.get("chn_1"),
        Channels.chosen: work.channels.chosen(),
        Channels.standing: work.channels.standing() is not ChannelStatus.IN_TURN,
        Channels.ready: work.channels.ready(),
        Channels.broken: work.channels.broken(),
        OpenAsks.asked_since: work.open_asks.asked_since((theirs.mentor.id,), NOW - timedelta(days=1)),
        Mentors.how_many_in: work.mentors.how_many_in("PRODUCT"),
    }


def reads_of_doors(work: Work, mentor: PersonId) -> Mapping[Callable[..., object], object]:
    """Return what each reading method says about a mentor's answers and rests."""
    return {
        Asks.answers_of: work.asks.answers_of(mentor, since=None, limit=2),
        RestOffers.latest: work.rest_offers.latest(mentor),
        Mentors.days_of: work.mentors.days_of(mentor),
        Mentors.given: work.mentors.given(["quick-question"], but=PersonId("per_x")),
    }


def reads_of_their_clock(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], object]:
    """Return what is said about their reminders, settings and noes."""
    mentee, mentor, programme = theirs.mentee, theirs.mentor.id, work.programme
    return {
        Asks.longest_over: work.asks.longest_over(theirs.ask.closes_at),
        Asks.to_recall: work.asks.to_recall(NOW),
        Asks.recalled: work.asks.recalled(mentor, NOW),
        Asks.noes_in_a_row: work.asks.noes_in_a_row(replace(theirs.ask, ended_at=NOW)),
        Nudges.since: work.nudges.since(mentee.id, NOW - timedelta(days=1)),
        SettingsOf.of: work.settings.of(mentee.id) != Settings(),
        SettingsOf.hours: work.settings.hours(mentee, programme).quiet != programme.quiet,
        People.managers: work.people.managers(),
    }


def writes_of_open_asks(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change an open ask of theirs, one without a name, and what others see of them."""
    ended = replace(carry_of(work.community, theirs.mentee.id), state=OpenAskStatus.ENDED)
    return {
        OpenAsks.change: lambda: work.open_asks.change(ended, was=carry_of(work.community, theirs.mentee.id)),
        Channels.choose: lambda: work.channels.choose(channel_of(work.community, "chn_9")),
        Channels.leave: work.channels.leave,
        Channels.lose: lambda: work.channels.lose(ChannelId("chn_1"), "mine"),
        Asks.show_name: lambda: work.asks.show_name(theirs.unnamed),
        Redrawing.draw_again: lambda: work.draw_again(theirs.ask.id),
        People.leave: lambda: work.people.leave(theirs.mentee.id, NOW),
        Redrawing.redraw: lambda: work.redraw((theirs.mentee.id, theirs.mentor.id), {theirs.ask.id}),
        Redrawing.redraw_series: lambda: work.redraw_series(theirs.mentee.id, "", "~"),
        Doubts.has_arrived: lambda: work.doubts.has_arrived(in_doubt(work)),
        Doubts.send_again: lambda: work.doubts.send_again(in_doubt(work)),
    }


def quiet_time(work: Work) -> str:
    """Return the id of a quiet time, in whichever community it is."""
    found: str = work._connection.execute(select(tables.quiet_times.c.id).limit(1)).scalar_one()
    return found


def in_doubt(work: Work) -> NoticeInDoubt:
    """Return the first message in doubt, in whichever community it is."""
    query = select(tables.outbox.c.id, tables.outbox.c.version).where(
        tables.outbox.c.state == Outboxed.IN_DOUBT
    )
    row = work._connection.execute(query.limit(1)).one()
    return NoticeInDoubt(row.id, row.version, ())


def writes(work: Work, chat: Chat, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change their rows with each writing method."""
    mentee, mentor, ask = theirs.mentee.id, theirs.mentor.id, theirs.ask
    notice, hold = Notice(NoticeKind.OUTCOME, "other"), Hold(theirs.place, 4, Refusal.FULL)
    mine = People(work._connection, work.community)
    return {
        Asks.change: lambda: work.asks.change(ask, when=Status.WAITING),
        Asks.remind: lambda: work.asks.remind(replace(ask, reminders=1), when=NOW),
        Asks.put_later: lambda: work.asks.put_later(replace(ask, later_at=NOW)),
        Nudges.lock: lambda: work.nudges.lock(mentee),
        Nudges.add: lambda: work.nudges.add(mentee, nudge_budget.NudgeKind.REMINDER),
        SettingsOf.keep: lambda: work.settings.keep(mentee, Settings()),
        People.move: lambda: mine.move(mentee, "Asia/Tokyo"),
        People.speak: lambda: mine.speak(mentee, "ja-JP"),
        Asks.open: lambda: work.asks.open(ask.id, NOW),
        Asks.reword: lambda: work.asks.reword(ask.id, "Otherwise?"),
        **writes_of_mentorships(work, theirs),
        Thanking.end: lambda: work.thanking.end(thanks.end(further_of(ask), FollowUpStatus.LEFT, NOW)),
        Mentors.changed: lambda: work.mentors.changed(mentor),
        People.introduce: lambda: work.people.introduce(mentee, "somebody else"),
        People.meet: lambda: mine.meet("leila.haddad", work.me, NOW, KEYS),
        Places.hold_all: lambda: work.places.hold_all((hold,)),
        Places.give_back: lambda: work.places.give_back((theirs.place,)),
        **writes_of_open_asks(work, theirs),
        **writes_of_doors(work, theirs),
        **writes_of_beginnings(work, theirs),
        **writes_of_nudges(work, theirs),
        **writes_of_safety(work, theirs),
        MyData.forget_searches: lambda: work.my_data.forget_searches(mentee),
        MyData.erase: lambda: work.my_data.erase(mentee, KEYS),
        Marks.put: lambda: work.marks.put(mentee, mentor, Mark.SAVED),
        Marks.take: lambda: work.marks.take(mentee, mentor, Mark.SAVED),
        Drafts.save: lambda: work.drafts.save("ask", mentor, {"question": "mine"}),
        Drafts.drop: lambda: work.drafts.drop("ask", mentor),
        Outbox.show: lambda: work.show(mentee, notice),
        Outbox.show_several: lambda: work.show_several(((mentee, notice),)),
        **writes_of_the_chat(chat, theirs),
    }


def writes_of_the_chat(chat: Chat, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change their lines and rooms of the web chat with each writing method."""
    return {
        Chat.let_mentors_in: lambda: chat.let_mentors_in(theirs.room),
        Chat.enter: lambda: chat.enter(theirs.room, theirs.mentee.id, "mine"),
        Chat.revise: lambda: chat.revise(theirs.line, "mine"),
        Chat.read_up_to: lambda: chat.read_up_to(theirs.room, theirs.mentee.id, 99),
    }


def writes_of_mentorships(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change their mentorships and the endings that wait with each writing method."""
    return {
        Mentorships.hold: lambda: work.mentorships.hold(theirs.mentorship.id),
        Mentorships.change: lambda: work.mentorships.change(replace(theirs.mentorship, version=1)),
        PendingEndings.keep: lambda: work.pending_endings.keep(
            replace(ending_of(work.community, theirs.mentee.id), how=Ending.STOPPED)
        ),
        PendingEndings.take_back: lambda: work.pending_endings.take_back("shp_1", theirs.mentee.id),
        PendingEndings.drop: lambda: work.pending_endings.drop("shp_1"),
    }


def writes_of_beginnings(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change their opening, wishes and requests for help with each writing method."""
    mentee, begun = theirs.mentee.id, work.beginnings
    wish, hand = wish_of(work.community, mentee), hand_of(work.community, mentee, theirs.ask.id)
    return {
        Setups.keep: lambda: work.setups.keep(CommunitySetup("mine")),
        Kinds.turn: lambda: work.kinds.turn("project", off=False),
        Thanking.move: lambda: work.thanking.move(replace(further_of(theirs.ask), closes_at=LATER)),
        RunningAsks.move: lambda: work.running_asks.move(
            replace(theirs.ask, closes_at=LATER), was=theirs.ask
        ),
        QuietTimes.hold: work.quiet_times.hold,
        QuietTimes.add: lambda: work.quiet_times.add(LONG_AGO, LONG_AGO, theirs.mentee.id),
        QuietTimes.take_away: lambda: work.quiet_times.take_away(quiet_time(work), theirs.mentee.id),
        Kinds.suggest: lambda: work.kinds.suggest("project", places=9, reminder_days=1),
        Beginnings.install: lambda: begun.install(mentee),
        Beginnings.answer: lambda: begun.answer(UnderEighteen.YES),
        Beginnings.screen: begun.screen,
        Beginnings.check_kinds: begun.check_kinds,
        Beginnings.invite: begun.invite,
        Beginnings.open: begun.open,
        Wishes.make: lambda: work.wishes.make(replace(wish, words="nursing", looked=9)),
        Wishes.let_go: lambda: work.wishes.let_go(wish.id, of=mentee),
        Wishes.looked_after: lambda: work.wishes.looked_after([wish.id], 9),
        Wishes.put_off: lambda: work.wishes.put_off(wish.id, NOW),
        Wishes.come_true: lambda: work.wishes.come_true(wish.id, None),
        Wishes.again: lambda: work.wishes.again(wish),
        Hands.raise_: lambda: work.hands.raise_(hand),
        **writes_of_approvals(work, theirs),
        Hands.change: lambda: work.hands.change(
            replace(hand, reach=HelpStatus.OVER), when=HelpStatus.WAITING
        ),
    }


def writes_of_approvals(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change their waits for a hello with each writing method."""
    waits = approval_of(work.community, theirs.mentor.id)
    welcomed = replace(waits, stands=FirstDoorStatus.WELCOMED)
    return {
        Approvals.ask: lambda: work.approvals.ask(waits),
        Approvals.change: lambda: work.approvals.change(welcomed, when=FirstDoorStatus.WAITING),
        Beginnings.approve: lambda: work.beginnings.approve(on=True),
    }


def writes_of_safety(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change blocks, reports, their readers, and the address of a room."""
    mentee, mentor = theirs.mentee.id, theirs.mentor.id
    closed = replace(reported(work, mentor), stage=ReportStatus.CLOSED)
    book = Addresses(work._connection, work.community)
    return {
        Addresses.keep: lambda: book.keep("shp_1", theirs.mentorship.two, {"channel": "mine"}, NOW),
        Addresses.forget: lambda: book.forget("shp_1", ROOM),
        Safety.keep_apart: lambda: work.safety.keep_apart(mentee, mentor, Why.BLOCK),
        Safety.let: lambda: work.safety.let(mentee, mentor, Why.BLOCK),
        Safety.change: lambda: work.safety.change(closed, when=ReportStatus.OPEN),
        Safety.choose_readers: lambda: work.safety.choose_readers(()),
        Safety.stops_reading: lambda: work.safety.stops_reading(mentee),
        Safety.reads: lambda: work.safety.reads(mentee),
    }


def writes_of_doors(work: Work, theirs: Theirs) -> Mapping[Callable[..., object], Callable[[], object]]:
    """Return a way to change a mentor's card and rests with each writing method."""
    mentor, ask = theirs.mentor.id, theirs.ask
    return {
        Cards.tell: lambda: work.cards.tell(
            mentor, headline="mine", story="mine", field="mine", manners=(Manner.LISTENS,)
        ),
        Cards.settle: lambda: work.cards.settle(mentor, place="mine", country="mine", languages=()),
        Cards.plan: lambda: work.cards.plan(mentor, days=frozenset({1}), glad=("mine",)),
        Meetings.plan: lambda: work.meetings.plan([meeting(work, theirs.mentee)]),
        Meetings.put: lambda: work.meetings.put(meeting(work, theirs.mentee), None),
        SecondVoices.add: lambda: work.second_voices.add(
            second_voice(work, theirs.mentee.id, theirs.mentor.id)
        ),
        SecondVoices.let_go: lambda: work.second_voices.let_go("shp_1", theirs.mentee.id, NOW),
        Meetings.hold: lambda: work.meetings.hold(theirs.mentorship, NOW + timedelta(days=1)),
        Meetings.take_back: lambda: work.meetings.take_back(theirs.mentorship),
        Meetings.say: lambda: work.meetings.say(replace(meeting(work, theirs.mentee), went=Went.POOR)),
        Cards.hide: lambda: work.cards.hide(mentor, frozenset({"place"})),
        Cards.limit: lambda: work.cards.limit(mentor, 9),
        Cards.give: lambda: work.cards.give(mentor, people.offer("quick-question", 9), position=0),
        Cards.take_off: lambda: work.cards.take_off(mentor, "quick-question"),
        Cards.turn: lambda: work.cards.turn(replace(theirs.mentor, door=Door.CLOSED), when=Door.OPEN),
        Cards.rest: lambda: work.cards.rest(mentor, NOW.date()),
        RestOffers.offer: lambda: work.rest_offers.offer(mentor, ask.id, Occasion.NOES),
        RestOffers.reply: lambda: work.rest_offers.reply(mentor, ask.id, Reply.TAKEN),
    }


CANNOT_MEET_THEM = {
    Drafts.look_again,  # it only forgets what was read
    Announcements.add,
    Announcements.note,
    Sendings.queue,
    Reasons.queue,
    AnnouncementStops.stop,
    Outcomes.note,
    Replies.add,
    Posts.choose,
    Asks.add,  # each creates a new id, or one that the database refuses to create twice
    Mentorships.add,
    OpenAsks.add,
    Thanking.ask_more,
    Thanking.thank,
    Mentors.add,
    Safety.add,
    Cards.begin,
    Lookings.keep,
    Drafts.is_dropped,  # both read no row
    People.know,
    People.named,  # both raise for a person who is not here
    People.platform_user,
    Chat.post,
    Beginnings.found_door,
    Mentorships.has_begun,  # what this transaction has added or read itself, without reading
    People.know,
}


def rows(connection: Connection, community: CommunityId) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of a community, by table; sorted, since PostgreSQL returns them in any order."""
    return {
        table.name: sorted(
            (tuple(row) for row in connection.execute(select(table).where(table.c.community == community))),
            key=repr,
        )
        for table in schema.metadata.sorted_tables
        if table.name not in SHARED
    }


@pytest.fixture
def here(database: Database) -> CommunityId:
    return found(database, "here")


@pytest.fixture
def theirs(database: Database, services: Services) -> Theirs:
    return live(database, services, found(database, "there"))


@pytest.mark.parametrize("table", [t for t in schema.metadata.sorted_tables if t.name not in SHARED], ids=str)
def test_every_row_belongs_to_a_community_and_goes_with_it(table: Table) -> None:
    column = table.c.community
    assert not column.nullable
    (key,) = column.foreign_keys
    assert (key.column, key.ondelete) == (tables.communities.c.id, "CASCADE")


def test_the_other_community_has_a_row_of_every_table(database: Database, theirs: Theirs) -> None:
    """A new table needs a row in `live`, or the tests below would not see it."""
    full = database.read(lambda open_: rows(open_, theirs.mentee.community))
    assert [name for name, found_there in full.items() if not found_there] == []


def test_nothing_of_another_community_is_seen(
    database: Database, services: Services, here: CommunityId, theirs: Theirs
) -> None:
    me = people.mentee(database, here, "Tom Whitaker")

    def look(connection: Connection) -> Mapping[Callable[..., object], object]:
        return reads(
            Work(connection, services, here, me), Chat(connection, here), Cast(connection, here), theirs
        )

    seen = {method.__qualname__: value for method, value in database.read(look).items() if value}
    assert seen == {}


def test_its_own_people_do_see_it(database: Database, services: Services, theirs: Theirs) -> None:
    """The same reads from inside find rows: so it is the boundary that hides them."""
    there = theirs.mentee.community

    def look(connection: Connection) -> Mapping[Callable[..., object], object]:
        work = Work(connection, services, there, theirs.mentee)
        return reads(work, Chat(connection, there), Cast(connection, there), theirs)

    unseen = {method for method, value in database.read(look).items() if not value}
    assert unseen == {
        Asks.rank,
        Asks.noes_in_a_row,
        Safety.asked_to_read,
        Safety.taken_by,
        Wishes.looked_for,
        Planning.only_looked,
        Planning.declined,
        Planning.noes_of_late,
    }


def test_nothing_of_another_community_is_changed(
    database: Database, services: Services, here: CommunityId, theirs: Theirs
) -> None:
    there = theirs.mentee.community
    # A person here who has, by a bug, the id of a person there.
    me = Person(theirs.mentee.id, here, "Tom Whitaker")
    before = database.read(lambda open_: rows(open_, there))
    changed = []
    for method in database.read(
        lambda open_: list(writes(Work(open_, services, here, me), Chat(open_, here), theirs))
    ):

        def act(connection: Connection, method: Callable[..., object] = method) -> None:
            writes(Work(connection, services, here, me), Chat(connection, here), theirs)[method]()

        database.write(act)
        if database.read(lambda open_: rows(open_, there)) != before:
            changed.append(method.__qualname__)
            break
    assert changed == []


def test_a_mentorship_of_another_community_is_not_held(
    database: Database, services: Services, here: CommunityId, theirs: Theirs
) -> None:
    there = theirs.mentee.community

    def held(connection: Connection, community: CommunityId) -> Mentorship | None:
        work = Work(connection, services, community, theirs.mentee)
        return work.mentorships.hold(theirs.mentorship.id)

    assert database.write(lambda open_: held(open_, here)) is None
    assert database.write(lambda open_: held(open_, there)) == theirs.mentorship


def test_no_method_of_a_repository_is_left_out(
    database: Database, services: Services, theirs: Theirs
) -> None:
    """A new method has to be tried from outside, above."""
    there = theirs.mentee.community

    def tried(connection: Connection) -> set[Callable[..., object]]:
        work, chat = Work(connection, services, there, theirs.mentee), Chat(connection, there)
        return {*reads(work, chat, Cast(connection, there), theirs), *writes(work, chat, theirs)}

    public = {
        method
        for repository in REPOSITORIES
        for name, method in inspect.getmembers(repository, inspect.isfunction)
        if not name.startswith("_")
    }
    assert public - database.read(tried) - CANNOT_MEET_THEM == set()
