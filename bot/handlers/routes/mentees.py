"""What a mentee can do: look, ask, ask without choosing anyone, wish, and go on after a no."""

from bot.handlers.asks import ask, outcome, reword, several_noes, show_name
from bot.handlers.introductions import introduction, push
from bot.handlers.open_asks import open_ask
from bot.handlers.passing_on import pass_it_on
from bot.handlers.routing import Answered, Opened, Received, Route
from bot.handlers.search import compare, find, wishes
from bot.ui.verbs import asks, introductions, open_asks, passing_on, search

ROUTES: tuple[Route, ...] = (
    # Looking for a mentor
    Answered(search.FIND, find.find),
    Answered(search.TOPIC, find.topic),
    Answered(search.PAGE, find.page),
    Answered(search.NARROW, find.narrow),
    Answered(search.FILTER, find.filter_),
    Answered(search.LIFT, find.lift),
    Answered(search.READ, find.read),
    Answered(search.SAVE, find.save, truth=find.marked),
    Answered(search.FORGET, find.forget, truth=find.marked),
    Answered(search.PASS_OVER, find.pass_over, truth=find.marked),
    Answered(search.SAVED, find.saved),
    Answered(search.KEPT, find.kept),
    Answered(search.COMPARE, compare.compare),
    # Asking
    Opened(asks.ASK, ask.ask),
    Received(asks.PREVIEW, ask.preview),
    Answered(asks.SEND, ask.send, truth=ask.stands),
    Answered(asks.LEAVE, ask.leave, truth=ask.leave),
    Answered(asks.SEE, outcome.see_ask),
    Answered(asks.WITHDRAW, ask.withdraw),
    Answered(asks.WITHDRAW_NOW, ask.withdraw_now, truth=ask.see_ask),
    Opened(asks.REWORD, reword.reword),
    Received(asks.PREVIEW_REWORD, reword.preview),
    Answered(asks.SEND_REWORD, reword.send, truth=ask.see_ask),
    Answered(asks.LET_GO, outcome.let_go, truth=outcome.the_yes),
    # Asking without choosing anyone, and without a name
    Opened(open_asks.CARRY, open_ask.form),
    Received(open_asks.PREVIEW, open_ask.preview),
    Answered(open_asks.SEND, open_ask.send, truth=open_ask.stands),
    Answered(open_asks.LEAVE, open_ask.leave, truth=open_ask.leave),
    Answered(open_asks.SEE, open_ask.see),
    Answered(open_asks.WITHDRAW, open_ask.withdraw),
    Answered(open_asks.WITHDRAW_NOW, open_ask.withdraw_now, truth=open_ask.stands_there),
    Answered(asks.SHOW_NAME, show_name.first),
    Answered(asks.SHOW_NAME_NOW, show_name.show, truth=show_name.shown),
    # After several noes
    Answered(asks.SMALLER, several_noes.smaller),
    Answered(asks.WORD_IT, several_noes.word_it),
    Opened(asks.CHANGE_QUESTION, several_noes.change_question),
    Received(asks.KEEP_WORDS, several_noes.keep_words),
    Answered(asks.TRY_LATER, several_noes.try_later),
    Answered(introductions.WANT_HAND, several_noes.want_hand, truth=several_noes.wanted_hand),
    # Wishes
    Answered(search.WISH, wishes.wish, truth=wishes.wish),
    Opened(search.SAY_WISH, wishes.say_wish),
    Received(search.KEEP_WISH, wishes.keep_wish),
    Answered(search.WISHES, wishes.mine),
    Answered(search.LET_WISH_GO, wishes.let_go, truth=wishes.let_go),
    Answered(search.LOOK_ON, wishes.look_on, truth=wishes.looks_on),
    # A push, and a warm introduction
    Answered(search.SHOW_THREE, push.show_three),
    Answered(introductions.NOT_NOW, push.not_now),
    Opened(introductions.INTRODUCE_ME, introduction.introduce_me),
    Received(introductions.WANT, introduction.want, truth=introduction.mine),
    Answered(introductions.MINE, introduction.see),
    Answered(introductions.AGREE, introduction.agree, truth=introduction.stands),
    Opened(introductions.WORDS, introduction.words),
    Received(introductions.KEEP_WORDS, introduction.keep_words),
    Answered(introductions.SOMEBODY_ELSE, introduction.pass_on, truth=introduction.stands),
    Answered(introductions.LET_GO, introduction.let_go, truth=introduction.stands),
    # Passing it on
    Answered(passing_on.ANSWER_ONE, pass_it_on.answer_one),
    Answered(passing_on.OPEN_SMALL_DOOR, pass_it_on.open_small_door, truth=pass_it_on.answer_one),
    Opened(passing_on.SMALL_CARD, pass_it_on.small_card),
    Received(passing_on.KEEP_SMALL_CARD, pass_it_on.keep_small_card, truth=pass_it_on.kept),
    Answered(passing_on.ANSWER_LATER, pass_it_on.later, truth=pass_it_on.stands),
    Answered(passing_on.ANSWER_NONE, pass_it_on.not_now, truth=pass_it_on.stands),
    Answered(passing_on.TELL_FIRST, pass_it_on.tell_first, truth=pass_it_on.answer_one),
)
