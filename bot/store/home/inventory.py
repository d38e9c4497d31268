"""The inventory: for each table, whose its rows are, who may read them, and what an erasure removes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Table, select

from bot.domain.common.ids import PersonId
from bot.domain.safety.report_and_block import Why
from bot.store import tables
from bot.store.tables.web_chat import chat_lines, chat_rooms

WHOLE_ROW = ("*",)
"""The whole row is deleted with the person it is about."""

Erased = tuple[str, ...]
"""The columns that are emptied, or `WHOLE_ROW`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one table keeps about people."""

    table: Table
    group: str
    """Under which heading `/mentoring` → *My data* counts it; empty for what only machines read."""
    theirs: Mapping[str, Erased] = field(default_factory=dict)
    """For each column that names a person the row is about: what their erasure empties."""
    others: frozenset[str] = frozenset()
    """Columns that name another person: in a download they are shown as a name, or left out."""
    private: Mapping[str, str] = field(default_factory=dict)
    """Columns that only one of the two people may read: the person in the column named here."""
    machine: frozenset[str] = frozenset()
    """Columns that hold no personal data."""
    stays: ColumnElement[bool] | None = field(default=None, compare=False)
    """Rows that outlive the erasure of those whom they name: others decided them."""
    through_ask: bool = False
    """Whether the people are those of the row's ask, because the row itself names none."""

    def is_about(self, column: str, person: PersonId) -> ColumnElement[bool]:
        """Return the condition that a row is about a person, by one of its columns."""
        if not self.through_ask:
            return self.table.c[column] == person
        theirs = select(tables.asks.c.id).where(tables.asks.c[column] == person)
        return self.table.c.ask.in_(theirs)


MACHINE = frozenset({"community"})
TWO = frozenset({"mentee", "mentor"})
CARD = ("headline", "story", "field", "place", "country", "languages", "glad", "days", "hidden", "manners")

INVENTORY: tuple[Kept, ...] = (
    Kept(tables.communities, ""),
    Kept(tables.facts, ""),
    Kept(tables.deliveries, ""),
    Kept(tables.gateways, ""),
    Kept(tables.emptyings, ""),
    Kept(tables.setups, ""),
    # An account that has a badge; the row goes once it is taken away, which an erasure brings about.
    Kept(tables.badges, ""),
    Kept(
        tables.people,
        "me",
        {"id": ("name", "line", "platform_user")},
        # The mark is written by the erasure.
        machine=MACHINE | {"mark", "gone_at", "back_as", "unreached_at", "acted_at", "seen_at"},
    ),
    # After people: keeping an address locks their rows, so an erasure sees it, or it is never kept.
    Kept(
        tables.addresses,
        "reached",
        {"person": WHOLE_ROW, "other": WHOLE_ROW},
        others=frozenset({"person", "other"}),
        machine=MACHINE,
    ),
    Kept(tables.mentors, "card", {"person": CARD}, machine=MACHINE | {"changed"}),
    Kept(tables.offers, "card", {"mentor": WHOLE_ROW}, machine=MACHINE),
    # Made of the card, which is in the download itself; numbers that say nothing to a person.
    Kept(tables.meanings, "", {"person": WHOLE_ROW}, machine=MACHINE | {"vector", "version", "made"}),
    Kept(tables.places, "", {"owner": WHOLE_ROW}, machine=MACHINE),
    Kept(tables.rest_offers, "settings", {"mentor": WHOLE_ROW}, machine=MACHINE),
    Kept(tables.settings, "settings", {"person": WHOLE_ROW}, machine=MACHINE),
    Kept(tables.nudges, "nudges", {"person": WHOLE_ROW}, machine=MACHINE),
    Kept(tables.lookings, "searches", {"person": WHOLE_ROW}, machine=MACHINE),
    Kept(
        tables.marks,
        "saved",
        {"person": WHOLE_ROW, "mentor": WHOLE_ROW},
        others=frozenset({"mentor"}),
        private={"mark": "person", "at": "person", "mentor": "person"},
        machine=MACHINE,
    ),
    Kept(
        tables.wishes,
        "wishes",
        {"person": WHOLE_ROW, "mentor": WHOLE_ROW},
        others=frozenset({"mentor"}),
        private={c.name: "person" for c in tables.wishes.c if c.name not in {"community", "id", "person"}},
        machine=MACHINE | {"key", "known", "looked"},
    ),
    Kept(tables.hands, "asks", {"person": WHOLE_ROW, "by": ()}, machine=MACHINE),
    Kept(tables.due_nudges, "told", {"person": WHOLE_ROW}, machine=MACHINE | {"ref", "step"}),
    Kept(tables.passings, "settings", {"person": WHOLE_ROW}, machine=MACHINE | {"ask", "carry"}),
    Kept(
        tables.introductions,
        "asks",
        {"person": WHOLE_ROW, "by": (), "mentor": ()},
        others=frozenset({"by", "mentor"}),
        # The mentor whom a manager proposes knows nothing of it before the mentee says yes.
        private={
            c.name: "person" for c in tables.introductions.c if c.name not in {"community", "id", "person"}
        },
        machine=MACHINE,
    ),
    Kept(tables.beginnings, "settings", {"installer": ()}, machine=MACHINE),
    Kept(
        tables.approvals,
        "card",
        {"mentor": WHOLE_ROW, "by": ("words",)},
        others=frozenset({"by"}),
        machine=MACHINE | {"seen"},
    ),
    Kept(tables.founding_doors, "card", {"mentor": WHOLE_ROW}, machine=MACHINE),
    Kept(tables.kinds, ""),
    # Who wrote and sent an announcement stays by id, which names nobody once they have erased themselves.
    Kept(
        tables.announcements,
        "",
        {"by": ("title", "words", "signed")},
        machine=MACHINE | {"shown_at", "reached", "starts_at", "correcting"},
    ),
    Kept(tables.announced, "received", {"person": ()}, machine=MACHINE),
    Kept(tables.announcement_posts, ""),
    Kept(tables.announcement_acts, "announced", {"by": ()}, machine=MACHINE),
    # Who asked whom to look stays by id; the words go with the manager who wrote them.
    Kept(
        tables.announcement_looks,
        "looked",
        {"by": ("words",), "asked_by": ()},
        others=frozenset({"by", "asked_by"}),
        machine=MACHINE | {"print"},
    ),
    Kept(tables.announcement_reasons, "", {"by": ("words",)}, machine=MACHINE | {"reached"}),
    # A person who stopped announcements gets none after erasing themselves and coming back.
    Kept(tables.announcement_stops, "settings", {"person": ()}, machine=MACHINE),
    # A filter, never a list of people.
    Kept(tables.kept_audiences, ""),
    # What came of an announcement: the rows go with the person, and the numbers beside them name nobody.
    Kept(tables.announcement_steps, "pressed", {"person": WHOLE_ROW}, machine=MACHINE),
    Kept(
        tables.announcement_replies,
        "replied",
        {"person": WHOLE_ROW},
        others=frozenset({"to"}),
        machine=MACHINE,
    ),
    Kept(tables.announcement_counts, ""),
    # Who added a quiet time, and who took it away, stays by id, which names nobody after an erasure.
    Kept(
        tables.quiet_times,
        "quiet",
        {"by": (), "taken_by": ()},
        others=frozenset({"by", "taken_by"}),
        machine=MACHINE,
    ),
    Kept(tables.file_pages, "pages", {"person": WHOLE_ROW}, machine=MACHINE | {"key"}),
    Kept(tables.drafts, "drafts", {"person": WHOLE_ROW}, machine=MACHINE),
    Kept(
        tables.asks,
        "asks",
        {"mentee": ("question", "link"), "mentor": ("words", "reason")},
        others=TWO,
        private={"reason": "mentor", "link": "mentee"},
        machine=MACHINE | {"carried"},
    ),
    Kept(
        tables.carries,
        "asks",
        {"mentee": ("question", "words", "line", "link")},
        machine=MACHINE | {"channel", "claim"},
    ),
    Kept(tables.channels, ""),
    Kept(
        tables.mentorships,
        "touch",
        {"mentee": ("suggested",), "mentor": ("suggested",)},
        others=TWO | {"ended_by"},
        machine=MACHINE | {"suggested", "listed", "settled", "version"},
    ),
    Kept(
        tables.meetings,
        "touch",
        {"person": WHOLE_ROW},
        machine=MACHINE,
    ),
    # What one has decided, the other does not know until it happens.
    Kept(tables.endings, "touch", {"person": WHOLE_ROW}, machine=MACHINE),
    Kept(
        tables.meetings_held,
        "touch",
        {"mentee": (), "mentor": ()},
        others=TWO,
        machine=MACHINE | {"settled"},
    ),
    Kept(
        tables.second_voices,
        "touch",
        {"person": WHOLE_ROW, "mentor": ()},
        others=frozenset({"mentor"}),
        # The mentor who was offered knows nothing of it.
        private={c.name: "person" for c in tables.second_voices.c if c.name not in {"community", "person"}},
        machine=MACHINE,
    ),
    Kept(
        tables.follow_ups,
        "asks",
        {"mentee": ("question",), "mentor": ("answer",)},
        machine=MACHINE,
        through_ask=True,
    ),
    Kept(tables.thanks, "thanks", {"mentee": ("words",), "mentor": WHOLE_ROW}, others=TWO, machine=MACHINE),
    Kept(
        tables.apart,
        "blocked",
        # The person who was blocked or reported cannot undo it by erasing themselves and coming back.
        {"person": WHOLE_ROW, "other": ()},
        others=frozenset({"other"}),
        private={"other": "person", "why": "person", "at": "person", "unseen": "person"},
        machine=MACHINE,
        stays=tables.apart.c.why == Why.REPORT,
    ),
    Kept(
        tables.reports,
        "reports",
        {"by": ("words", "subject"), "about": ()},
        others=frozenset({"about", "reader"}),
        private={column.name: "by" for column in tables.reports.c if column.name not in {"community", "id"}},
        # The names of those who have gone: for its readers alone, and only until it is closed.
        machine=MACHINE | {"by_name", "about_name"},
    ),
    Kept(tables.report_readers, "settings", {"person": WHOLE_ROW}, machine=MACHINE),
    Kept(
        tables.outbox,
        "told",
        {"recipient": WHOLE_ROW},
        machine=MACHINE
        | {
            "lane",
            "lease",
            "lease_until",
            "sent_to",
            "problem",
            "waits_for",
            "version",
            "doubt",
            "refused_at",
        },
    ),
    Kept(chat_lines, "lines", {"author": WHOLE_ROW, "only_for": WHOLE_ROW}, machine=MACHINE | {"changed"}),
    Kept(chat_rooms, "lines", {"person": WHOLE_ROW}, machine=MACHINE | {"title"}),
)
"""Every table. A test fails where a table or one of its columns is missing here."""

NOT_KEPT = frozenset({"picture", "image", "avatar"})
"""What a platform shows of people beside their names, which is in memory alone: no column holds it."""
