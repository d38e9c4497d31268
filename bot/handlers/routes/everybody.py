"""What everybody can do: home, settings, my data, and what keeps people safe."""

from bot.handlers.answers import reminders
from bot.handlers.home import home, my_data, typed
from bot.handlers.people import settings
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.handlers.safety import report_and_block
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # At home
    Answered(verbs.HOME, home.home),
    Answered(verbs.HELP, home.help_),
    Answered(verbs.SAID, typed.said),
    Answered(verbs.UNKNOWN, home.unknown),
    # Settings
    Answered(verbs.REMINDERS, reminders.wish, truth=reminders.wish),
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
    Answered(verbs.SAFETY, report_and_block.page),
    Opened(verbs.REPORT, report_and_block.report),
    Received(verbs.SEND_REPORT, report_and_block.send_report, truth=report_and_block.sent),
    Answered(verbs.BLOCK, report_and_block.block, truth=report_and_block.blocked),
    Answered(verbs.BLOCKED, report_and_block.blocked),
    Answered(verbs.UNBLOCK, report_and_block.unblock, truth=report_and_block.blocked),
)
