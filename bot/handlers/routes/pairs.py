"""What two people do with each other: the mentee's answer to an offer, thanks, the room of two."""

from bot.handlers import (
    lighter,
    meetings,
    mentorships,
    thanking,
)
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # Something lighter, as the mentee decides
    Answered(verbs.TAKE_OFFER, lighter.take, truth=lighter.stands),
    Answered(verbs.PASS_ON, lighter.pass_on, truth=lighter.stands),
    # Thanks and one follow-up
    Opened(verbs.THANK, thanking.thank),
    Received(verbs.PREVIEW_THANKS, thanking.preview_thanks),
    Answered(verbs.SEND_THANKS, thanking.send_thanks, truth=thanking.answered),
    Opened(verbs.FOLLOW_UP, thanking.follow_up),
    Received(verbs.PREVIEW_FOLLOW_UP, thanking.preview_follow_up),
    Answered(verbs.SEND_FOLLOW_UP, thanking.send_follow_up, truth=thanking.answered),
    Opened(verbs.ANSWER_MORE, thanking.answer_more),
    Received(verbs.PREVIEW_MORE, thanking.preview_more),
    Answered(verbs.SEND_MORE, thanking.send_more, truth=thanking.see_more),
    Answered(verbs.LEAVE_MORE, thanking.leave_more, truth=thanking.see_more),
    Answered(verbs.SEE_MORE, thanking.see_more),
    # The room of two
    Answered(verbs.SEE_MENTORSHIP, mentorships.see),
    Opened(verbs.SUGGEST, mentorships.suggest),
    Received(verbs.ADD_TIME, mentorships.add_time),
    Answered(verbs.CHOOSE_TIME, mentorships.choose, truth=mentorships.see_times),
    Answered(verbs.CALL_OFF, mentorships.call_off, truth=mentorships.see_times),
    Answered(verbs.QUESTIONS, mentorships.questions),
    Answered(verbs.HOW_TO_STOP, mentorships.how_to_stop),
    Answered(verbs.FINISH, mentorships.finish, truth=mentorships.see_end),
    Answered(verbs.STOP, mentorships.stop, truth=mentorships.see_end),
    Answered(verbs.MET, meetings.say, truth=meetings.stands),
    Answered(verbs.WENT, meetings.went, truth=meetings.stands),
    Answered(verbs.ONE_IS_ENOUGH, meetings.one_is_enough, truth=meetings.stands),
)
