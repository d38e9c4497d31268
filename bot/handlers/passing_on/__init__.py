"""Passing it on: who is asked to answer one question, and who hears that their answer led to another."""

from bot.domain.asks.events import AskEnded
from bot.domain.common.notices import NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.handlers.feature import Feature, Follows, Nudged, Told, for_one_alone
from bot.handlers.passing_on import pass_it_on, travelled
from bot.handlers.routing import Answered, Opened, Received
from bot.ui.verbs import passing_on

FEATURE = Feature(
    routes=(
        Answered(passing_on.ANSWER_ONE, pass_it_on.answer_one),
        Answered(passing_on.OPEN_SMALL_DOOR, pass_it_on.open_small_door, truth=pass_it_on.answer_one),
        Opened(passing_on.SMALL_CARD, pass_it_on.small_card),
        Received(
            passing_on.KEEP_SMALL_CARD,
            pass_it_on.keep_small_card,
            truth=pass_it_on.kept,
            form=passing_on.SMALL_CARD,
            words=("headline", "story"),
        ),
        Answered(passing_on.ANSWER_LATER, pass_it_on.later, truth=pass_it_on.stands),
        Answered(passing_on.ANSWER_NONE, pass_it_on.not_now, truth=pass_it_on.stands),
        Answered(passing_on.TELL_FIRST, pass_it_on.tell_first, truth=pass_it_on.answer_one),
    ),
    notices=(
        Told(
            NoticeKind.ANSWER_ONE,
            pass_it_on.card,
            is_nudge=True,
            is_past=pass_it_on.is_past,
            is_secret=for_one_alone,
            opened=pass_it_on.opened,
        ),
        Told(NoticeKind.TRAVELLED, travelled.card, is_nudge=True, is_past=travelled.is_past),
    ),
    nudges=(
        Nudged(NudgeKind.TRAVELLED, travelled.next_due),
        Nudged(NudgeKind.ANSWER_ONE, pass_it_on.next_due),
    ),
    plans=(pass_it_on.plan,),
    followers=(Follows(AskEnded, travelled.follow),),
)
