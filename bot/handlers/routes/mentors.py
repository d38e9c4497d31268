"""What a mentor can do: say what they give, open, rest and close, and answer."""

from bot.handlers import (
    answering,
    claims,
    door,
    glad,
    lighter,
    mentor,
    mentor_steps,
    open_asks,
    reminding,
    seasons,
)
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # Answering
    Answered(verbs.SEE_CARD, answering.see_card),
    Answered(verbs.WHY_ME, answering.why_me),
    Answered(verbs.ACCEPT, answering.accept, truth=answering.stands),
    Opened(verbs.ANSWER, answering.answer),
    Received(verbs.PREVIEW_ANSWER, answering.preview_answer),
    Answered(verbs.SEND_ANSWER, answering.send_answer, truth=answering.stands),
    Opened(verbs.DECLINE, answering.decline),
    Received(verbs.PREVIEW_DECLINE, answering.preview_decline),
    Answered(verbs.SEND_DECLINE, answering.send_decline, truth=answering.stands),
    Answered(verbs.PASS_ALONG, open_asks.pass_along, truth=answering.stands),
    Answered(verbs.CLAIM, claims.claim, truth=claims.stands),
    Answered(verbs.REMIND_LATER, reminding.later, truth=reminding.stands),
    Answered(verbs.THANKED, seasons.thanked),
    # Something lighter
    Opened(verbs.OFFER, lighter.offer),
    Received(verbs.PREVIEW_OFFER, lighter.preview),
    Answered(verbs.SEND_OFFER, lighter.send, truth=answering.stands),
    Answered(verbs.TAKE_BACK_OFFER, lighter.take_back),
    Answered(verbs.TAKE_BACK_OFFER_NOW, lighter.take_back_now, truth=answering.stands),
    # The card
    Answered(verbs.BE_A_MENTOR, mentor.page),
    Opened(verbs.WHO, mentor_steps.who),
    Received(verbs.KEEP_WHO, mentor_steps.keep_who, truth=mentor_steps.kept),
    Opened(verbs.WHERE, mentor_steps.where),
    Received(verbs.KEEP_WHERE, mentor_steps.keep_where, truth=mentor_steps.kept),
    Answered(verbs.GIVES, mentor.gives),
    Opened(verbs.GIVE, mentor_steps.give),
    Received(verbs.KEEP_GIVE, mentor_steps.keep_give, truth=mentor_steps.given),
    Opened(verbs.AT_ONCE, mentor_steps.at_once),
    Received(verbs.KEEP_AT_ONCE, mentor_steps.keep_at_once, truth=mentor_steps.given),
    Opened(verbs.WHEN, mentor_steps.when),
    Received(verbs.KEEP_WHEN, mentor_steps.keep_when, truth=mentor_steps.kept),
    Opened(verbs.WHO_SEES, mentor_steps.who_sees),
    Received(verbs.KEEP_WHO_SEES, mentor_steps.keep_who_sees, truth=mentor_steps.kept),
    Answered(verbs.MY_CARD, mentor.my_card),
    Answered(verbs.PRACTISE, mentor.practise),
    Answered(verbs.PRACTISED, mentor.practised),
    # The door
    Answered(verbs.OPEN_DOOR, door.open_door, truth=door.stands),
    Answered(verbs.TAKE_BACK_HELLO, door.take_back, truth=door.stands),
    Answered(verbs.REST, door.rest),
    Answered(verbs.REST_FOR, door.rest_for, truth=door.stands),
    Answered(verbs.TAKE_REST, door.take_rest, truth=answering.stands),
    Answered(verbs.LEAVE_REST, door.leave_rest, truth=answering.stands),
    Answered(verbs.STILL_GLAD, glad.still_glad, truth=glad.stands),
    Answered(verbs.CLOSE_DOOR, door.close_door),
    Answered(verbs.CLOSE_NOW, door.close_now, truth=door.stands),
    Answered(verbs.HAND_ON, door.hand_on),
    Answered(verbs.HAND_ON_NOW, door.hand_on_now, truth=door.stands),
)
