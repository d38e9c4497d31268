"""What comes of announcements: what their readers press and write back, in numbers and in words."""

from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.domain.mentors.events import DoorOpened
from bot.domain.outcomes.outcome import ActionPressed
from bot.handlers.feature import Closes, Feature, Follows, Keeps, Told
from bot.handlers.outcomes import history, outcome, replies
from bot.handlers.routing import Answered, SentDraft, Who
from bot.store.outcomes import outcome as stored
from bot.store.outcomes import replies as stored_replies
from bot.ui.verbs import announcements

FEATURE = Feature(
    routes=(
        Answered(announcements.OPEN_DOOR, outcome.open_door),
        Answered(announcements.FIND, outcome.search),
        Answered(announcements.HISTORY, history.history, who=Who.MANAGERS),
        Answered(announcements.MISSED, outcome.missed, who=Who.MANAGERS),
        Answered(announcements.REPLY, replies.preview),
        SentDraft(
            announcements.SEND_REPLY,
            replies.send,
            truth=replies.sent,
            draft=replies.written,
            preview=replies.preview,
        ),
        Answered(announcements.KEEP_REPLY, replies.keep_to_oneself, truth=replies.kept_to_oneself),
        Answered(announcements.REPLIES, replies.page, who=Who.MANAGERS),
        Answered(announcements.SEE_REPLY, replies.see),
    ),
    notices=(Told(NoticeKind.ANNOUNCEMENT_REPLY, replies.card, is_past=replies.is_past),),
    followers=(Follows(PersonLeaves, outcome.leaves), Follows(DoorOpened, outcome.opened)),
    afterwards=(Keeps(ActionPressed, outcome.pressed, lightly=True),),
    closers=(
        Closes(stored.over_in, outcome.make_numbers),
        Closes(stored_replies.old_in, replies.forget),
    ),
)
