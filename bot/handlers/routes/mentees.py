"""What a mentee can do: look, ask, ask without choosing anyone, wish, and go on after a no."""

from bot.handlers.asks import ask, outcome, reword, several_noes, show_name
from bot.handlers.introductions import introduction, push
from bot.handlers.open_asks import open_ask
from bot.handlers.passing_on import pass_it_on
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.handlers.search import compare, find, wishes
from bot.ui import verbs

ROUTES: tuple[Route, ...] = (
    # Looking for a mentor
    Answered(verbs.FIND, find.find),
    Answered(verbs.TOPIC, find.topic),
    Answered(verbs.PAGE, find.page),
    Answered(verbs.NARROW, find.narrow),
    Answered(verbs.FILTER, find.filter_),
    Answered(verbs.LIFT, find.lift),
    Answered(verbs.READ, find.read),
    Answered(verbs.SAVE, find.save, truth=find.marked),
    Answered(verbs.FORGET, find.forget, truth=find.marked),
    Answered(verbs.PASS_OVER, find.pass_over, truth=find.marked),
    Answered(verbs.SAVED, find.saved),
    Answered(verbs.KEPT, find.kept),
    Answered(verbs.COMPARE, compare.compare),
    # Asking
    Opened(verbs.ASK, ask.ask),
    Received(verbs.PREVIEW_ASK, ask.preview),
    Answered(verbs.SEND_ASK, ask.send, truth=ask.stands),
    Answered(verbs.LEAVE, ask.leave, truth=ask.leave),
    Answered(verbs.SEE_ASK, outcome.see_ask),
    Answered(verbs.WITHDRAW, ask.withdraw),
    Answered(verbs.WITHDRAW_NOW, ask.withdraw_now, truth=ask.see_ask),
    Opened(verbs.REWORD, reword.reword),
    Received(verbs.PREVIEW_REWORD, reword.preview),
    Answered(verbs.SEND_REWORD, reword.send, truth=ask.see_ask),
    Answered(verbs.LET_GO, outcome.let_go, truth=outcome.the_yes),
    # Asking without choosing anyone, and without a name
    Opened(verbs.CARRY, open_ask.form),
    Received(verbs.PREVIEW_CARRY, open_ask.preview),
    Answered(verbs.SEND_CARRY, open_ask.send, truth=open_ask.stands),
    Answered(verbs.LEAVE_CARRY, open_ask.leave, truth=open_ask.leave),
    Answered(verbs.SEE_CARRY, open_ask.see),
    Answered(verbs.WITHDRAW_CARRY, open_ask.withdraw),
    Answered(verbs.WITHDRAW_CARRY_NOW, open_ask.withdraw_now, truth=open_ask.stands_there),
    Answered(verbs.SHOW_NAME, show_name.first),
    Answered(verbs.SHOW_NAME_NOW, show_name.show, truth=show_name.shown),
    # After several noes
    Answered(verbs.SMALLER, several_noes.smaller),
    Answered(verbs.WORD_IT, several_noes.word_it),
    Opened(verbs.CHANGE_QUESTION, several_noes.change_question),
    Received(verbs.KEEP_WORDS, several_noes.keep_words),
    Answered(verbs.TRY_LATER, several_noes.try_later),
    Answered(verbs.WANT_HAND, several_noes.want_hand, truth=several_noes.wanted_hand),
    # Wishes
    Answered(verbs.WISH, wishes.wish, truth=wishes.wish),
    Opened(verbs.SAY_WISH, wishes.say_wish),
    Received(verbs.KEEP_WISH, wishes.keep_wish),
    Answered(verbs.WISHES, wishes.mine),
    Answered(verbs.LET_WISH_GO, wishes.let_go, truth=wishes.let_go),
    Answered(verbs.LOOK_ON, wishes.look_on, truth=wishes.looks_on),
    # A push, and a warm introduction
    Answered(verbs.SHOW_THREE, push.show_three),
    Answered(verbs.NOT_NOW, push.not_now),
    Opened(verbs.INTRODUCE_ME, introduction.introduce_me),
    Received(verbs.WANT_INTRODUCTION, introduction.want, truth=introduction.mine),
    Answered(verbs.MY_INTRODUCTION, introduction.see),
    Answered(verbs.AGREE, introduction.agree, truth=introduction.stands),
    Opened(verbs.INTRODUCED_WORDS, introduction.words),
    Received(verbs.KEEP_INTRODUCED_WORDS, introduction.keep_words),
    Answered(verbs.SOMEBODY_ELSE, introduction.pass_on, truth=introduction.stands),
    Answered(verbs.LET_INTRODUCTION_GO, introduction.let_go, truth=introduction.stands),
    # Passing it on
    Answered(verbs.ANSWER_ONE, pass_it_on.answer_one),
    Answered(verbs.OPEN_SMALL_DOOR, pass_it_on.open_small_door, truth=pass_it_on.answer_one),
    Opened(verbs.SMALL_CARD, pass_it_on.small_card),
    Received(verbs.KEEP_SMALL_CARD, pass_it_on.keep_small_card, truth=pass_it_on.kept),
    Answered(verbs.ANSWER_LATER, pass_it_on.later, truth=pass_it_on.stands),
    Answered(verbs.ANSWER_NONE, pass_it_on.not_now, truth=pass_it_on.stands),
    Answered(verbs.TELL_FIRST, pass_it_on.tell_first, truth=pass_it_on.answer_one),
)
