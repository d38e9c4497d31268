"""What two people do with each other: the mentee's answer to an offer, thanks, the room of two."""

from bot.handlers.answers import offer_less, thanks
from bot.handlers.mentorships import met, room
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.ui.verbs import answers, mentorships

ROUTES: tuple[Route, ...] = (
    # Something lighter, as the mentee decides
    Answered(answers.TAKE_OFFER, offer_less.take, truth=offer_less.stands),
    Answered(answers.PASS_ON_OFFER, offer_less.pass_on, truth=offer_less.stands),
    # Thanks and one follow-up
    Opened(answers.THANK, thanks.thank),
    Received(answers.PREVIEW_THANKS, thanks.preview_thanks),
    Answered(answers.SEND_THANKS, thanks.send_thanks, truth=thanks.answered),
    Opened(answers.FOLLOW_UP, thanks.follow_up),
    Received(answers.PREVIEW_FOLLOW_UP, thanks.preview_follow_up),
    Answered(answers.SEND_FOLLOW_UP, thanks.send_follow_up, truth=thanks.answered),
    Opened(answers.ANSWER_MORE, thanks.answer_more),
    Received(answers.PREVIEW_MORE, thanks.preview_more),
    Answered(answers.SEND_MORE, thanks.send_more, truth=thanks.see_more),
    Answered(answers.LEAVE_MORE, thanks.leave_more, truth=thanks.see_more),
    Answered(answers.SEE_MORE, thanks.see_more),
    # The room of two
    Answered(mentorships.SEE, room.see),
    Opened(mentorships.SUGGEST, room.suggest),
    Received(mentorships.ADD_TIME, room.add_time),
    Answered(mentorships.CHOOSE_TIME, room.choose, truth=room.see_times),
    Answered(mentorships.CALL_OFF, room.call_off, truth=room.see_times),
    Answered(mentorships.QUESTIONS, room.questions),
    Answered(mentorships.HOW_TO_STOP, room.how_to_stop),
    Answered(mentorships.FINISH, room.finish, truth=room.see_end),
    Answered(mentorships.STOP, room.stop, truth=room.see_end),
    Answered(mentorships.MET, met.say, truth=met.stands),
    Answered(mentorships.WENT, met.went, truth=met.stands),
    Answered(mentorships.ONE_IS_ENOUGH, met.one_is_enough, truth=met.stands),
)
