"""Words typed to the bot: a named screen, an answer to a waiting ask, a search, or an unknown command."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.domain.answers.events import WordsTyped
from bot.domain.asks.ask import LONGEST_ANSWER, Ask
from bot.domain.common.ids import LookingId, fresh
from bot.domain.common.people import Person
from bot.domain.search.events import SearchMade
from bot.domain.search.matching import Looked, Looking
from bot.handlers.home import home, my_data
from bot.handlers.mentors import page
from bot.handlers.people import settings
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.ui.fit import fit, fit_line
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import Answers, mentors
from bot.ui.verbs import home as home_verbs
from bot.ui.verbs import people as people_verbs
from bot.views.common import people, refusals
from bot.views.home import spoken_words
from bot.views.home import typed as views

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
    if not waiting:
        return find.find(request, work)
    return _ask_back(work, work.askers(waiting), words)


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
    for ask, _ in waiting:
        work.happened(WordsTyped(home_verbs.SAID.name, ask.id, {"words": words}))
    looking = Looked(LookingId(fresh("lkg")), work.me.id, Looking(work.community, fit_line(words, 400)))
    work.happened(SearchMade(looking))
    found = _only_match(waiting, words)
    if found is None:
        return views.for_whom(work.reader, tuple(waiting), words, looking.id)
    return views.shall_i(work.reader, *found, words, looking.id)


def _only_match(waiting: list[tuple[Ask, Person]], words: str) -> tuple[Ask, Person] | None:
    """Return the only waiting ask, or the only one whose mentee is named; None where it is unclear."""
    if len(waiting) == 1:
        return waiting[0]
    typed_words = {word.strip(".,:;!?").casefold() for word in words.split()}
    named = [row for row in waiting if set(people.first_name(row[1]).casefold().split()) <= typed_words]
    return named[0] if len(named) == 1 else None
