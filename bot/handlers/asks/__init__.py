"""Asking one mentor: the ask, its changes, how it ended, and a person's help after several noes."""

from bot.domain.asks.events import AskOpened
from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.handlers.asks import ask, closing, human_help, outcome, reword, several_noes, show_name, withdraw
from bot.handlers.feature import Closes, Feature, Follows, Keeps, Told
from bot.handlers.routing import Answered, Opened, Received, SentDraft
from bot.store.asks import ask as stored_asks
from bot.store.asks import human_help as stored_hands
from bot.ui.verbs import asks

FEATURE = Feature(
    routes=(
        Opened(asks.ASK, ask.ask),
        Received(asks.PREVIEW, ask.preview, form=asks.ASK, words=("question", "line", "link")),
        SentDraft(asks.SEND, ask.send, truth=ask.stands, sends=asks.ASK, preview=ask.show_draft),
        Answered(asks.LEAVE, ask.leave, truth=ask.leave),
        Answered(asks.SEE, outcome.see_ask),
        Answered(asks.WITHDRAW, withdraw.withdraw),
        Answered(asks.WITHDRAW_NOW, withdraw.withdraw_now, truth=ask.see_ask),
        Opened(asks.REWORD, reword.reword),
        Received(asks.PREVIEW_REWORD, reword.preview, form=asks.REWORD, words=("question",)),
        SentDraft(
            asks.SEND_REWORD,
            reword.send,
            truth=reword.sent,
            sends=asks.REWORD,
            preview=reword.show_draft,
        ),
        Answered(asks.LET_GO, outcome.let_go_first),
        Answered(asks.LET_GO_NOW, outcome.let_go, truth=outcome.the_yes),
        Answered(asks.SHOW_NAME, show_name.first),
        SentDraft(
            asks.SHOW_NAME_NOW,
            show_name.show,
            truth=show_name.shown,
            draft=show_name.seen,
            preview=show_name.first,
        ),
        Answered(asks.SMALLER, several_noes.smaller),
        Answered(asks.WORD_IT, several_noes.word_it),
        Opened(asks.CHANGE_QUESTION, several_noes.change_question),
        Received(asks.KEEP_WORDS, several_noes.keep_words, form=asks.CHANGE_QUESTION, words=("question",)),
        Answered(asks.TRY_LATER, several_noes.try_later),
        Answered(asks.WANT_HAND, several_noes.want_hand, truth=several_noes.wanted_hand),
    ),
    notices=(
        Told(NoticeKind.RECEIPT, ask.receipt, is_past=closing.is_past, is_secret=ask.is_without_name),
        Told(NoticeKind.OUTCOME, outcome.news, is_secret=ask.is_without_name),
        Told(NoticeKind.HAND, human_help.card, is_about_one=True, is_past=human_help.is_past),
        Told(NoticeKind.HAND_NEWS, human_help.news),
    ),
    closers=(
        Closes(stored_asks.over_in, closing.close_due),
        Closes(stored_hands.over_in, human_help.close_due),
    ),
    followers=(Follows(PersonLeaves, human_help.leaves),),
    afterwards=(Keeps(AskOpened, ask.keep_opened),),
)
