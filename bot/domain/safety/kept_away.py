"""What a restored copy may not undo: who erased themselves, who is kept apart, and what people stopped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

LINES_KEPT = timedelta(days=31)
"""How long a line is kept that no longer holds: a day longer than operators keep backups."""


class KeptKind(StrEnum):
    """What a line is about."""

    ERASED = "erased"
    LEFT = "left"
    BLOCK = "block"
    UNSEEN = "unseen"
    """A block of a person whose name the other does not know."""
    REPORT = "report"
    DOOR = "door"
    REST = "rest"
    REMINDERS = "reminders"
    ANNOUNCEMENTS = "announcements"
    """They stopped announcements."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that holds; people and their community are named by keyed marks alone."""

    kind: KeptKind
    community: str
    marks: tuple[str, ...]
    """One person, or the person who keeps away and the one who is kept away."""
    until: str = ""
    """The first day after a rest."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log: a fact holds from an instant (UTC) on, or no longer; or all was level then."""

    at: datetime
    fact: Fact | None = None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What a log says, each fact by its last line."""

    lines: Mapping[Fact, LogLine] = field(default_factory=dict)
    begins: datetime | None = None
    """When the log began to be kept (UTC)."""
    level_at: datetime | None = None
    """Up to when (UTC) it is whole."""
    unread: int = 0
    """How many lines could not be read."""

    @property
    def holding(self) -> frozenset[Fact]:
        """Return the facts that hold."""
        return frozenset(fact for fact, line in self.lines.items() if line.holds)


def written(line: LogLine) -> str:
    """Return a line as it stands in the file."""
    at = line.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if line.fact is None:
        return f"{at} level\n"
    sign = "+" if line.holds else "-"
    rest = (line.fact.community, *line.fact.marks, *([line.fact.until] if line.fact.until else []))
    return f"{at} {sign} {line.fact.kind} {' '.join(rest)}\n"


def read(line: str) -> LogLine | None:
    """Return what a line says, or None for half a line and for what is none."""
    try:
        at, sign, *rest = line.split()
        when = datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(UTC)
        if sign == "level" and not rest:
            return LogLine(when)
        kind, community, *marks = rest
        until = marks.pop() if kind == KeptKind.REST else ""
        if len(marks) != (2 if kind in PAIRS else 1) or sign not in "+-" or not line.endswith("\n"):
            return None
        return LogLine(when, Fact(KeptKind(kind), community, tuple(marks), until), sign == "+")
    except ValueError:
        return None


def known(lines: Iterable[str]) -> Known:
    """Return what a log says."""
    every = [read(line) for line in lines]
    read_ones = [one for one in every if one is not None]
    levels = [one.at for one in read_ones if one.fact is None]
    last = {one.fact: one for one in read_ones if one.fact is not None}
    return Known(last, min(levels, default=None), max(levels, default=None), len(every) - len(read_ones))


def compacted(log: Known, now: datetime) -> list[LogLine]:
    """Return the lines that are still of use at an instant (UTC), the oldest first."""
    young = now - LINES_KEPT
    kept = [one for one in log.lines.values() if one.at >= young or _lasts(one)]
    ends = sorted({one for one in (log.begins, log.level_at) if one})
    return sorted([*kept, *map(LogLine, ends)], key=lambda one: (one.at, one.fact is None))


def together(logs: Iterable[Known]) -> Known:
    """Return what several logs say: of each fact the latest line, and of two at once the stricter."""
    every = tuple(logs)
    last: dict[Fact, LogLine] = {}
    for log in every:
        for fact, line in log.lines.items():
            had = last.get(fact)
            if had is None or (line.at, line.holds) > (had.at, had.holds):
                last[fact] = line
    begins = [log.begins for log in every if log.begins]
    levels = [log.level_at for log in every if log.level_at]
    unread = sum(log.unread for log in every)
    return Known(last, min(begins, default=None), max(levels, default=None), unread)


def _lasts(line: LogLine) -> bool:
    """Tell whether a line is needed however old it is: something that holds, and may end later."""
    return line.holds and line.fact is not None and line.fact.kind is not KeptKind.ERASED


PAIRS = frozenset({KeptKind.BLOCK, KeptKind.UNSEEN, KeptKind.REPORT})
"""The kinds that are about two people."""
