"""Asking without naming a mentor: up to three mentors in turn, or a card in a mentors' channel."""

from bot.domain.asks.events import AskTold
from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.domain.safety.events import ReportMade
from bot.handlers.answers import answer
from bot.handlers.feature import Closes, Feature, Follows, Told
from bot.handlers.open_asks import carry, channel, claim, open_ask
from bot.handlers.routing import Answered, Opened, Received, SentDraft, Who
from bot.store.open_asks import channel as stored_channels
from bot.store.open_asks import open_ask as stored_open_asks
from bot.ui.verbs import open_asks

FEATURE = Feature(
    routes=(
        Opened(open_asks.CARRY, open_ask.form),
        Received(
            open_asks.PREVIEW,
            open_ask.preview,
            form=open_asks.CARRY,
            words=("question", "line", "link", "card"),
        ),
        SentDraft(
            open_asks.SEND,
            open_ask.send,
            truth=open_ask.stands,
            sends=open_asks.CARRY,
            preview=open_ask.show_draft,
        ),
        Answered(open_asks.LEAVE, open_ask.leave, truth=open_ask.leave),
        Answered(open_asks.SEE, open_ask.see),
        Answered(open_asks.WITHDRAW, open_ask.withdraw),
        Answered(open_asks.WITHDRAW_NOW, open_ask.withdraw_now, truth=open_ask.stands_there),
        Answered(open_asks.PASS_ALONG, open_ask.pass_along, truth=answer.stands),
        Answered(open_asks.CLAIM, claim.claim, truth=claim.stands),
        Answered(open_asks.CHANNEL, channel.page, who=Who.MANAGERS),
        Opened(open_asks.CHOOSE_CHANNEL, channel.choose, who=Who.MANAGERS),
        Received(
            open_asks.KEEP_CHANNEL,
            channel.keep,
            truth=channel.page,
            who=Who.MANAGERS,
            form=open_asks.CHOOSE_CHANNEL,
        ),
        Answered(open_asks.LEAVE_CHANNEL, channel.leave, truth=channel.page, who=Who.MANAGERS),
    ),
    notices=(
        Told(NoticeKind.CARRY, carry.card, is_past=carry.is_past, is_secret=carry.is_without_name),
        Told(NoticeKind.CARRY_END, carry.ended, is_secret=carry.is_without_name),
        Told(NoticeKind.CHANNEL_HELLO, channel.hello),
        Told(NoticeKind.CHANNEL_CARD, claim.card, is_past=claim.is_past),
        Told(NoticeKind.CHANNEL_LOST, channel.lost),
    ),
    closers=(
        Closes(stored_open_asks.over_in, channel.bring_home),
        Closes(stored_channels.amiss_in, channel.look_after),
    ),
    followers=(
        Follows(AskTold, carry.follow),
        Follows(ReportMade, carry.stop),
        Follows(PersonLeaves, open_ask.take_back_all),
    ),
)
