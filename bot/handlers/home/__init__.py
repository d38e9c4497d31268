"""The person's own page, help, words typed to the bot, and my data."""

from bot.domain.answers.events import WordsTyped
from bot.handlers.feature import Feature, Keeps
from bot.handlers.home import communities, everything, home, my_data, typed
from bot.handlers.routing import Answered, Opened, Received
from bot.ui.verbs import home as home_verbs

FEATURE = Feature(
    routes=(
        Answered(home_verbs.HOME, home.home),
        Answered(home_verbs.ALL, everything.everything),
        Answered(home_verbs.HELP, home.help_),
        Answered(home_verbs.SAID, typed.said),
        Answered(home_verbs.SAID_TO, typed.to_mentee),
        Answered(home_verbs.UNREAD, typed.unread),
        Answered(home_verbs.CALLED, typed.called),
        Opened(home_verbs.WRITE, typed.write),
        Received(home_verbs.WRITTEN, typed.written, form=home_verbs.WRITE, words=("words",)),
        Answered(home_verbs.UNKNOWN, typed.unknown),
        Answered(home_verbs.WHICH_COMMUNITY, communities.which),
        Answered(home_verbs.ACT_IN, communities.acts_here),
        Answered(home_verbs.MY_DATA, my_data.my_data),
        Answered(home_verbs.DOWNLOAD, my_data.download, for_former=True),
        Answered(home_verbs.FORGET_SEARCHES, my_data.forget_searches, truth=my_data.page),
        Opened(home_verbs.ERASE, my_data.erase, for_former=True),
        Received(
            home_verbs.ERASE_NOW, my_data.erase_now, form=home_verbs.ERASE, words=("word",), for_former=True
        ),
    ),
    afterwards=(Keeps(WordsTyped, typed.keep),),
)
