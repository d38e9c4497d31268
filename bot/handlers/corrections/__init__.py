"""Corrections: an announcement is changed where it stands, and those who had a cancelled one are told why."""

from bot.domain.common.notices import NoticeKind
from bot.handlers.announcing import looking
from bot.handlers.corrections import correcting, reason
from bot.handlers.feature import Closes, Feature, Told
from bot.handlers.routing import Opened, Received, SentDraft, Who
from bot.store.corrections import correcting as corrections
from bot.store.corrections import reason as reasons
from bot.ui.verbs import announcements

FEATURE = Feature(
    routes=(
        Opened(announcements.CORRECT, correcting.correct, who=Who.MANAGERS),
        Received(
            announcements.KEEP_CORRECTION,
            correcting.keep,
            who=Who.MANAGERS,
            form=announcements.CORRECT,
            words=("title", "words"),
        ),
        SentDraft(
            announcements.SEND_CORRECTION,
            correcting.send,
            truth=looking.look,
            sends=announcements.CORRECT,
            preview=correcting.show,
            who=Who.MANAGERS,
        ),
        Opened(announcements.TELL_WHY, reason.write, who=Who.MANAGERS),
        Received(
            announcements.KEEP_WHY,
            reason.keep,
            who=Who.MANAGERS,
            form=announcements.TELL_WHY,
            words=("words",),
        ),
        SentDraft(
            announcements.SEND_WHY,
            reason.send,
            truth=looking.look,
            sends=announcements.TELL_WHY,
            preview=reason.show,
            who=Who.MANAGERS,
        ),
    ),
    notices=(Told(NoticeKind.ANNOUNCEMENT_WHY, reason.card, is_past=reason.is_past),),
    closers=(
        Closes(reasons.unfrozen_in, reason.queue_more),
        Closes(corrections.to_show_in, correcting.show_how_far),
    ),
)
