"""The managers' page: preparing a community, its kinds of help, and opening it."""

from bot.ui.verbs import Answers, Opens

PAGE = Answers("programme")
KINDS = Answers("kinds")
KINDS_RIGHT = Answers("kinds-right", writes=True)
TURN_KIND = Answers("turn-kind", writes=True)
KIND = Opens("kind")
KEEP_KIND = Answers("keep-kind", writes=True)
UNDER_18 = Answers("under-18")
ANSWER_18 = Answers("answer-18", writes=True)
SCREENED = Answers("screened", writes=True)
INVITATION = Answers("invitation", writes=True)
OPENING = Answers("opening")
OPEN_NOW = Answers("open-now", writes=True)
PROMISE_HAND = Answers("promise-hand", writes=True)
HAND_DONE = Answers("hand-done", writes=True)
