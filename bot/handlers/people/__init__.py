"""A person's own settings: zone, language, hours and reminders; file pages; what ends when they leave."""

from bot.domain.common.notices import NoticeKind
from bot.handlers.feature import Feature, Told
from bot.handlers.people import file_page, leaving, settings
from bot.handlers.routing import Answered, Opened, Received
from bot.ui.verbs import people

FEATURE = Feature(
    routes=(
        Answered(people.SETTINGS, settings.settings),
        Answered(people.KEEP_ZONE, settings.keep_zone, truth=settings.settings),
        Opened(people.ZONE, settings.zone),
        Received(people.SET_ZONE, settings.set_zone, form=people.ZONE, words=("other",)),
        Opened(people.LANGUAGE, settings.language),
        Received(people.SET_LANGUAGE, settings.set_language, form=people.LANGUAGE),
        Opened(people.HOURS, settings.hours),
        Received(people.SET_HOURS, settings.set_hours, form=people.HOURS),
        Answered(people.FILE_PAGE, file_page.page, truth=file_page.given, for_former=True),
    ),
    notices=(
        Told(NoticeKind.CLOCK, settings.draw_asked_anew),
        Told(NoticeKind.LEFT, leaving.card, is_about_one=True, is_past=leaving.is_past),
    ),
)
