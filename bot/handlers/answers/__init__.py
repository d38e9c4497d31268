"""Answering an ask: yes, in writing, a kind no or a lighter offer; reminders; thanks and one follow-up."""

from bot.domain.asks.events import AskAnswered, AskTold
from bot.domain.common.notices import NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.safety.events import ContactAgain, ContactEnded
from bot.handlers.answers import (
    answer,
    ask_about_rest,
    decline,
    end_contact,
    follow_up,
    offer_less,
    reminders,
    thanks,
)
from bot.handlers.asks import ask, closing
from bot.handlers.feature import Closes, Feature, Follows, Nudged, Told
from bot.handlers.routing import Answered, Opened, Received, SentDraft
from bot.store.answers import thanks as stored_thanks
from bot.store.asks import ask as stored_asks
from bot.ui.verbs import answers

FEATURE = Feature(
    routes=(
        Answered(answers.SEE, answer.see_card),
        Answered(answers.WHY_ME, answer.why_me),
        Answered(answers.ACCEPT, answer.accept, truth=answer.stands),
        Opened(answers.ANSWER, answer.answer),
        Received(answers.PREVIEW, answer.preview_answer, form=answers.ANSWER, words=("words",)),
        SentDraft(
            answers.SEND,
            answer.send_answer,
            truth=answer.stands,
            sends=answers.ANSWER,
            preview=answer.show_draft,
        ),
        Opened(answers.DECLINE, decline.decline),
        Received(answers.PREVIEW_DECLINE, decline.preview, form=answers.DECLINE, words=("words",)),
        SentDraft(
            answers.SEND_DECLINE,
            decline.send,
            truth=answer.stands,
            sends=answers.DECLINE,
            preview=decline.show_draft,
        ),
        Answered(answers.REMIND_LATER, reminders.later, truth=reminders.stands),
        Opened(answers.OFFER, offer_less.offer),
        Received(answers.PREVIEW_OFFER, offer_less.preview, form=answers.OFFER, words=("words",)),
        SentDraft(
            answers.SEND_OFFER,
            offer_less.send,
            truth=answer.stands,
            sends=answers.OFFER,
            preview=offer_less.show_draft,
        ),
        Answered(answers.TAKE_BACK_OFFER, offer_less.take_back),
        Answered(answers.TAKE_BACK_OFFER_NOW, offer_less.take_back_now, truth=answer.stands),
        Answered(answers.TAKE_OFFER, offer_less.take, truth=offer_less.stands),
        Answered(answers.PASS_ON_OFFER, offer_less.pass_on_first),
        Answered(answers.PASS_ON_OFFER_NOW, offer_less.pass_on, truth=offer_less.stands),
        Opened(answers.THANK, thanks.thank),
        Received(answers.PREVIEW_THANKS, thanks.preview_thanks, form=answers.THANK, words=("words",)),
        SentDraft(
            answers.SEND_THANKS,
            thanks.send_thanks,
            truth=thanks.answered,
            sends=answers.THANK,
            preview=thanks.show_thanks,
        ),
        Opened(answers.FOLLOW_UP, follow_up.follow_up),
        Received(
            answers.PREVIEW_FOLLOW_UP, follow_up.preview_follow_up, form=answers.FOLLOW_UP, words=("words",)
        ),
        SentDraft(
            answers.SEND_FOLLOW_UP,
            follow_up.send_follow_up,
            truth=thanks.answered,
            sends=answers.FOLLOW_UP,
            preview=follow_up.show_follow_up,
        ),
        Opened(answers.ANSWER_MORE, follow_up.answer_more),
        Received(answers.PREVIEW_MORE, follow_up.preview_more, form=answers.ANSWER_MORE, words=("words",)),
        SentDraft(
            answers.SEND_MORE,
            follow_up.send_more,
            truth=follow_up.see_more,
            sends=answers.ANSWER_MORE,
            preview=follow_up.show_more,
        ),
        Answered(answers.LEAVE_MORE, follow_up.leave_more_first),
        Answered(answers.LEAVE_MORE_NOW, follow_up.leave_more, truth=follow_up.see_more),
        Answered(answers.SEE_MORE, follow_up.see_more),
        Answered(answers.REMINDERS, reminders.wish, truth=reminders.wish),
    ),
    notices=(
        Told(NoticeKind.ASKED, answer.asked, is_past=answer.is_past, is_secret=ask.is_without_name),
        Told(NoticeKind.TAKEN, answer.taken, is_past=answer.is_past, is_secret=ask.is_without_name),
        Told(NoticeKind.OFFER, offer_less.news, is_past=closing.is_past, is_secret=ask.is_without_name),
        Told(NoticeKind.REMINDER, reminders.card, is_past=reminders.is_past, is_secret=reminders.is_secret),
        Told(NoticeKind.THANKS, thanks.thanks),
        Told(NoticeKind.FOLLOW_UP, follow_up.follow_up_card, is_past=follow_up.is_past),
    ),
    closers=(Closes(stored_thanks.over_in, follow_up.close_due),),
    nudges=(Nudged(NudgeKind.REMINDER, reminders.next_due, elsewhere=stored_asks.recalled_in),),
    followers=(
        Follows(AskAnswered, ask_about_rest.consider),
        Follows(AskTold, reminders.follow),
        Follows(ContactEnded, end_contact.end),
        Follows(ContactAgain, end_contact.again),
    ),
)
