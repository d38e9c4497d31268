"""Passing it on: opening one small door, and what the first mentor hears of it."""

from bot.ui.verbs import Answers, Opens

ANSWER_ONE = Answers("answer-one")
OPEN_SMALL_DOOR = Answers("open-small-door", writes=True)
SMALL_CARD = Opens("small-card")
KEEP_SMALL_CARD = Answers("keep-small-card", writes=True)
ANSWER_LATER = Answers("answer-later", writes=True)
ANSWER_NONE = Answers("answer-none", writes=True)
TELL_FIRST = Answers("tell-first", writes=True)
