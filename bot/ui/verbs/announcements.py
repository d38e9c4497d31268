"""Announcements: written, sent and followed by managers, and stopped by whom they reach."""

from dataclasses import dataclass

from bot.ui.refs import PageNumber, Previewed, Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens, OpensAbout, sends


@dataclass(frozen=True, slots=True)
class PostDoubt(Ref):
    """The announcement whose post is in doubt, and its version when the button was drawn."""

    about: str
    version: int


PAGE = Answers("announce")
WRITE = Opens("write-announcement")
KEEP_WORDS = Answers("keep-announcement", writes=True)
WHO = Opens("choose-audience")
KEEP_WHO = Answers("keep-audience", writes=True)
WHEN = Opens("choose-when-to-announce")
KEEP_WHEN = Answers("keep-when-to-announce", writes=True)
CALL_OFF = Answers("call-off-announcement", writes=True)
TAKE_OVER = Answers("take-over-announcement", writes=True)
STARTS = Answers("announcement-starts")
START = Answers("start-announcement", writes=True)
LOOK = Answers("look-at-announcement")
HISTORY = Answers("announcement-history")
USE_AGAIN = Answers("use-announcement-again", writes=True)
THROW_AWAY = Answers("throw-away-announcement", writes=True)
TRY_OUT = Answers("try-announcement", writes=True)
SEND = sends("send-announcement")
COUNT = OpensAbout("count-announcement", about=(Previewed,))
SEND_COUNTED = AnswersAbout("send-counted", writes=True, about=(Previewed,))
CORRECT = Opens("correct-announcement")
KEEP_CORRECTION = Answers("keep-correction", writes=True)
SEND_CORRECTION = sends("send-correction")
TELL_WHY = Opens("tell-why-cancelled")
KEEP_WHY = Answers("keep-why-cancelled", writes=True)
SEND_WHY = sends("send-why-cancelled")
CALENDAR = Answers("announcement-calendar")
EARLIER = AnswersAbout("earlier-announcements", about=(PageNumber,))
MOVE = OpensAbout("move-announcement", about=(Previewed,))
KEEP_MOVED = AnswersAbout("keep-moved-announcement", writes=True, about=(Previewed,))
PAUSE = Answers("pause-announcement", writes=True)
GO_ON = Answers("go-on-announcing", writes=True)
CANCEL = Answers("cancel-announcement", writes=True)
AGAIN = Answers("announce-again", writes=True)
STOP = Answers("stop-announcements", writes=True)
ALLOW = Answers("allow-announcements", writes=True)

# What everybody must know
NECESSARY = Opens("write-necessary-notice")
KEEP_NECESSARY = Answers("keep-necessary-notice", writes=True)
CONFIRM = sends("confirm-necessary-notice")
COUNT_ALONE = OpensAbout("count-necessary-notice", about=(Previewed,))
SEND_ALONE = AnswersAbout("send-necessary-alone", writes=True, about=(Previewed,))

# A colleague's look
COLLEAGUE = Opens("choose-colleague")
ASK_COLLEAGUE = Answers("ask-colleague", writes=True)
LOOKS_RIGHT = OpensAbout("say-it-looks-right", about=(Previewed,))
KEEP_RIGHT = AnswersAbout("keep-it-looks-right", writes=True, about=(Previewed,))
NOT_THIS = OpensAbout("say-not-this-way", about=(Previewed,))
KEEP_NOT = AnswersAbout("keep-not-this-way", writes=True, about=(Previewed,))
LATER = Answers("announce-on-free-days", writes=True)
NOT_LATER = Answers("leave-out-who-had-one", writes=True)
SEND_FREE = sends("send-on-free-day")
CHOOSE_FREE = Answers("choose-free-day", writes=True)
INVITE = Answers("invite-mentors-first", writes=True)
NAME_KEPT = Opens("name-kept-people")
KEEP = Answers("keep-people", writes=True)
CHOOSE_KEPT = Opens("choose-kept-people")
USE_KEPT = Answers("use-kept-people", writes=True)
DELETE_KEPT = Opens("delete-kept-people")
FORGET_KEPT = Answers("forget-kept-people", writes=True)
OPEN_DOOR = Answers("announced-door")
FIND = Answers("announced-search")
REPLY = Answers("reply-to-announcement")
SEND_REPLY = sends("pass-reply-on")
KEEP_REPLY = Answers("keep-reply-to-oneself", writes=True)
SEE_REPLY = Answers("see-reply")


@dataclass(frozen=True, slots=True)
class RepliesTo(Ref):
    """A page, from 0, of the replies to an announcement."""

    announcement: str
    number: int


REPLIES = AnswersAbout("announcement-replies", about=(RepliesTo,))
MISSED = Answers("announcement-missed")
CHANNEL = Opens("choose-announcement-channel")
KEEP_CHANNEL = Answers("keep-announcement-channel", writes=True)
POST = sends("post-announcement")
POST_ANYWAY = AnswersAbout("post-announcement-anyway", writes=True, about=(Previewed,))
CALL_OFF_POST = Answers("call-off-post", writes=True)
TAKE_OVER_POST = Answers("take-over-post", writes=True)
TRY_POST = Answers("try-post-again", writes=True)
SEEN_THERE = AnswersAbout("post-is-there", writes=True, about=(PostDoubt,))
POST_AGAIN = AnswersAbout("post-again", writes=True, about=(PostDoubt,))
