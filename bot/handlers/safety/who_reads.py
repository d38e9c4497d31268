"""Who reads a report: those who were chosen, else the managers, and never one of its two people."""

from bot.domain.common.ids import PersonId
from bot.domain.safety.report_and_block import Report, Status
from bot.handlers.work import Work

MANAGERS = 10


def readers(work: Work, *, by: PersonId, about: PersonId) -> list[PersonId]:
    """Return who reads a report: the chosen readers, else the managers; never one of its two people."""
    return _readers(work.safety.readers(), _managers(work), {by, about})


def _managers(work: Work) -> list[PersonId]:
    return [one.id for one in work.people.managers(limit=MANAGERS)]


def _readers(chosen: list[PersonId], managers: list[PersonId], its_people: set[PersonId]) -> list[PersonId]:
    theirs = [one for one in chosen if one not in its_people]
    return theirs or [one for one in managers if one not in its_people]


def read_by(work: Work, found: Report) -> set[PersonId]:
    """Return who reads a report now: the managers too, once no reader took it in time."""
    return _read_by(found, work.safety.readers(), _managers(work))


def _read_by(found: Report, chosen: list[PersonId], managers: list[PersonId]) -> set[PersonId]:
    its_people = {found.by, found.about}
    read = {*_readers(chosen, managers, its_people), *([found.reader] if found.reader else [])}
    in_time = found.remind_at is not None and found.remind_at < found.answer_by
    late = found.stage is Status.OPEN and not in_time
    return (read | set(managers if late else ())) - its_people


def waiting(work: Work) -> list[Report]:
    """Return the reports that wait for the presser, danger first: what they took, and what nobody did."""
    mine, chosen = work.safety.taken_by(work.me.id), work.safety.readers()
    if work.me.manages or work.me.id in chosen:
        managers, untaken = _managers(work), work.safety.untaken()
        mine += [one for one in untaken if work.me.id in _read_by(one, chosen, managers)]
    return sorted(mine, key=lambda one: not one.danger)
