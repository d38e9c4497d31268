"""Replies to announcements and what came of each, in every state."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.announcements.announcement import Action, ManagerAct, ReaderState, Stage, Tally
from bot.domain.asks.ask import Status
from bot.domain.common.ids import LookingId, ReplyId
from bot.domain.common.settings import Settings
from bot.domain.outcomes.outcome import AnnouncementOutcome, Step
from bot.domain.outcomes.replies import AnnouncementReply
from bot.views.announcing import running
from bot.views.home import typed
from bot.views.outcomes import history, outcome
from bot.views.people import settings
from tests.contract.announcing import announcement
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import HERE, NOW, PRINT, Cast

CAME = {
    "nothing": AnnouncementOutcome({}),
    "a few": AnnouncementOutcome({Step.PRESSED: 4, Step.OPENED: 1, Step.REPLIED: 1}, 4),
    "many": AnnouncementOutcome({Step.PRESSED: 41, Step.OPENED: 17, Step.REPLIED: 6}, 12),
}
MISSED = {ReaderState.LEFT: 2, ReaderState.STOPPED: 1, ReaderState.UNREACHED: 21, ReaderState.IN_DOUBT: 1}
ONE_EACH = dict.fromkeys(MISSED, 1)
LOOKING = LookingId("lkg_0123456789abcdefghijkl")


def reply(cast: Cast, words: str = "") -> AnnouncementReply:
    """Return what the mentee of the cast wrote back to its manager."""
    made, one = ReplyId("rep_0123456789abcdefghijkl"), announcement(cast, Stage.DONE)
    return AnnouncementReply(made, HERE, one.id, cast.mentee.id, cast.mentor.id, words or cast.words, NOW)


def replies(cast: Cast) -> Iterator[Shown]:
    """Return every screen about replies, and about what came of an announcement."""
    for part in (_written_back, _listed, _came):
        yield from part(cast)


def _written_back(cast: Cast) -> Iterator[Shown]:
    reader, one, to = cast.reader, announcement(cast, Stage.DONE), cast.mentor.person
    for state, words in (("", cast.words), ("as long as can be", "Gladly. " * 250)):
        seen = outcome.reply(reader, reply(cast, words), one, cast.mentee)
        offered = outcome.TypedReply(one, words, LOOKING)
        yield drawn(state, outcome.reply, reader, reply(cast, words), one, cast.mentee)
        yield drawn(state, outcome.shall_i, reader, offered, to, seen, PRINT)
        yield drawn(state, outcome.nobody, reader, offered)
        yield drawn(state, outcome.passed_on, reader, reply(cast, words), to)
        yield drawn(state, outcome.kept, reader, words)
    yield drawn("without its announcement", outcome.reply, reader, reply(cast), None, cast.mentee)
    long = outcome.TypedReply(one, "Gladly. " * 251, LOOKING)
    yield drawn("too long", outcome.shall_i, reader, long, to, seen, PRINT)
    yield drawn("again", outcome.kept, reader, "")
    yield drawn("", outcome.forgotten, reader)
    asks = tuple((cast.ask(Status.WAITING), cast.mentee) for _ in range(6))
    may = typed.MayReply(one, to, LOOKING)
    for number in (1, 6):
        yield drawn(f"{number} asks", typed.for_either, reader, asks[:number], may, cast.words)
    unnamed = ((replace(cast.ask(Status.WAITING), unnamed=True), cast.mentee),)
    yield drawn("without a name", typed.for_either, reader, unnamed, may, cast.words)


def _listed(cast: Cast) -> Iterator[Shown]:
    reader, one = cast.reader, announcement(cast, Stage.DONE)
    rows = [(reply(cast, "Gladly. " * 250), cast.mentee)] * outcome.LISTED
    for state, came in CAME.items():
        yield drawn(f"of another, {state}", outcome.replies, reader, one, (), came, 0, more=False)
        yield drawn(f"mine, {state}", outcome.replies, reader, one, rows, came, 0, more=True)
    gone = replace(one, title="", words="", signed="")
    yield drawn("without words", outcome.replies, reader, gone, (), CAME["many"], 1, more=False)


def _came(cast: Cast) -> Iterator[Shown]:
    reader = cast.reader
    for stage in (Stage.DONE, Stage.CANCELLED):
        for action in Action:
            one = replace(announcement(cast, stage), action=action)
            for state, came in CAME.items():
                counts = (
                    MISSED if state == "many" else ONE_EACH if state == "nothing" else {ReaderState.LEFT: 1}
                )
                shown = f"{stage}, {action}, {state}"
                tally = Tally(counts)
                since = outcome.came_of_it(reader, one, came)
                steps = outcome.steps(reader, one, came, tally.missed)
                yield drawn(shown, running.how_it_goes, reader, one, tally, since=since, steps=steps)
    one, some = announcement(cast, Stage.DONE), (cast.mentor.person, cast.mentee)
    many = outcome.Missed(some * 10, some[:1])
    yield drawn("many", outcome.missed, reader, one, Tally(MISSED), many)
    yield drawn("one each", outcome.missed, reader, one, Tally(ONE_EACH), outcome.Missed(some[:1], some[1:]))
    yield drawn("nameless", outcome.missed, reader, one, Tally(ONE_EACH), outcome.Missed((), ()))
    yield drawn("nobody", outcome.missed, reader, one, Tally({}), outcome.Missed((), ()))
    at_last = [(cast.mentee, act, NOW) for act in ManagerAct]
    yield drawn("", history.history, reader, one, at_last)
    gone = replace(one, title="", words="", signed="")
    yield drawn("many, without words", history.history, reader, gone, at_last * 2)
    quiet = reader.programme.quiet
    stopped = settings.SettingsShown(Settings(), quiet, own_zone=True, mentors=True, stopped=True)
    yield drawn("without announcements", settings.settings, reader, stopped)
