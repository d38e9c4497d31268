"""What everybody can do: home, settings, my data, and what keeps people safe."""

from bot.handlers.answers import reminders
from bot.handlers.home import home, my_data, typed
from bot.handlers.people import settings
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.handlers.safety import report_and_block
from bot.ui.verbs import answers, people, safety
from bot.ui.verbs import home as home_verbs

ROUTES: tuple[Route, ...] = (
    # At home
    Answered(home_verbs.HOME, home.home),
    Answered(home_verbs.HELP, home.help_),
    Answered(home_verbs.SAID, typed.said),
    Answered(home_verbs.UNKNOWN, home.unknown),
    # Settings
    Answered(answers.REMINDERS, reminders.wish, truth=reminders.wish),
    Answered(people.SETTINGS, settings.settings),
    Answered(people.KEEP_ZONE, settings.keep_zone, truth=settings.settings),
    Opened(people.ZONE, settings.zone),
    Received(people.SET_ZONE, settings.set_zone),
    Opened(people.LANGUAGE, settings.language),
    Received(people.SET_LANGUAGE, settings.set_language),
    Opened(people.HOURS, settings.hours),
    Received(people.SET_HOURS, settings.set_hours),
    # My data
    Answered(home_verbs.MY_DATA, my_data.my_data),
    Answered(home_verbs.DOWNLOAD, my_data.download),
    Answered(home_verbs.FORGET_SEARCHES, my_data.forget_searches, truth=my_data.page),
    Opened(home_verbs.ERASE, my_data.erase),
    Received(home_verbs.ERASE_NOW, my_data.erase_now),
    # Safety
    Answered(safety.PAGE, report_and_block.page),
    Opened(safety.REPORT, report_and_block.report),
    Received(safety.SEND_REPORT, report_and_block.send_report, truth=report_and_block.sent),
    Answered(safety.BLOCK, report_and_block.block, truth=report_and_block.blocked),
    Answered(safety.BLOCKED, report_and_block.blocked),
    Answered(safety.UNBLOCK, report_and_block.unblock, truth=report_and_block.blocked),
)
