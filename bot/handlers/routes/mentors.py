"""What a mentor can do: say what they give, open, rest and close, and answer."""

from bot.handlers.answers import answer, offer_less, reminders
from bot.handlers.mentors import card_steps, door, page, quarterly, quarterly_letter
from bot.handlers.open_asks import claim, open_ask
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.ui.verbs import answers, mentors, open_asks

ROUTES: tuple[Route, ...] = (
    # Answering
    Answered(answers.SEE, answer.see_card),
    Answered(answers.WHY_ME, answer.why_me),
    Answered(answers.ACCEPT, answer.accept, truth=answer.stands),
    Opened(answers.ANSWER, answer.answer),
    Received(answers.PREVIEW, answer.preview_answer),
    Answered(answers.SEND, answer.send_answer, truth=answer.stands),
    Opened(answers.DECLINE, answer.decline),
    Received(answers.PREVIEW_DECLINE, answer.preview_decline),
    Answered(answers.SEND_DECLINE, answer.send_decline, truth=answer.stands),
    Answered(open_asks.PASS_ALONG, open_ask.pass_along, truth=answer.stands),
    Answered(open_asks.CLAIM, claim.claim, truth=claim.stands),
    Answered(answers.REMIND_LATER, reminders.later, truth=reminders.stands),
    Answered(mentors.THANKED, quarterly_letter.thanked),
    # Something lighter
    Opened(answers.OFFER, offer_less.offer),
    Received(answers.PREVIEW_OFFER, offer_less.preview),
    Answered(answers.SEND_OFFER, offer_less.send, truth=answer.stands),
    Answered(answers.TAKE_BACK_OFFER, offer_less.take_back),
    Answered(answers.TAKE_BACK_OFFER_NOW, offer_less.take_back_now, truth=answer.stands),
    # The card
    Answered(mentors.BE_A_MENTOR, page.page),
    Opened(mentors.WHO, card_steps.who),
    Received(mentors.KEEP_WHO, card_steps.keep_who, truth=card_steps.kept),
    Opened(mentors.WHERE, card_steps.where),
    Received(mentors.KEEP_WHERE, card_steps.keep_where, truth=card_steps.kept),
    Answered(mentors.GIVES, page.gives),
    Opened(mentors.GIVE, card_steps.give),
    Received(mentors.KEEP_GIVE, card_steps.keep_give, truth=card_steps.given),
    Opened(mentors.AT_ONCE, card_steps.at_once),
    Received(mentors.KEEP_AT_ONCE, card_steps.keep_at_once, truth=card_steps.given),
    Opened(mentors.WHEN, card_steps.when),
    Received(mentors.KEEP_WHEN, card_steps.keep_when, truth=card_steps.kept),
    Opened(mentors.WHO_SEES, card_steps.who_sees),
    Received(mentors.KEEP_WHO_SEES, card_steps.keep_who_sees, truth=card_steps.kept),
    Answered(mentors.MY_CARD, page.my_card),
    Answered(mentors.PRACTISE, page.practise),
    Answered(mentors.PRACTISED, page.practised),
    # The door
    Answered(mentors.OPEN_DOOR, door.open_door, truth=door.stands),
    Answered(mentors.TAKE_BACK_HELLO, door.take_back, truth=door.stands),
    Answered(mentors.REST, door.rest),
    Answered(mentors.REST_FOR, door.rest_for, truth=door.stands),
    Answered(answers.TAKE_REST, door.take_rest, truth=answer.stands),
    Answered(answers.LEAVE_REST, door.leave_rest, truth=answer.stands),
    Answered(mentors.STILL_GLAD, quarterly.still_glad, truth=quarterly.stands),
    Answered(mentors.CLOSE_DOOR, door.close_door),
    Answered(mentors.CLOSE_NOW, door.close_now, truth=door.stands),
    Answered(mentors.HAND_ON, door.hand_on),
    Answered(mentors.HAND_ON_NOW, door.hand_on_now, truth=door.stands),
)
