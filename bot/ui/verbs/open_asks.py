"""Asking without choosing anyone: in turn to three mentors, or as a card in a mentors' channel."""

from bot.ui.verbs import Answers, Opens, sends

CARRY = Opens("carry")
PREVIEW = Answers("preview-carry", writes=True)
SEND = sends("send-carry")
LEAVE = Answers("leave-carry", writes=True)
SEE = Answers("see-carry")
WITHDRAW = Answers("withdraw-carry")
WITHDRAW_NOW = Answers("withdraw-carry-now", writes=True)
PASS_ALONG = Answers("pass-along", writes=True)
CLAIM = Answers("claim", writes=True)
CHANNEL = Answers("channel")
CHOOSE_CHANNEL = Opens("choose-channel")
KEEP_CHANNEL = Answers("keep-channel", writes=True)
LEAVE_CHANNEL = Answers("leave-channel", writes=True)
