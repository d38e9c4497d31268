"""The managers' page: preparing, kinds of help, opening, and mentees who could use a hand."""

from bot.handlers.feature import Feature
from bot.handlers.programme import doubts, hands, page, quiet_weeks, setup
from bot.handlers.routing import Answered, Opened, Received, Who
from bot.ui.verbs import programme

FEATURE = Feature(
    routes=(
        Answered(programme.PAGE, page.page, who=Who.MANAGERS),
        Answered(programme.KINDS, page.kinds, who=Who.MANAGERS),
        Answered(programme.KINDS_RIGHT, page.looks_right, truth=page.page, who=Who.MANAGERS),
        Answered(programme.TURN_KIND, page.turn_kind, truth=page.kind_listed, who=Who.MANAGERS),
        Opened(programme.KIND, page.kind, who=Who.MANAGERS),
        Received(
            programme.KEEP_KIND,
            page.keep_kind,
            truth=page.kind_listed,
            who=Who.MANAGERS,
            form=programme.KIND,
            words=("places", "reminder"),
        ),
        Answered(programme.UNDER_18, page.under_18, who=Who.MANAGERS),
        Answered(programme.CONFIRM_18, page.confirm_18, truth=page.answered_18, who=Who.MANAGERS),
        Answered(programme.ANSWER_18, page.answer_18, truth=page.answered_18, who=Who.MANAGERS),
        Answered(programme.SCREENED, page.screened, truth=page.page, who=Who.MANAGERS),
        Answered(programme.INVITATION, page.invitation, truth=page.invited, who=Who.MANAGERS),
        Answered(programme.OPENING, page.opening, who=Who.MANAGERS),
        Answered(programme.OPEN_NOW, page.open_now, truth=page.page, who=Who.MANAGERS),
        Answered(programme.PROMISE_HAND, hands.promise, truth=hands.stands, who=Who.MANAGERS),
        Answered(programme.HAND_DONE, hands.put_away, truth=hands.stands, who=Who.MANAGERS),
        Answered(programme.HAS_ARRIVED, doubts.has_arrived, truth=page.page, who=Who.MANAGERS),
        Answered(programme.TELL_AGAIN, doubts.send_again, truth=page.page, who=Who.MANAGERS),
        Answered(programme.QUIET_WEEKS, quiet_weeks.listed, who=Who.MANAGERS),
        Opened(programme.ADD_QUIET, quiet_weeks.add, who=Who.MANAGERS),
        Received(programme.LOOK_QUIET, quiet_weeks.look, who=Who.MANAGERS, form=programme.ADD_QUIET),
        Answered(programme.SAVE_QUIET, quiet_weeks.save, truth=quiet_weeks.listed, who=Who.MANAGERS),
        Opened(programme.SET_UP, setup.choose, who=Who.MANAGERS),
        Received(
            programme.KEEP_SET_UP,
            setup.keep,
            truth=setup.kept,
            who=Who.MANAGERS,
            form=programme.SET_UP,
        ),
        Answered(programme.END_QUIET, quiet_weeks.end, who=Who.MANAGERS),
        Answered(
            programme.TAKE_QUIET_AWAY, quiet_weeks.take_away, truth=quiet_weeks.listed, who=Who.MANAGERS
        ),
    ),
)
