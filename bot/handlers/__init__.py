"""Everything the bot can do, on one screen: each verb and the function that answers it."""

from bot.handlers import (
    answering,
    asking,
    door,
    endings,
    glad,
    hands,
    home,
    introduce_warmly,
    introducing,
    lighter,
    managing,
    meetings,
    mentor,
    mentor_steps,
    mentorships,
    my_data,
    noes,
    programme,
    pushing,
    reminding,
    reports,
    rewording,
    safety,
    search,
    settings,
    thanking,
    wishes,
    words,
)
from bot.handlers.routing import Answered, Opened, Received, Route, Routes, join
from bot.ui import verbs

# My own clock: reminders and settings
CLOCK_AND_NOES: tuple[Route, ...] = (
    Answered(verbs.REMIND_LATER, reminding.later, truth=reminding.stands),
    Answered(verbs.REMINDERS, reminding.wish, truth=reminding.wish),
    Answered(verbs.SETTINGS, settings.settings),
    Answered(verbs.KEEP_ZONE, settings.keep_zone, truth=settings.settings),
    Opened(verbs.ZONE, settings.zone),
    Received(verbs.SET_ZONE, settings.set_zone),
    Opened(verbs.HOURS, settings.hours),
    Received(verbs.SET_HOURS, settings.set_hours),
    # After several noes
    Answered(verbs.SMALLER, noes.smaller),
    Answered(verbs.WORD_IT, noes.word_it),
    Opened(verbs.CHANGE_QUESTION, noes.change_question),
    Received(verbs.KEEP_WORDS, noes.keep_words),
    Answered(verbs.TRY_LATER, noes.try_later),
)


def all_routes() -> Routes:
    """Return every route, by the name of its verb."""
    return join(
        (
            *_looking(),
            *_asking(),
            *_answering(),
            *CLOCK_AND_NOES,
            *_after_the_first_answer(),
            *_being_a_mentor(),
            *_beginnings(),
            *_nudges(),
            *_safety(),
            *_my_data(),
            *_at_home(),
        )
    )


def _looking() -> tuple[Route, ...]:
    return (
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
    )


def _asking() -> tuple[Route, ...]:
    return (
        Opened(verbs.ASK, asking.ask),
        Received(verbs.PREVIEW_ASK, asking.preview),
        Answered(verbs.SEND_ASK, asking.send, truth=asking.stands),
        Answered(verbs.LEAVE, asking.leave, truth=asking.leave),
        Answered(verbs.SEE_ASK, endings.see_ask),
        Answered(verbs.WITHDRAW, asking.withdraw),
        Answered(verbs.WITHDRAW_NOW, asking.withdraw_now, truth=asking.see_ask),
    )


def _answering() -> tuple[Route, ...]:
    return (
        Answered(verbs.SEE_CARD, answering.see_card),
        Answered(verbs.WHY_ME, answering.why_me),
        Answered(verbs.ACCEPT, answering.accept, truth=answering.stands),
        Opened(verbs.ANSWER, answering.answer),
        Received(verbs.PREVIEW_ANSWER, answering.preview_answer),
        Answered(verbs.SEND_ANSWER, answering.send_answer, truth=answering.stands),
        Opened(verbs.DECLINE, answering.decline),
        Received(verbs.PREVIEW_DECLINE, answering.preview_decline),
        Answered(verbs.SEND_DECLINE, answering.send_decline, truth=answering.stands),
    )


def _after_the_first_answer() -> tuple[Route, ...]:
    return (
        # Something lighter
        Opened(verbs.OFFER, lighter.offer),
        Received(verbs.PREVIEW_OFFER, lighter.preview),
        Answered(verbs.SEND_OFFER, lighter.send, truth=answering.stands),
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
        # Letting others go, rewording
        Answered(verbs.LET_GO, endings.let_go, truth=endings.the_yes),
        Opened(verbs.REWORD, rewording.reword),
        Received(verbs.PREVIEW_REWORD, rewording.preview),
        Answered(verbs.SEND_REWORD, rewording.send, truth=asking.see_ask),
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
    )


def _my_data() -> tuple[Route, ...]:
    return (
        Answered(verbs.MY_DATA, my_data.my_data),
        Answered(verbs.DOWNLOAD, my_data.download),
        Answered(verbs.FORGET_SEARCHES, my_data.forget_searches, truth=my_data.page),
        Opened(verbs.ERASE, my_data.erase),
        Received(verbs.ERASE_NOW, my_data.erase_now),
    )


def _at_home() -> tuple[Route, ...]:
    return (
        Answered(verbs.HOME, home.home),
        Answered(verbs.HELP, home.help_),
        Answered(verbs.SAID, words.said),
        Answered(verbs.UNKNOWN, home.unknown),
    )


def _beginnings() -> tuple[Route, ...]:
    only = managing.only
    return (
        # Preparing and opening: for managers alone
        Answered(verbs.PROGRAMME, only(programme.page)),
        Answered(verbs.KINDS, only(programme.kinds)),
        Answered(verbs.KINDS_RIGHT, only(programme.looks_right), truth=only(programme.page)),
        Answered(verbs.TURN_KIND, only(programme.turn_kind), truth=only(programme.kind_listed)),
        Opened(verbs.KIND, only(programme.kind)),
        Received(verbs.KEEP_KIND, only(programme.keep_kind), truth=only(programme.kind_listed)),
        Answered(verbs.UNDER_18, only(programme.under_18)),
        Answered(verbs.ANSWER_18, only(programme.answer_18), truth=only(programme.answered_18)),
        Answered(verbs.SCREENED, only(programme.screened), truth=only(programme.page)),
        Answered(verbs.INVITATION, only(programme.invitation), truth=only(programme.invited)),
        Answered(verbs.OPENING, only(programme.opening)),
        Answered(verbs.OPEN_NOW, only(programme.open_now), truth=only(programme.page)),
        Answered(verbs.PROMISE_HAND, only(hands.promise), truth=only(hands.stands)),
        Answered(verbs.HAND_DONE, only(hands.put_away), truth=only(hands.stands)),
        # Wishes, and a hand after the third no
        Answered(verbs.WISH, wishes.wish, truth=wishes.wish),
        Opened(verbs.SAY_WISH, wishes.say_wish),
        Received(verbs.KEEP_WISH, wishes.keep_wish),
        Answered(verbs.WISHES, wishes.mine),
        Answered(verbs.LET_WISH_GO, wishes.let_go, truth=wishes.let_go),
        Answered(verbs.LOOK_ON, wishes.look_on, truth=wishes.looks_on),
        Answered(verbs.WANT_HAND, noes.want_hand, truth=noes.wanted_hand),
    )


def _nudges() -> tuple[Route, ...]:
    only = managing.only
    return (
        Answered(verbs.STILL_GLAD, glad.still_glad, truth=glad.stands),
        Answered(verbs.SHOW_THREE, pushing.show_three),
        Answered(verbs.NOT_NOW, pushing.not_now),
        # A warm introduction: the mentee's side
        Opened(verbs.INTRODUCE_ME, introducing.introduce_me),
        Received(verbs.WANT_INTRODUCTION, introducing.want, truth=introducing.mine),
        Answered(verbs.MY_INTRODUCTION, introducing.see),
        Answered(verbs.AGREE, introducing.agree, truth=introducing.stands),
        Opened(verbs.INTRODUCED_WORDS, introducing.words),
        Received(verbs.KEEP_INTRODUCED_WORDS, introducing.keep_words),
        Answered(verbs.SOMEBODY_ELSE, introducing.pass_on, truth=introducing.stands),
        Answered(verbs.LET_INTRODUCTION_GO, introducing.let_go, truth=introducing.stands),
        # and the managers'
        Answered(verbs.INTRODUCE, only(introduce_warmly.introduce)),
        Opened(verbs.LOOK_TO_INTRODUCE, only(introduce_warmly.look)),
        Received(verbs.FOUND_TO_INTRODUCE, only(introduce_warmly.found)),
        Answered(verbs.PROPOSE, only(introduce_warmly.propose), truth=only(introduce_warmly.proposed)),
    )


def _safety() -> tuple[Route, ...]:
    return (
        Answered(verbs.SAFETY, safety.page),
        Opened(verbs.REPORT, safety.report),
        Received(verbs.SEND_REPORT, safety.send_report, truth=safety.sent),
        Answered(verbs.BLOCK, safety.block, truth=safety.blocked),
        Answered(verbs.BLOCKED, safety.blocked),
        Answered(verbs.UNBLOCK, safety.unblock, truth=safety.blocked),
        # Those who read reports
        Answered(verbs.SEE_REPORT, reports.see),
        Answered(verbs.TAKE_REPORT, reports.take, truth=reports.see),
        Opened(verbs.CLOSE_REPORT, reports.close),
        Received(verbs.END_REPORT, reports.end, truth=reports.see),
        Opened(verbs.CHOOSE_READERS, reports.choose_readers),
        Received(verbs.KEEP_READERS, reports.keep_readers, truth=reports.who_reads),
        Answered(verbs.STOP_READING, reports.stop_reading, truth=reports.stop_reading),
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
        Opened(verbs.WHO_SEES, mentor_steps.who_sees),
        Received(verbs.KEEP_WHO_SEES, mentor_steps.keep_who_sees, truth=mentor_steps.kept),
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
