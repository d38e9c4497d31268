"""Announcements: managers write, send and follow them; whom they reach stops them with one press."""

from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.handlers.announcements import reader, running, sending, writing
from bot.handlers.feature import Closes, Feature, Follows, Told
from bot.handlers.routing import Answered, Opened, Received, SentDraft, Who
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
        Opened(announcements.WHO, writing.choose_audience, who=Who.MANAGERS),
        Received(announcements.KEEP_WHO, writing.keep_audience, who=Who.MANAGERS, form=announcements.WHO),
        Opened(announcements.WHEN, writing.choose_time, who=Who.MANAGERS),
        Received(announcements.KEEP_WHEN, writing.keep_time, who=Who.MANAGERS, form=announcements.WHEN),
        Answered(announcements.CALL_OFF, running.call_off, truth=sending.look, who=Who.MANAGERS),
        Answered(announcements.TAKE_OVER, running.take_over, truth=sending.look, who=Who.MANAGERS),
        Answered(announcements.STARTS, writing.starting_texts, who=Who.MANAGERS),
        Answered(announcements.START, writing.start, truth=writing.page, who=Who.MANAGERS),
        Answered(announcements.LOOK, sending.look, who=Who.MANAGERS),
        Answered(announcements.USE_AGAIN, writing.use_again, truth=writing.page, who=Who.MANAGERS),
        Answered(announcements.THROW_AWAY, writing.throw_away, truth=writing.page, who=Who.MANAGERS),
        Answered(announcements.TRY_OUT, sending.try_out, truth=sending.tried, who=Who.MANAGERS),
        SentDraft(
            announcements.SEND,
            sending.send,
            truth=sending.goes,
            sends=announcements.WRITE,
            draft=sending.draft,
            preview=sending.look,
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
        Answered(announcements.PAUSE, running.pause, truth=sending.look, who=Who.MANAGERS),
        Answered(announcements.GO_ON, running.go_on, truth=sending.look, who=Who.MANAGERS),
        Answered(announcements.CANCEL, running.cancel, truth=sending.look, who=Who.MANAGERS),
        Answered(announcements.AGAIN, running.try_again, truth=sending.look, who=Who.MANAGERS),
        Answered(announcements.STOP, reader.stop, truth=reader.stop),
        Answered(announcements.ALLOW, reader.allow, truth=reader.allow),
    ),
    notices=(
        Told(NoticeKind.ANNOUNCEMENT, reader.card, is_past=reader.is_past),
        Told(NoticeKind.ANNOUNCING, running.card),
    ),
    followers=(Follows(PersonLeaves, running.leaves),),
    closers=(
        Closes(stored.to_start_in, running.start),
        Closes(stored.ready_in, running.release),
        Closes(stored.unfrozen_in, running.queue_more),
        Closes(stored.loose_in, running.hold_back),
        Closes(stored.sent_out_in, running.settle),
        Closes(stored.shown_long_ago_in, running.show_how_it_goes),
    ),
)
