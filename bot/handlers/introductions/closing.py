"""How an introduction closes without a press of its mentee: too late, a shut door, a block, a leaving."""

from dataclasses import replace

from bot.domain.asks import moving
from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.domain.introductions import introduction as rules
from bot.domain.introductions.introduction import Introduction, Status
from bot.domain.mentors.events import DoorShut
from bot.domain.safety.events import ContactEnded
from bot.handlers.asks import human_help
from bot.handlers.introductions import introduction, thinking_on
from bot.handlers.work import Work


def close_due(work: Work) -> bool:
    """End the introduction that is longest past its deadline, or move it on; tell whether there was one."""
    due = work.introductions.longest_over(work.now)
    if due is not None and _moves_on(work, due):
        return True
    over = rules.close(due, work.now) if due else None
    if due is None or over is None:
        return False
    if introduction.change(work, due, over):
        introduction.tell(work, over)
        introduction.tell_managers(work, over)
        if over.stage is Status.OVER:
            human_help.say_passed(work, over.person, NoticeKind.INTRODUCE, over.id)
    return True


def _moves_on(work: Work, due: Introduction) -> bool:
    """Move a proposal's deadline that lies on a quiet day, as after a standstill, to the next that is none.

    A word that managers promised is no such deadline: it comes on its day.
    """
    weeks, zone = work.programme.caps.quiet_weeks, work.people.named(due.person).zone
    later = replace(due, until=moving.off_quiet_days(due.until, zone, weeks))
    if later == due or not work.introductions.change(later, when=Status.PROPOSED):
        return False
    work.redraw((later.person,), (later.id,))
    return True


def door_shut(event: DoorShut, work: Work) -> None:
    """Return every proposal of a mentor who closes their door or rests to the managers, who think on."""
    for one in work.introductions.proposed(event.mentor):
        _return_to_managers(work, one)


def apart(contact: ContactEnded, work: Work) -> None:
    """Return a proposal between two people who are kept apart to the managers; nobody reads why."""
    for mentor, mentee in ((contact.by, contact.other), (contact.other, contact.by)):
        for one in work.introductions.proposed(mentor):
            if one.person == mentee:
                _return_to_managers(work, one, told=mentee != contact.by)


def leaves(event: PersonLeaves, work: Work) -> None:
    """Let go of the introduction of a mentee who leaves, and return those to a mentor who leaves."""
    going = work.introductions.going_of(event.person)
    gone = replace(going, stage=Status.LET_GO, month=None) if going else None
    if going is not None and gone is not None and introduction.change(work, going, gone):
        introduction.tell_managers(work, gone)
    door_shut(DoorShut(event.person), work)


def _return_to_managers(work: Work, one: Introduction, *, told: bool = True) -> None:
    """Have managers think of another mentor; the mentee reads of it unless it was their own press."""
    again = rules.wanted_again(one, work.now, work.people.named(one.person).zone)
    if introduction.change(work, one, again):
        # The proposal's own card, which is named after its mentor, shows that another is thought of.
        introduction.tell(work, replace(again, mentor=one.mentor))
        if told:
            thinking_on.tell(work, one)
        introduction.tell_managers(work, again)
