"""A person's help: after several noes, and a warm introduction by a manager."""

from dataclasses import dataclass

from bot.ui.refs import Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens, sends


@dataclass(frozen=True, slots=True)
class MentorFor(Ref):
    """Who would like an introduction (or a raised hand), and the mentor whom a manager thought of."""

    wanted: str
    mentor: str


NOT_NOW = Answers("not-now")
INTRODUCE_ME = Opens("introduce-me")
WANT = Answers("want-introduction", writes=True)
MINE = Answers("my-introduction")
AGREE = sends("agree")
WORDS = Opens("introduced-words")
KEEP_WORDS = Answers("keep-introduced-words", writes=True)
SOMEBODY_ELSE = Answers("somebody-else", writes=True)
LET_GO = Answers("let-introduction-go", writes=True)
INTRODUCE = Answers("introduce")
LOOK = Opens("look-to-introduce")
FOUND = Answers("found-to-introduce")
PROPOSE = AnswersAbout("propose", about=(MentorFor,))
PROPOSE_NOW = AnswersAbout("propose-now", writes=True, about=(MentorFor,))
ASK_TO_WIDEN = Answers("ask-to-widen", writes=True)
SHOW_THREE = Answers("show-three")
