"""Posts: an announcement that stands once in a channel."""

from bot.domain.common.events import PersonLeaves
from bot.domain.common.notices import NoticeKind
from bot.handlers.channel_posts import channel, posting
from bot.handlers.feature import Closes, Feature, Follows, Told
from bot.handlers.routing import Answered, Opened, Received, Who
from bot.store.channel_posts import channel as stored
from bot.ui.verbs import announcements

FEATURE = Feature(
    routes=(
        Opened(announcements.CHANNEL, channel.choose, who=Who.MANAGERS),
        Received(announcements.KEEP_CHANNEL, channel.keep, who=Who.MANAGERS, form=announcements.CHANNEL),
        Answered(announcements.POST_ANYWAY, channel.post_anyway, truth=channel.stands, who=Who.MANAGERS),
        Answered(announcements.SEEN_THERE, posting.is_there, truth=channel.stands, who=Who.MANAGERS),
        Answered(announcements.POST_AGAIN, posting.post_again, truth=channel.stands, who=Who.MANAGERS),
    ),
    notices=(Told(NoticeKind.CHANNEL_POST, posting.card),),
    followers=(Follows(PersonLeaves, posting.leaves),),
    closers=(Closes(stored.to_post_in, posting.post_due), Closes(stored.news_in, posting.settle)),
)
