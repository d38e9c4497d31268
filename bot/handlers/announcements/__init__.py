"""Announcements: managers write, send and follow them; whom they reach stops them with one press."""

from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.handlers.announcements import (
    channel,
    choosing,
    draft,
    looking,
    planning,
    posting,
    reader,
    running,
    sending,
    writing,
)
from bot.handlers.feature import Closes, Feature, Follows, Told
from bot.handlers.routing import Answered, Opened, Received, SentDraft, Who
from bot.store.announcements import channel as stored_posts
from bot.store.announcements import sending as stored
from bot.ui.verbs import announcements

FEATURE = Feature(
    routes=(
        Answered(announcements.PAGE, writing.page, who=Who.MANAGERS),
        Opened(announcements.WRITE, writing.write, who=Who.MANAGERS),
        Received(
            announcements.KEEP_WORDS,
            writing.keep_words,
            who=Who.MANAGERS,
            form=announcements.WRITE,
            words=("title", "words", "signed"),
        ),
        Opened(announcements.WHO, choosing.choose_audience, who=Who.MANAGERS),
        Received(announcements.KEEP_WHO, choosing.keep_audience, who=Who.MANAGERS, form=announcements.WHO),
        Opened(announcements.WHEN, planning.choose_time, who=Who.MANAGERS),
        Received(announcements.KEEP_WHEN, planning.keep_time, who=Who.MANAGERS, form=announcements.WHEN),
        Answered(announcements.CALL_OFF, planning.call_off, truth=looking.look, who=Who.MANAGERS),
        Answered(announcements.TAKE_OVER, planning.take_over, truth=looking.look, who=Who.MANAGERS),
        Answered(announcements.STARTS, writing.starting_texts, who=Who.MANAGERS),
        Answered(announcements.START, writing.start, truth=writing.page, who=Who.MANAGERS),
        Answered(announcements.LOOK, looking.look, who=Who.MANAGERS),
        Answered(announcements.USE_AGAIN, writing.use_again, truth=writing.page, who=Who.MANAGERS),
        Answered(announcements.THROW_AWAY, writing.throw_away, truth=writing.page, who=Who.MANAGERS),
        Answered(announcements.TRY_OUT, sending.try_out, truth=sending.tried, who=Who.MANAGERS),
        SentDraft(
            announcements.SEND,
            sending.send,
            truth=looking.look,
            sends=announcements.WRITE,
            draft=draft.written,
            preview=looking.look,
            who=Who.MANAGERS,
        ),
        Opened(announcements.COUNT, sending.count, who=Who.MANAGERS),
        Received(
            announcements.SEND_COUNTED,
            sending.send_counted,
            truth=sending.stands,
            who=Who.MANAGERS,
            form=announcements.COUNT,
            words=("number",),
        ),
        Answered(announcements.PAUSE, running.pause, truth=looking.look, who=Who.MANAGERS),
        Answered(announcements.GO_ON, running.go_on, truth=looking.look, who=Who.MANAGERS),
        Answered(announcements.CANCEL, running.cancel, truth=looking.look, who=Who.MANAGERS),
        Answered(announcements.AGAIN, running.try_again, truth=looking.look, who=Who.MANAGERS),
        Opened(announcements.CHANNEL, channel.choose, who=Who.MANAGERS),
        Received(announcements.KEEP_CHANNEL, channel.keep, who=Who.MANAGERS, form=announcements.CHANNEL),
        SentDraft(
            announcements.POST,
            channel.post,
            truth=looking.look,
            sends=announcements.WRITE,
            draft=channel.written,
            preview=looking.look,
            who=Who.MANAGERS,
        ),
        Answered(announcements.POST_ANYWAY, channel.post_anyway, truth=channel.stands, who=Who.MANAGERS),
        Answered(announcements.CALL_OFF_POST, posting.call_off, truth=looking.look, who=Who.MANAGERS),
        Answered(announcements.TAKE_OVER_POST, posting.take_over, truth=looking.look, who=Who.MANAGERS),
        Answered(announcements.TRY_POST, posting.try_again, truth=looking.look, who=Who.MANAGERS),
        Answered(announcements.SEEN_THERE, posting.is_there, truth=channel.stands, who=Who.MANAGERS),
        Answered(announcements.POST_AGAIN, posting.post_again, truth=channel.stands, who=Who.MANAGERS),
        Answered(announcements.STOP, reader.stop, truth=reader.stop),
        Answered(announcements.ALLOW, reader.allow, truth=reader.allow),
    ),
    notices=(
        Told(NoticeKind.ANNOUNCEMENT, reader.card, is_past=reader.is_past),
        Told(NoticeKind.ANNOUNCING, running.card),
        Told(NoticeKind.CHANNEL_POST, posting.card),
    ),
    followers=(Follows(PersonLeaves, running.leaves), Follows(PersonLeaves, posting.leaves)),
    closers=(
        Closes(stored_posts.to_post_in, posting.post_due),
        Closes(stored_posts.news_in, posting.settle),
        Closes(stored.to_start_in, running.start),
        Closes(stored.ready_in, running.release),
        Closes(stored.unfrozen_in, running.queue_more),
        Closes(stored.loose_in, running.hold_back),
        Closes(stored.sent_out_in, running.settle),
        Closes(stored.shown_long_ago_in, running.show_how_it_goes),
    ),
)
