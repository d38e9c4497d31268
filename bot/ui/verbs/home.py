"""One's own page, help, words typed to the bot, and my data."""

from bot.ui.verbs import Answers, Opens

HOME = Answers("home")
HELP = Answers("help")
SAID = Answers("said")
UNKNOWN = Answers("unknown")
MY_DATA = Answers("my-data")
DOWNLOAD = Answers("download")
FORGET_SEARCHES = Answers("forget-searches", writes=True)
ERASE = Opens("erase")
ERASE_NOW = Answers("erase-now", writes=True)
