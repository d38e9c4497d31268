"""My data: what is kept about a person, its download as rows, and its erasure."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, false, or_, select, update
from sqlalchemy.sql.schema import Column

from bot.domain.common.ids import CommunityId, PersonId, fresh
from bot.domain.common.notices import NoticeKind
from bot.domain.common.people import Door
from bot.domain.search.matching import HELLO
from bot.store.asks.ask import HIDDEN
from bot.store.database import dialect
from bot.store.database.keys import SecretKeys
from bot.store.home.inventory import INVENTORY, WHOLE_ROW, Kept
from bot.store.home.redactions import veiled
from bot.store.mentors.card import CHANGES
from bot.store.mentors.search_feed import mark_departed
from bot.store.outbox.outbox import Status
from bot.store.people import emptyings, returning
from bot.store.people.people import GONE
from bot.store.tables import (
    approvals,
    asks,
    carries,
    drafts,
    follow_ups,
    hands,
    introductions,
    lookings,
    mentors,
    mentorships,
    outbox,
    people,
    reports,
    second_voices,
    thanks,
)
from bot.store.tables.types import Values
from bot.store.tables.web_chat import chat_lines, chat_rooms

WORDS_KEPT = timedelta(days=365)
"""How long the words of an ask are kept after its end."""

DRAFTS_KEPT = timedelta(days=30)

BACKUPS_KEPT = timedelta(days=30)
"""How long operators keep backups at most (`docs/operating.md`); people are told so when they erase."""

GREETED = "greeted"
"""The heading under which it is counted that a person was greeted: that was no search."""

Rows = Mapping[str, list[dict[str, object]]]


class MyData:
    """What one community keeps about one of its people."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def counts(self, person: PersonId) -> Mapping[str, int]:
        """Return how many rows there are about a person, by the group they are counted in."""
        return Counter(_group(name, row) for name, rows in self.everything(person).items() for row in rows)

    def everything(self, person: PersonId) -> Rows:
        """Return every row about a person, by table; other people appear in them as ids only."""
        dialect.patiently(self._connection)
        found = {kept.table.name: rows for kept in INVENTORY if (rows := self._rows(kept, person))}
        return veiled(self._connection, self._community, person, found)

    def forget_searches(self, person: PersonId) -> None:
        """Delete every search of a person; that they were greeted stays, so hello is said once."""
        mine = (lookings.c.community == self._community) & (lookings.c.person == person)
        searched = ~lookings.c.id.startswith(f"{HELLO}_", autoescape=True)
        self._connection.execute(delete(lookings).where(mine, searched))

    def erase(self, person: PersonId, keys: SecretKeys) -> None:
        """Erase a person's names and words, and detach their remaining rows from them.

        What stays is what others decided about them, with a keyed mark of their account.
        """
        mark = returning.marked(self._connection, self._community, person, keys, self._now)
        returning.keep_names(self._connection, self._community, person)
        self._forget_lines(person)
        self._redraw(person)
        emptyings.let_go(self._connection, self._community, person, self._now)
        for kept in INVENTORY:
            for column, erased in kept.theirs.items():
                self._erase(kept, column, erased, person)
        gone = {"name": "", "line": "", "platform_user": fresh(GONE), "zone": "UTC", "locale": "en-GB"}
        me = (people.c.community == self._community) & (people.c.id == person)
        self._connection.execute(update(people).where(me).values({**gone, **mark, "manages": False}))
        self._unlist(person)
        self._connection.execute(delete(drafts).where(drafts.c.ref.like(f"{person}%")))

    def _unlist(self, person: PersonId) -> None:
        """Take a mentor's card out of every search index; a person without a card is in none."""
        number = dialect.next_number(self._connection, CHANGES)
        listed = (mentors.c.community == self._community) & (mentors.c.person == person)
        closed = {"door": Door.DRAFT, "resting_until": None, "changed": number}
        if self._connection.execute(update(mentors).where(listed).values(closed)).rowcount:
            mark_departed(self._connection, number, self._now)

    def _rows(self, kept: Kept, person: PersonId) -> list[dict[str, object]]:
        if not kept.theirs or "community" not in kept.table.c:
            return []
        about = [kept.is_about(column, person) for column in kept.theirs]
        mine = kept.table.c.community == self._community
        found = self._connection.execute(select(kept.table).where(mine, or_(*about)))
        seen = (_seen_by(kept, dict(row._mapping), person) for row in found)
        return [row for row in seen if row]

    def _erase(self, kept: Kept, column: str, erased: tuple[str, ...], person: PersonId) -> None:
        if not erased:
            return
        this = (kept.table.c.community == self._community) & kept.is_about(column, person)
        if erased == WHOLE_ROW and kept.stays is not None:
            this &= ~kept.stays
        if erased == WHOLE_ROW:
            self._connection.execute(delete(kept.table).where(this))
        else:
            empty = {name: _empty(kept.table.c[name]) for name in erased if name != "platform_user"}
            self._connection.execute(update(kept.table).where(this).values(empty))

    def _redraw(self, person: PersonId) -> None:
        """Have every card about this person that others were shown drawn anew, from what is left."""
        theirs = or_(asks.c.mentee == person, asks.c.mentor == person)
        shared = or_(mentorships.c.mentee == person, mentorships.c.mentor == person)
        thought = or_(
            introductions.c.mentor == person, introductions.c.by == person, introductions.c.person == person
        )
        about = or_(
            (outbox.c.kind == NoticeKind.LEFT) & (outbox.c.ref == person),
            outbox.c.ref.in_(select(asks.c.id).where(theirs)),
            outbox.c.ref.in_(select(introductions.c.id).where(thought)),
            outbox.c.ref.in_(select(hands.c.id).where(or_(hands.c.person == person, hands.c.by == person))),
            outbox.c.ref.in_(
                select(approvals.c.id).where(or_(approvals.c.mentor == person, approvals.c.by == person))
            ),
            outbox.c.ref.in_(select(second_voices.c.mentorship).where(second_voices.c.mentor == person)),
            outbox.c.ref.in_(
                select(reports.c.id).where(or_(reports.c.by == person, reports.c.about == person))
            ),
            outbox.c.card.in_(select(asks.c.id).where(theirs)),
            outbox.c.ref.in_(select(asks.c.carried).where(theirs, asks.c.carried != "", ~HIDDEN)),
            *(
                outbox.c.ref.like(f"{one}%")
                for one in self._connection.execute(select(mentorships.c.id).where(shared)).scalars()
            ),
        )
        others = (outbox.c.community == self._community) & (outbox.c.recipient != person)
        again = {
            "version": outbox.c.version + 1,
            "state": Status.PENDING,
            "attempts": 0,
            "due_at": self._now,
        }
        sent = outbox.c.sent_to.is_not(None)
        self._connection.execute(update(outbox).where(others, about, sent).values(again))

    def _forget_lines(self, person: PersonId) -> None:
        """Empty this person's words in the web chat, and the lines there that tell others about them."""
        name = self._connection.execute(select(people.c.name).where(people.c.id == person)).scalar_one()
        mine = chat_lines.c.community == self._community
        own_rooms = select(chat_rooms.c.room).where(chat_rooms.c.person == person)
        spoke = (chat_lines.c.author == person) | (chat_lines.c.only_for == person)
        named = chat_lines.c.names.contains(f" {person} ", autoescape=True)
        shown = or_(
            spoke,
            named,
            _from_before(name),
            chat_lines.c.room.in_(own_rooms) & chat_lines.c.room.startswith("dm."),
        )
        number = dialect.next_number(self._connection, "chat")
        emptied = {"html": '<p class="said">…</p>', "names": "", "changed": number}
        self._connection.execute(update(chat_lines).where(mine, shown).values(emptied))
        shared = (chat_rooms.c.community == self._community) & chat_rooms.c.room.in_(own_rooms)
        others = shared & (chat_rooms.c.title == name)
        self._connection.execute(update(chat_rooms).where(others).values(title="…"))


def _from_before(name: str) -> ColumnElement[bool]:
    """Return which private answers from before it was noted whom they name have this whole name."""
    if not name.strip():
        return false()
    unknown = chat_lines.c.names.is_(None) & (chat_lines.c.only_for != "")
    return unknown & chat_lines.c.html.contains(_as_drawn(name), autoescape=True)


def forget_words(connection: Connection, now: datetime) -> int:
    """Erase the words of asks that ended a year ago, and old drafts; return how many asks were emptied."""
    gone = (carries.c.ended_at < now - WORDS_KEPT) & (carries.c.question != "")
    connection.execute(
        update(carries).where(gone).values({"question": "", "words": "", "line": "", "link": ""})
    )
    over = (asks.c.ended_at < now - WORDS_KEPT) & (asks.c.question != "")
    ids = list(connection.execute(select(asks.c.id).where(over)).scalars())
    if ids:
        _erase_words(connection, ids)
    connection.execute(delete(drafts).where(drafts.c.at < now - DRAFTS_KEPT))
    connection.execute(delete(chat_lines).where(chat_lines.c.at < now - WORDS_KEPT))
    return len(ids)


def _erase_words(connection: Connection, ids: list[str]) -> None:
    empty = {"question": "", "words": "", "reason": "", "link": ""}
    connection.execute(update(asks).where(asks.c.id.in_(ids)).values(empty))
    connection.execute(
        update(follow_ups).where(follow_ups.c.ask.in_(ids)).values({"question": "", "answer": ""})
    )
    connection.execute(update(thanks).where(thanks.c.ask.in_(ids)).values(words=""))


def kept_under(table: str) -> str:
    """Return the heading under which a table's rows are counted; empty for what only machines read."""
    return next(kept.group for kept in INVENTORY if kept.table.name == table)


def _group(table: str, row: Mapping[str, object]) -> str:
    """Return under which heading a row is counted; empty where it holds nothing of a person's."""
    if table == lookings.name and str(row["id"]).startswith(f"{HELLO}_"):
        return GREETED
    if table == drafts.name and not row["fields"]:
        return ""  # It says only since when a question is sent.
    return kept_under(table)


def _seen_by(kept: Kept, row: dict[str, object], person: PersonId) -> dict[str, object]:
    """Return the columns of a row that this person may read, without those that only the other may read."""
    if kept.through_ask:
        return {name: value for name, value in row.items() if name not in kept.machine}
    hidden = {name for name, owner in kept.private.items() if row[owner] != person}
    seen = {name: value for name, value in row.items() if name not in kept.machine | hidden}
    # A row whose remaining columns hold no name and no words belongs to the other person alone.
    return seen if set(seen) - {"id", *kept.theirs} or not kept.private else {}


def _empty(column: "Column[object]") -> object:
    return [] if isinstance(column.type, Values) else ""


def _as_drawn(name: str) -> str:
    """Return a name as HTML shows it."""
    return (
        name.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )
