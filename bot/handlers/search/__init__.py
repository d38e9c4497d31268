"""Finding a mentor: search, filters, saved people, comparing, and wishes to be told later."""

from bot.domain.common.notices import NoticeKind
from bot.domain.search.events import SearchMade
from bot.handlers.feature import Feature, Keeps, Told
from bot.handlers.routing import Answered, Opened, Received
from bot.handlers.search import chosen_person, compare, find, saved, understood, wishes
from bot.ui.verbs import search

FEATURE = Feature(
    routes=(
        Answered(search.FIND, find.find),
        Answered(search.TOPIC, find.topic),
        Answered(search.PAGE, find.page),
        Answered(search.NARROW, find.narrow),
        Answered(search.FILTER, find.filter_),
        Answered(search.LIFT, find.lift),
        Answered(search.TAKE_OFF, understood.take_off),
        Answered(search.CARD_OF, chosen_person.card_of),
        Answered(search.READ, find.read),
        Answered(search.SAVE, find.save, truth=find.marked),
        Answered(search.FORGET, find.forget, truth=find.marked),
        Answered(search.PASS_OVER, find.pass_over, truth=find.marked),
        Answered(search.SAVED, saved.saved),
        Answered(search.KEPT, find.kept),
        Answered(search.COMPARE, compare.compare),
        Answered(search.WISH, wishes.wish, truth=wishes.wish),
        Opened(search.SAY_WISH, wishes.say_wish),
        Received(search.KEEP_WISH, wishes.keep_wish, form=search.SAY_WISH, words=("words",)),
        Answered(search.WISHES, wishes.mine),
        Answered(search.LET_WISH_GO, wishes.let_go, truth=wishes.let_go),
        Answered(search.LOOK_ON, wishes.look_on, truth=wishes.looks_on),
    ),
    notices=(Told(NoticeKind.WISH, wishes.card),),
    afterwards=(Keeps(SearchMade, find.keep, lightly=True),),
)
