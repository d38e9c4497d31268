"""Announcements: written, sent and followed by managers, and stopped by whom they reach."""

from dataclasses import dataclass

from bot.ui.refs import Previewed, Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens, OpensAbout, sends

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
