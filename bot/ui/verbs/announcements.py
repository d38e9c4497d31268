"""Announcements: written, sent and followed by managers, and stopped by whom they reach."""

from dataclasses import dataclass

from bot.ui.refs import Previewed, Ref
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
USE_AGAIN = Answers("use-announcement-again", writes=True)
THROW_AWAY = Answers("throw-away-announcement", writes=True)
TRY_OUT = Answers("try-announcement", writes=True)
SEND = sends("send-announcement")
COUNT = OpensAbout("count-announcement", about=(Previewed,))
SEND_COUNTED = AnswersAbout("send-counted", writes=True, about=(Previewed,))
PAUSE = Answers("pause-announcement", writes=True)
GO_ON = Answers("go-on-announcing", writes=True)
CANCEL = Answers("cancel-announcement", writes=True)
AGAIN = Answers("announce-again", writes=True)
STOP = Answers("stop-announcements", writes=True)
ALLOW = Answers("allow-announcements", writes=True)
CHANNEL = Opens("choose-announcement-channel")
KEEP_CHANNEL = Answers("keep-announcement-channel", writes=True)
POST = sends("post-announcement")
POST_ANYWAY = AnswersAbout("post-announcement-anyway", writes=True, about=(Previewed,))
CALL_OFF_POST = Answers("call-off-post", writes=True)
TAKE_OVER_POST = Answers("take-over-post", writes=True)
TRY_POST = Answers("try-post-again", writes=True)
SEEN_THERE = AnswersAbout("post-is-there", writes=True, about=(PostDoubt,))
POST_AGAIN = AnswersAbout("post-again", writes=True, about=(PostDoubt,))
