"""Second looks: a colleague's at a draft, and the one that a necessary notice needs."""

from bot.domain.common.notices import NoticeKind
from bot.handlers.feature import Feature, Told
from bot.handlers.routing import Opened, Received, Who
from bot.handlers.second_looks import colleague, necessary
from bot.ui.verbs import announcements

FEATURE = Feature(
    routes=(
        Opened(announcements.NECESSARY, necessary.write, who=Who.MANAGERS),
        Received(
            announcements.KEEP_NECESSARY,
            necessary.keep,
            who=Who.MANAGERS,
            form=announcements.NECESSARY,
            words=("words", "signed"),
        ),
        Opened(announcements.COLLEAGUE, colleague.choose, who=Who.MANAGERS),
        Received(
            announcements.ASK_COLLEAGUE,
            colleague.ask,
            truth=colleague.asked,
            who=Who.MANAGERS,
            form=announcements.COLLEAGUE,
        ),
        Opened(announcements.LOOKS_RIGHT, colleague.say_right, who=Who.MANAGERS),
        Received(
            announcements.KEEP_RIGHT,
            colleague.keep_right,
            truth=colleague.stands,
            who=Who.MANAGERS,
            form=announcements.LOOKS_RIGHT,
            words=("words",),
        ),
        Opened(announcements.NOT_THIS, colleague.say_not, who=Who.MANAGERS),
        Received(
            announcements.KEEP_NOT,
            colleague.keep_not,
            truth=colleague.stands,
            who=Who.MANAGERS,
            form=announcements.NOT_THIS,
            words=("words",),
        ),
    ),
    notices=(
        Told(NoticeKind.LOOK, colleague.card, is_past=colleague.is_past),
        Told(NoticeKind.LOOKED, colleague.heard),
    ),
)
