"""Every table. Each row belongs to a community; ids are unguessable text; instants are UTC."""

from bot.store.tables.announcement_looks import announcement_looks
from bot.store.tables.announcement_posts import announcement_posts
from bot.store.tables.announcements import announced, announcement_acts, announcement_stops, announcements
from bot.store.tables.asks import asks, carries, channels, follow_ups, mentorships, thanks
from bot.store.tables.emptyings import emptyings
from bot.store.tables.file_pages import file_pages
from bot.store.tables.gateways import gateways
from bot.store.tables.kept_audiences import kept_audiences
from bot.store.tables.meanings import meanings
from bot.store.tables.meetings import endings, meetings, meetings_held, second_voices
from bot.store.tables.mentors import mentors, offers, places, rest_offers
from bot.store.tables.opening import approvals, beginnings, founding_doors, kinds, quiet_times
from bot.store.tables.outbox import deliveries, due_nudges, facts, nudges, outbox
from bot.store.tables.outcomes import announcement_counts, announcement_replies, announcement_steps
from bot.store.tables.passing_on import passings
from bot.store.tables.people import addresses, communities, drafts, lookings, marks, people, settings
from bot.store.tables.reasons import announcement_reasons
from bot.store.tables.safety import apart, report_readers, reports
from bot.store.tables.setups import badges, setups
from bot.store.tables.wishes import hands, introductions, wishes

__all__ = [
    "addresses",
    "announced",
    "announcement_acts",
    "announcement_counts",
    "announcement_looks",
    "announcement_posts",
    "announcement_reasons",
    "announcement_replies",
    "announcement_steps",
    "announcement_stops",
    "announcements",
    "apart",
    "approvals",
    "asks",
    "badges",
    "beginnings",
    "carries",
    "channels",
    "communities",
    "deliveries",
    "drafts",
    "due_nudges",
    "emptyings",
    "endings",
    "facts",
    "file_pages",
    "follow_ups",
    "founding_doors",
    "gateways",
    "hands",
    "introductions",
    "kept_audiences",
    "kinds",
    "lookings",
    "marks",
    "meanings",
    "meetings",
    "meetings_held",
    "mentors",
    "mentorships",
    "nudges",
    "offers",
    "outbox",
    "passings",
    "people",
    "places",
    "quiet_times",
    "report_readers",
    "reports",
    "rest_offers",
    "second_voices",
    "settings",
    "setups",
    "thanks",
    "wishes",
]
