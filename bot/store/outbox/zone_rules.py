"""Agreed times whose cards are drawn again after a release of new time zone rules."""

import zoneinfo
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zlib import crc32

from sqlalchemy import Connection, select, update

from bot.domain.mentorships.mentorship import Ending
from bot.store.database import dialect
from bot.store.outbox.outbox import Status
from bot.store.tables import facts, mentorships, outbox

RULES = "zone rules"
VERSIONS = ("+VERSION", "tzdata.zi")
"""Files in which a system says which rules it has (tz database, `make install`)."""

FIRST_LINE = 60


def rules() -> int:
    """Return a number for the time zone rules that this process reads: another one for other rules."""
    said = [_first_line(Path(folder) / name) for folder in zoneinfo.TZPATH for name in VERSIONS]
    try:
        said.append(version("tzdata"))
    except PackageNotFoundError:
        said.append("")
    return crc32("|".join(said).encode()) & 0x7FFFFFFF  # a positive number in 32 bits


def redraw(connection: Connection, now: datetime, present: int) -> bool:
    """Have every time that is still to come drawn again if the rules are others; tell whether they were."""
    before = connection.execute(select(facts.c.number).where(facts.c.name == RULES)).scalar_one_or_none()
    if before == present:
        return False
    if not dialect.insert_new(connection, facts, {"name": RULES, "number": present}):
        connection.execute(update(facts).where(facts.c.name == RULES).values(number=present))
    ahead = select(mentorships.c.id).where(
        mentorships.c.ending == Ending.GOING, mentorships.c.meets_at >= now
    )
    again = {"version": outbox.c.version + 1, "state": Status.PENDING, "attempts": 0, "due_at": now}
    cards = outbox.c.recipient.in_(ahead) & (outbox.c.kind == "times") & outbox.c.sent_to.is_not(None)
    connection.execute(update(outbox).where(cards).values(again))
    return True


def _first_line(path: Path) -> str:
    try:
        return path.read_bytes()[:FIRST_LINE].decode("ascii", "replace").partition("\n")[0]
    except OSError:
        return ""
