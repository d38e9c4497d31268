"""Asking one mentor: writing, sending, rewording and withdrawing, and what to do after several noes."""

from bot.ui.verbs import Answers, Opens

ASK = Opens("ask")
PREVIEW = Answers("preview-ask", writes=True)
SEND = Answers("send-ask", writes=True)
LEAVE = Answers("leave", writes=True)
WITHDRAW = Answers("withdraw")
WITHDRAW_NOW = Answers("withdraw-now", writes=True)
SEE = Answers("see-ask")
SMALLER = Answers("smaller")
WORD_IT = Answers("word-it")
CHANGE_QUESTION = Opens("change-question")
KEEP_WORDS = Answers("keep-words", writes=True)
TRY_LATER = Answers("try-later")
LET_GO = Answers("let-go", writes=True)
REWORD = Opens("reword")
PREVIEW_REWORD = Answers("preview-reword", writes=True)
SEND_REWORD = Answers("send-reword", writes=True)
SHOW_NAME = Answers("show-name")
SHOW_NAME_NOW = Answers("show-name-now", writes=True)
WANT_HAND = Answers("want-hand", writes=True)
