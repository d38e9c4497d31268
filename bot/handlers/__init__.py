"""Everything the bot can do, on one screen: each verb and the function that answers it."""

from bot.handlers import answering, asking, door, home, mentor, mentor_steps, search
from bot.handlers.routing import Answered, Opened, Received, Route, Routes, join
from bot.ui import verbs


def all_routes() -> Routes:
    """Return every route, by the name of its verb."""
    return join(
        (
            Answered(verbs.FIND, search.find),
            Answered(verbs.TOPIC, search.topic),
            Answered(verbs.PAGE, search.page),
            Answered(verbs.NARROW, search.narrow),
            Answered(verbs.FILTER, search.filter_),
            Answered(verbs.LIFT, search.lift),
            Answered(verbs.READ, search.read),
            Answered(verbs.SAVE, search.save, truth=search.marked),
            Answered(verbs.FORGET, search.forget, truth=search.marked),
            Answered(verbs.PASS_OVER, search.pass_over, truth=search.marked),
            Answered(verbs.SAVED, search.saved),
            Answered(verbs.KEPT, search.kept),
            Opened(verbs.ASK, asking.ask),
            Received(verbs.PREVIEW_ASK, asking.preview),
            Answered(verbs.SEND_ASK, asking.send, truth=asking.stands),
            Answered(verbs.LEAVE, asking.leave, truth=asking.leave),
            Answered(verbs.SEE_ASK, asking.see_ask),
            Answered(verbs.WITHDRAW, asking.withdraw),
            Answered(verbs.WITHDRAW_NOW, asking.withdraw_now, truth=asking.see_ask),
            Answered(verbs.SEE_CARD, answering.see_card),
            Answered(verbs.WHY_ME, answering.why_me),
            Answered(verbs.ACCEPT, answering.accept, truth=answering.stands),
            Opened(verbs.ANSWER, answering.answer),
            Received(verbs.PREVIEW_ANSWER, answering.preview_answer),
            Answered(verbs.SEND_ANSWER, answering.send_answer, truth=answering.stands),
            Opened(verbs.DECLINE, answering.decline),
            Received(verbs.PREVIEW_DECLINE, answering.preview_decline),
            Answered(verbs.SEND_DECLINE, answering.send_decline, truth=answering.stands),
            Answered(verbs.HOME, home.home),
            Answered(verbs.HELP, home.help_),
            Answered(verbs.UNKNOWN, home.unknown),
            *_being_a_mentor(),
        )
    )


def _being_a_mentor() -> tuple[Route, ...]:
    return (
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
        Answered(verbs.MY_CARD, mentor.my_card),
        Answered(verbs.PRACTISE, mentor.practise),
        Answered(verbs.PRACTISED, mentor.practised),
        Answered(verbs.OPEN_DOOR, door.open_door, truth=door.stands),
        Answered(verbs.REST, door.rest),
        Answered(verbs.REST_FOR, door.rest_for, truth=door.stands),
        Answered(verbs.TAKE_REST, door.take_rest, truth=answering.stands),
        Answered(verbs.LEAVE_REST, door.leave_rest, truth=answering.stands),
        Answered(verbs.CLOSE_DOOR, door.close_door),
        Answered(verbs.CLOSE_NOW, door.close_now, truth=door.stands),
        Answered(verbs.HAND_ON, door.hand_on),
        Answered(verbs.HAND_ON_NOW, door.hand_on_now, truth=door.stands),
    )
