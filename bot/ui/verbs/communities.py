"""In which community one acts, for people whom one bot serves in several."""

from bot.ui.verbs import Answers

WHICH = Answers("which-community")
ACT_IN = Answers("act-in")
"""Its reference is a community's id on the platform, which the platform has read before it asks."""
