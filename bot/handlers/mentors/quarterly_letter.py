"""The season's letter: once a quarter, only to a mentor who helped."""

from datetime import datetime, timedelta

from bot.domain.common.ids import AskId, PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import PlannedNudge
from bot.domain.common.people import Person
from bot.domain.mentors import still_glad as rules
from bot.handlers.common import nudge
from bot.handlers.work import Work
from bot.store.asks.ask import EVER
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.mentors import quarterly_letter as views

A_SEASON = timedelta(days=rules.A_QUARTER)


def gave(work: Work, mentor: PersonId) -> bool:
    """Tell whether a mentor is known to have helped a mentee in the last quarter."""
    return bool(work.seasons.given(mentor, since=work.now - A_SEASON, now=work.now))


def how_many_helped(work: Work, mentor: PersonId) -> int:
    """Return how many people a mentor is known to have helped so far."""
    return len({one.mentee for one in work.seasons.given(mentor, since=EVER, now=work.now)})


def send(work: Work, due: PlannedNudge, then: datetime) -> bool:
    """Send the letter instead of the quarterly question, if their week has room; tell whether it was."""
    notice = Notice(NoticeKind.SEASON, due.person, nudge.occasion(work))
    if nudge.take(work, due, notice, then=then):
        return True
    left = work.due_nudges.get(due.person, due.kind)
    if left is not None and left.at is None:
        work.due_nudges.begin_again(due.person, due.kind, then)
    return False


def card(ref: str, work: Work) -> Message | None:
    """Draw the letter; nothing where no mentee was helped."""
    return _letter(work, work.now)


def opened(notice: Notice, work: Work) -> Message | None:
    """Draw the letter of the three months that it was written about, however late it is opened."""
    return _letter(work, min(nudge.end_of(notice.occasion), work.now)) if notice.occasion else None


def _letter(work: Work, until: datetime) -> Message | None:
    since = until - A_SEASON
    given = work.seasons.given(work.me.id, since=since, now=until)
    if not given:
        return None
    known = {kind.key: kind.once for kind in work.programme.kinds}
    season = views.Season(
        minutes=sum(known.get(one.kind, 0) for one in given),
        people=len({one.mentee for one in given}),
        thanks=_words(work),
        travelled=work.passings.how_many_travelled(
            work.me.id, since=since, without=work.safety.apart_from(work.me.id)
        ),
    )
    return views.letter(work.reader, season)


def thanked(request: Request, work: Work) -> Message | Aside:
    """Show a mentor the thanks that reached them in the last quarter."""
    return views.thanked(work.reader, _words(work))


def thanks(work: Work) -> list[tuple[AskId, str]]:
    """Return the latest thanks of the last quarter, by ask."""
    apart = work.safety.apart_from(work.me.id)
    return work.seasons.thanks(work.me.id, since=work.now - A_SEASON, without=apart)


def _words(work: Work) -> tuple[tuple[Person, str], ...]:
    asks = [(work.asks.get(ask), words) for ask, words in thanks(work)]
    return tuple((work.asker(ask), words) for ask, words in asks if ask is not None)
