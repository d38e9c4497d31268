"""What a mentor can do: say what they give, open, rest and close, and answer."""

from bot.handlers.answers import answer, offer_less, reminders
from bot.handlers.mentors import card_steps, door, page, quarterly, quarterly_letter
from bot.handlers.open_asks import claim, open_ask
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # Answering
    Answered(verbs.SEE_CARD, answer.see_card),
    Answered(verbs.WHY_ME, answer.why_me),
    Answered(verbs.ACCEPT, answer.accept, truth=answer.stands),
    Opened(verbs.ANSWER, answer.answer),
    Received(verbs.PREVIEW_ANSWER, answer.preview_answer),
    Answered(verbs.SEND_ANSWER, answer.send_answer, truth=answer.stands),
    Opened(verbs.DECLINE, answer.decline),
    Received(verbs.PREVIEW_DECLINE, answer.preview_decline),
    Answered(verbs.SEND_DECLINE, answer.send_decline, truth=answer.stands),
    Answered(verbs.PASS_ALONG, open_ask.pass_along, truth=answer.stands),
    Answered(verbs.CLAIM, claim.claim, truth=claim.stands),
    Answered(verbs.REMIND_LATER, reminders.later, truth=reminders.stands),
    Answered(verbs.THANKED, quarterly_letter.thanked),
    # Something lighter
    Opened(verbs.OFFER, offer_less.offer),
    Received(verbs.PREVIEW_OFFER, offer_less.preview),
    Answered(verbs.SEND_OFFER, offer_less.send, truth=answer.stands),
    Answered(verbs.TAKE_BACK_OFFER, offer_less.take_back),
    Answered(verbs.TAKE_BACK_OFFER_NOW, offer_less.take_back_now, truth=answer.stands),
    # The card
    Answered(verbs.BE_A_MENTOR, page.page),
    Opened(verbs.WHO, card_steps.who),
    Received(verbs.KEEP_WHO, card_steps.keep_who, truth=card_steps.kept),
    Opened(verbs.WHERE, card_steps.where),
    Received(verbs.KEEP_WHERE, card_steps.keep_where, truth=card_steps.kept),
    Answered(verbs.GIVES, page.gives),
    Opened(verbs.GIVE, card_steps.give),
    Received(verbs.KEEP_GIVE, card_steps.keep_give, truth=card_steps.given),
    Opened(verbs.AT_ONCE, card_steps.at_once),
    Received(verbs.KEEP_AT_ONCE, card_steps.keep_at_once, truth=card_steps.given),
    Opened(verbs.WHEN, card_steps.when),
    Received(verbs.KEEP_WHEN, card_steps.keep_when, truth=card_steps.kept),
    Opened(verbs.WHO_SEES, card_steps.who_sees),
    Received(verbs.KEEP_WHO_SEES, card_steps.keep_who_sees, truth=card_steps.kept),
    Answered(verbs.MY_CARD, page.my_card),
    Answered(verbs.PRACTISE, page.practise),
    Answered(verbs.PRACTISED, page.practised),
    # The door
    Answered(verbs.OPEN_DOOR, door.open_door, truth=door.stands),
    Answered(verbs.TAKE_BACK_HELLO, door.take_back, truth=door.stands),
    Answered(verbs.REST, door.rest),
    Answered(verbs.REST_FOR, door.rest_for, truth=door.stands),
    Answered(verbs.TAKE_REST, door.take_rest, truth=answer.stands),
    Answered(verbs.LEAVE_REST, door.leave_rest, truth=answer.stands),
    Answered(verbs.STILL_GLAD, quarterly.still_glad, truth=quarterly.stands),
    Answered(verbs.CLOSE_DOOR, door.close_door),
    Answered(verbs.CLOSE_NOW, door.close_now, truth=door.stands),
    Answered(verbs.HAND_ON, door.hand_on),
    Answered(verbs.HAND_ON_NOW, door.hand_on_now, truth=door.stands),
)
