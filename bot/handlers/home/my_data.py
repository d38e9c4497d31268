"""My data: what is kept about me, its download, and its erasure in part or whole."""

from bot.domain.common.events import NoticeQueued, PersonErased
from bot.domain.common.ids import PersonId
from bot.handlers.people import leaving
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import home
from bot.views.common import people
from bot.views.home import my_data as views


def my_data(request: Request, work: Work) -> Message | Aside:
    """Say what is kept about the presser, how long, and who can see it."""
    return Aside(views.page(work.reader, work.my_data.counts(work.me.id)))


def page(request: Request, work: Work) -> Message | Aside:
    """Show the page again where it was pressed."""
    return views.page(work.reader, work.my_data.counts(work.me.id))


def download(request: Request, work: Work) -> Message | Aside:
    """Hand the presser everything that is kept about them, as a page to read and as data."""
    rows = work.my_data.everything(work.me.id)
    ids = {PersonId(str(value)) for one in rows.values() for row in one for value in row.values() if value}
    names: dict[str, str] = {one: people.name(person) for one, person in work.people.many(ids).items()}
    return views.download(work.reader, rows, names)


def forget_searches(request: Request, work: Work) -> Message | Aside:
    """Delete every search of the presser."""
    work.my_data.forget_searches(work.me.id)
    return page(request, work)


def erase(request: Request, work: Work) -> Form | Aside:
    """Say plainly what erasure means, and ask for the word that confirms it."""
    return views.erase_form(work.reader, work.drafts.get(home.ERASE.name, "").get("word", ""))


def erase_now(request: Request, work: Work) -> Message | Aside | Rejected:
    """Erase the presser once they typed the word: everything open ends kindly for the others."""
    written = request.first("word").strip()
    work.drafts.save(home.ERASE.name, "", {"word": written})
    if not views.is_the_word(work.reader, written):
        return Rejected(views.erase_form(work.reader, written), views.not_the_word(work.reader))
    work.drafts.drop(home.ERASE.name, "")
    erase_whole(work)
    return Aside(views.erased(work.reader))


def erase_whole(work: Work) -> None:
    """Erase the person who acts, after everything that is open between them and others has ended."""
    leaving.part(work, erased=True)
    work.my_data.erase(work.me.id, work.keys)
    # Redaction: their cards in other people's chats are drawn anew from what is left.
    work.happened(NoticeQueued())
    work.happened(PersonErased(work.me.id))
