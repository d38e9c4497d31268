"""What everybody can do: home, settings, my data, and what keeps people safe."""

from bot.handlers import (
    home,
    my_data,
    reminding,
    safety,
    settings,
    words,
)
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # At home
    Answered(verbs.HOME, home.home),
    Answered(verbs.HELP, home.help_),
    Answered(verbs.SAID, words.said),
    Answered(verbs.UNKNOWN, home.unknown),
    # Settings
    Answered(verbs.REMINDERS, reminding.wish, truth=reminding.wish),
    Answered(verbs.SETTINGS, settings.settings),
    Answered(verbs.KEEP_ZONE, settings.keep_zone, truth=settings.settings),
    Opened(verbs.ZONE, settings.zone),
    Received(verbs.SET_ZONE, settings.set_zone),
    Opened(verbs.LANGUAGE, settings.language),
    Received(verbs.SET_LANGUAGE, settings.set_language),
    Opened(verbs.HOURS, settings.hours),
    Received(verbs.SET_HOURS, settings.set_hours),
    # My data
    Answered(verbs.MY_DATA, my_data.my_data),
    Answered(verbs.DOWNLOAD, my_data.download),
    Answered(verbs.FORGET_SEARCHES, my_data.forget_searches, truth=my_data.page),
    Opened(verbs.ERASE, my_data.erase),
    Received(verbs.ERASE_NOW, my_data.erase_now),
    # Safety
    Answered(verbs.SAFETY, safety.page),
    Opened(verbs.REPORT, safety.report),
    Received(verbs.SEND_REPORT, safety.send_report, truth=safety.sent),
    Answered(verbs.BLOCK, safety.block, truth=safety.blocked),
    Answered(verbs.BLOCKED, safety.blocked),
    Answered(verbs.UNBLOCK, safety.unblock, truth=safety.blocked),
)
