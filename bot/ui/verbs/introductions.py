"""A person's help: after several noes, and a warm introduction by a manager."""

from bot.ui.verbs import Answers, Opens

NOT_NOW = Answers("not-now")
INTRODUCE_ME = Opens("introduce-me")
WANT = Answers("want-introduction", writes=True)
MINE = Answers("my-introduction")
AGREE = Answers("agree", writes=True)
WORDS = Opens("introduced-words")
KEEP_WORDS = Answers("keep-introduced-words", writes=True)
SOMEBODY_ELSE = Answers("somebody-else", writes=True)
LET_GO = Answers("let-introduction-go", writes=True)
INTRODUCE = Answers("introduce")
LOOK = Opens("look-to-introduce")
FOUND = Answers("found-to-introduce")
PROPOSE = Answers("propose", writes=True)
SHOW_THREE = Answers("show-three")
