"""Everything the bot can do, on one screen: each verb and the function that answers it."""

from bot.handlers import answering, asking, home, noes, reminding, search, settings
from bot.handlers.routing import Answered, Opened, Received, Route, Routes, join
from bot.ui import verbs

# My own clock: reminders and settings
CLOCK_AND_NOES: tuple[Route, ...] = (
    Answered(verbs.REMIND_LATER, reminding.later, truth=reminding.stands),
    Answered(verbs.REMINDERS, reminding.wish, truth=reminding.wish),
    Answered(verbs.SETTINGS, settings.settings),
    Answered(verbs.KEEP_ZONE, settings.keep_zone, truth=settings.settings),
    Opened(verbs.ZONE, settings.zone),
    Received(verbs.SET_ZONE, settings.set_zone),
    Opened(verbs.HOURS, settings.hours),
    Received(verbs.SET_HOURS, settings.set_hours),
    # After several noes
    Answered(verbs.SMALLER, noes.smaller),
    Opened(verbs.OTHER_WORDS, noes.other_words),
    Received(verbs.KEEP_WORDS, noes.keep_words),
    Answered(verbs.TRY_LATER, noes.try_later),
)


def all_routes() -> Routes:
    """Return every route, by the name of its verb."""
    return join(
        (
            Answered(verbs.FIND, search.find),
            Answered(verbs.TOPIC, search.topic),
            Answered(verbs.PAGE, search.page),
            Answered(verbs.NARROW, search.narrow),
            Answered(verbs.FILTER, search.filter_),
            Answered(verbs.LIFT, search.lift),
            Answered(verbs.READ, search.read),
            Answered(verbs.SAVE, search.save, truth=search.marked),
            Answered(verbs.FORGET, search.forget, truth=search.marked),
            Answered(verbs.PASS_OVER, search.pass_over, truth=search.marked),
            Answered(verbs.SAVED, search.saved),
            Answered(verbs.KEPT, search.kept),
            Opened(verbs.ASK, asking.ask),
            Received(verbs.PREVIEW_ASK, asking.preview),
            Answered(verbs.SEND_ASK, asking.send, truth=asking.stands),
            Answered(verbs.LEAVE, asking.leave, truth=asking.leave),
            Answered(verbs.SEE_ASK, asking.see_ask),
            Answered(verbs.WITHDRAW, asking.withdraw),
            Answered(verbs.WITHDRAW_NOW, asking.withdraw_now, truth=asking.see_ask),
            Answered(verbs.SEE_CARD, answering.see_card),
            Answered(verbs.WHY_ME, answering.why_me),
            Answered(verbs.ACCEPT, answering.accept, truth=answering.stands),
            Opened(verbs.ANSWER, answering.answer),
            Received(verbs.PREVIEW_ANSWER, answering.preview_answer),
            Answered(verbs.SEND_ANSWER, answering.send_answer, truth=answering.stands),
            Opened(verbs.DECLINE, answering.decline),
            Received(verbs.PREVIEW_DECLINE, answering.preview_decline),
            Answered(verbs.SEND_DECLINE, answering.send_decline, truth=answering.stands),
            *CLOCK_AND_NOES,
            Answered(verbs.HOME, home.home),
            Answered(verbs.HELP, home.help_),
            Answered(verbs.UNKNOWN, home.unknown),
        )
    )
