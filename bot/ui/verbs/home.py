"""One's own page, help, words typed to the bot, and my data."""

from bot.ui.refs import Covered, PageNumber
from bot.ui.verbs import Answers, AnswersAbout, Opens

HOME = Answers("home")
ALL = AnswersAbout("home-all", about=(PageNumber,))
OPEN_CARD = AnswersAbout("open-card", about=(Covered,))
HELP = Answers("help")
SAID = Answers("said")
UNREAD = Answers("unread")
"""Words were typed where the platform does not show them to the bot."""
CALLED = Answers("called")
"""The bot was called by its name where others read along."""
WRITE = Opens("write")
WRITTEN = Answers("written")
SAID_TO = Answers("said-to-mentee")
FILES = "files"
"""What `Request.chosen` names where files were put beside typed words, or sent without any."""
UNKNOWN = Answers("unknown")
MY_DATA = Answers("my-data")
DOWNLOAD = Answers("download")
FORGET_SEARCHES = Answers("forget-searches", writes=True)
ERASE = Opens("erase")
ERASE_NOW = Answers("erase-now", writes=True)
WHICH_COMMUNITY = Answers("which-community")
ACT_IN = Answers("act-in")
"""Its reference is a community's id on the platform, which the platform has read before it asks."""
