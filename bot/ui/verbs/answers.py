"""Answering an ask: yes, an answer, a kind no or something lighter; then thanks and one follow-up."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.ui.refs import Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens, OpensAbout, sends


@dataclass(frozen=True, slots=True)
class AnswerTo(Ref):
    """An ask to answer, and whether the answer begins with what its mentor has just typed."""

    ask: str
    begins: Literal["said"] | None = None


@dataclass(frozen=True, slots=True)
class DayOf(Ref):
    """An ask, and the later day that its button named."""

    ask: str
    day: date | None = None


SEE = Answers("see-card")
ACCEPT = Answers("accept", writes=True)
ANSWER = OpensAbout("answer", about=(AnswerTo,))
PREVIEW = Answers("preview-answer", writes=True)
SEND = sends("send-answer")
DECLINE = OpensAbout("decline", about=(AnswerTo,))
PREVIEW_DECLINE = Answers("preview-decline", writes=True)
SEND_DECLINE = sends("send-decline")
WHY_ME = Answers("why-me")
REMIND_LATER = AnswersAbout("remind-later", writes=True, about=(DayOf,))
REMINDERS = Answers("reminders", writes=True)
OFFER = Opens("offer")
PREVIEW_OFFER = Answers("preview-offer", writes=True)
SEND_OFFER = sends("send-offer")
TAKE_OFFER = Answers("take-offer", writes=True)
PASS_ON_OFFER = Answers("pass-on")
PASS_ON_OFFER_NOW = Answers("pass-on-now", writes=True)
TAKE_BACK_OFFER = Answers("take-back-offer")
TAKE_BACK_OFFER_NOW = Answers("take-back-offer-now", writes=True)
THANK = Opens("thank")
PREVIEW_THANKS = Answers("preview-thanks", writes=True)
SEND_THANKS = sends("send-thanks")
FOLLOW_UP = Opens("follow-up")
PREVIEW_FOLLOW_UP = Answers("preview-follow-up", writes=True)
SEND_FOLLOW_UP = sends("send-follow-up")
ANSWER_MORE = Opens("answer-more")
PREVIEW_MORE = Answers("preview-more", writes=True)
SEND_MORE = sends("send-more")
LEAVE_MORE = Answers("leave-more")
LEAVE_MORE_NOW = Answers("leave-more-now", writes=True)
SEE_MORE = Answers("see-more")
