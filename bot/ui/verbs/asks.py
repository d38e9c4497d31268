"""Asking one mentor: writing, sending, rewording and withdrawing, and what to do after several noes."""

from dataclasses import dataclass
from typing import Final, Literal

from bot.ui.refs import Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens, OpensAbout, sends

Beginning = Literal["one", "stuck", "tried"]
"""How a question may begin."""


@dataclass(frozen=True, slots=True)
class AskOf(Ref):
    """Whom to ask."""

    mentor: str


@dataclass(frozen=True, slots=True)
class AskWithGlad(Ref):
    """Whom to ask, and which of the questions that they would love it begins with."""

    mentor: str
    begins: Literal["glad"]
    number: int


@dataclass(frozen=True, slots=True)
class AskAfter(Ref):
    """Whom to ask, and which ask it begins with: as it was, or as what asks least of a mentor."""

    mentor: str
    begins: Literal["again", "smaller"]
    ask: str


AskAbout = AskOf | AskWithGlad | AskAfter


@dataclass(frozen=True, slots=True)
class QuestionOf(Ref):
    """An ask whose question is worded anew, and how the new words begin."""

    ask: str
    begins: Beginning | None = None


@dataclass(frozen=True, slots=True)
class AskBesides(Ref):
    """An ask that may be let go, and the yes to another one after which it may."""

    ask: str
    yes: str


ASK: Final[OpensAbout[AskAbout]] = OpensAbout("ask", about=(AskOf, AskWithGlad, AskAfter))
PREVIEW = Answers("preview-ask", writes=True)
SEND = sends("send-ask")
LEAVE = Answers("leave", writes=True)
WITHDRAW = Answers("withdraw")
WITHDRAW_NOW = Answers("withdraw-now", writes=True)
SEE = Answers("see-ask")
SMALLER = Answers("smaller")
WORD_IT = Answers("word-it")
CHANGE_QUESTION = OpensAbout("change-question", about=(QuestionOf,))
KEEP_WORDS = Answers("keep-words", writes=True)
TRY_LATER = Answers("try-later")
LET_GO = AnswersAbout("let-go", about=(AskBesides,))
LET_GO_NOW = AnswersAbout("let-go-now", writes=True, about=(AskBesides,))
REWORD = Opens("reword")
PREVIEW_REWORD = Answers("preview-reword", writes=True)
SEND_REWORD = sends("send-reword")
SHOW_NAME = Answers("show-name")
SHOW_NAME_NOW = sends("show-name-now")
WANT_HAND = Answers("want-hand", writes=True)
