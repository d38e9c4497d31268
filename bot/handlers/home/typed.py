"""Words typed to the bot: a named screen, an answer to a waiting ask, a search, or an unknown command."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.domain.answers.events import WordsTyped
from bot.domain.asks.ask import LONGEST_ANSWER, Ask
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal
from bot.handlers.home import home, my_data
from bot.handlers.mentors import page
from bot.handlers.outcomes import replies
from bot.handlers.people import settings
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.ui.fit import fit, fit_line
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import Answers, mentors
from bot.ui.verbs import home as home_verbs
from bot.ui.verbs import people as people_verbs
from bot.views.common import people, refusals
from bot.views.home import spoken_words
from bot.views.home import typed as views
from bot.views.home import unread as unread_views
from bot.views.words import written_words

SCREENS: Mapping[Answers, Callable[[Request, Work], Message | Aside]] = MappingProxyType(
    {
        home_verbs.HELP: home.help_,
        home_verbs.HOME: home.home,
        people_verbs.SETTINGS: settings.settings,
        home_verbs.MY_DATA: my_data.my_data,
        mentors.BE_A_MENTOR: page.page,
    }
)


def said(request: Request, work: Work) -> Message | Aside:
    """Open the screen that the words name, ask which waiting ask they answer, or search; send nothing.

    Say what becomes of files beside them: nothing.
    """
    if not request.chosen.get(home_verbs.FILES):
        return _said(request, work)
    if not fit_line(request.words, LONGEST_ANSWER):
        return views.file_alone(work.reader)
    return views.beside_a_file(work.reader, _said(request, work))


def _said(request: Request, work: Work) -> Message | Aside:
    words = fit(request.words, LONGEST_ANSWER)
    if screen := spoken_words.screen(words, work.reader.language):
        return SCREENS[screen](replace(request, words="", ref=""), work)
    waiting = work.asks.waiting_for(work.me.id) if words else []
    announced = replies.may_be_for(work) if words else None
    if announced is not None and not waiting:
        return replies.offer(work, announced, request.words.strip())
    if not waiting:
        return find.find(request, work)
    sender = replies.reader_of(work, announced) if announced else None
    if announced is None or sender is None:
        return _ask_back(work, work.askers(waiting), words)
    looking = find.remember(work, words)
    replies.keep(work, announced, request.words.strip(), looking)
    reply = views.MayReply(announced, sender, looking)
    return _for_either(work, work.askers(waiting), reply, words)


def unread(request: Request, work: Work) -> Message | Aside:
    """Say that words cannot be read where they were typed; files beside them go nowhere either."""
    return unread_views.unread(work.reader)


def called(request: Request, work: Work) -> Message | Aside:
    """Say where others read along how to be answered in private; nothing of what was typed is used."""
    return unread_views.called(work.reader)


def write(request: Request, work: Work) -> Form | Aside:
    """Open the form in which words are written that cannot be read where they are typed."""
    return unread_views.write_form(work.reader)


def written(request: Request, work: Work) -> Message | Aside | Rejected:
    """Take the words of that form as typed ones."""
    return _said(replace(request, words=request.first("words"), chosen={}), work)


def unknown(request: Request, work: Work) -> Message | Aside:
    """Open the screen that an unknown command names, such as `/settings`, or name the nearest command."""
    named = request.words.removeprefix("/").replace("-", " ").replace("_", " ")
    if screen := spoken_words.screen(named, work.reader.language):
        return SCREENS[screen](replace(request, words="", ref=""), work)
    return refusals.no_such_command(work.reader, request.words, request.ref)


def keep(typed: WordsTyped, work: Work) -> None:
    """Keep typed words as a draft of the form to which they may belong."""
    work.drafts.save(typed.form, typed.ref, typed.fields)


def _ask_back(work: Work, waiting: list[tuple[Ask, Person]], words: str) -> Aside:
    _keep_for_each(work, waiting, words)
    looking = find.remember(work, words)
    found = _only_match(waiting, words)
    if found is None:
        return views.for_whom(work.reader, tuple(waiting), words, looking)
    return views.shall_i(work.reader, *found, words, looking)


def _for_either(work: Work, waiting: list[tuple[Ask, Person]], reply: views.MayReply, words: str) -> Aside:
    """Ask whether words are for an ask or for the sender of an announcement: neither is first."""
    _keep_for_each(work, waiting, words)
    found = _only_match(waiting, words)
    named = (found,) if found else tuple(waiting)
    return views.for_either(work.reader, named, reply, words)


def _keep_for_each(work: Work, waiting: list[tuple[Ask, Person]], words: str) -> None:
    for ask, _ in waiting:
        work.happened(WordsTyped(home_verbs.SAID.name, ask.id, {"words": words}))


def to_mentee(request: Request, work: Work) -> Message | Aside:
    """Ask whether kept words are for this ask, and as what."""
    words = work.drafts.get(home_verbs.SAID.name, request.ref).get("words", "")
    waiting = [ask for ask in work.asks.waiting_for(work.me.id) if ask.id == request.ref]
    if waiting and words:
        return _ask_back(work, work.askers(waiting), words)
    theirs = work.asks.get(request.ref)
    about = theirs if theirs and theirs.mentor == work.me.id else None
    no = work.refuse(Refusal.ALREADY_SETTLED if about else Refusal.GONE, about)
    return Aside(written_words.beside(work.reader, no.message, [words]))


def _only_match(waiting: list[tuple[Ask, Person]], words: str) -> tuple[Ask, Person] | None:
    """Return the only waiting ask, or the only one whose mentee is named; None where it is unclear."""
    if len(waiting) == 1:
        return waiting[0]
    typed_words = {word.strip(".,:;!?").casefold() for word in words.split()}
    named = [row for row in waiting if set(people.first_name(row[1]).casefold().split()) <= typed_words]
    return named[0] if len(named) == 1 else None
