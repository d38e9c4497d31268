"""What two people do with each other: the mentee's answer to an offer, thanks, the room of two."""

from bot.handlers.answers import offer_less, thanks
from bot.handlers.mentorships import met, room
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # Something lighter, as the mentee decides
    Answered(verbs.TAKE_OFFER, offer_less.take, truth=offer_less.stands),
    Answered(verbs.PASS_ON, offer_less.pass_on, truth=offer_less.stands),
    # Thanks and one follow-up
    Opened(verbs.THANK, thanks.thank),
    Received(verbs.PREVIEW_THANKS, thanks.preview_thanks),
    Answered(verbs.SEND_THANKS, thanks.send_thanks, truth=thanks.answered),
    Opened(verbs.FOLLOW_UP, thanks.follow_up),
    Received(verbs.PREVIEW_FOLLOW_UP, thanks.preview_follow_up),
    Answered(verbs.SEND_FOLLOW_UP, thanks.send_follow_up, truth=thanks.answered),
    Opened(verbs.ANSWER_MORE, thanks.answer_more),
    Received(verbs.PREVIEW_MORE, thanks.preview_more),
    Answered(verbs.SEND_MORE, thanks.send_more, truth=thanks.see_more),
    Answered(verbs.LEAVE_MORE, thanks.leave_more, truth=thanks.see_more),
    Answered(verbs.SEE_MORE, thanks.see_more),
    # The room of two
    Answered(verbs.SEE_MENTORSHIP, room.see),
    Opened(verbs.SUGGEST, room.suggest),
    Received(verbs.ADD_TIME, room.add_time),
    Answered(verbs.CHOOSE_TIME, room.choose, truth=room.see_times),
    Answered(verbs.CALL_OFF, room.call_off, truth=room.see_times),
    Answered(verbs.QUESTIONS, room.questions),
    Answered(verbs.HOW_TO_STOP, room.how_to_stop),
    Answered(verbs.FINISH, room.finish, truth=room.see_end),
    Answered(verbs.STOP, room.stop, truth=room.see_end),
    Answered(verbs.MET, met.say, truth=met.stands),
    Answered(verbs.WENT, met.went, truth=met.stands),
    Answered(verbs.ONE_IS_ENOUGH, met.one_is_enough, truth=met.stands),
)
