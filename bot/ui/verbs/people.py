"""One's own settings: zone, language and hours."""

from bot.ui.verbs import Answers, Opens

SETTINGS = Answers("settings")
KEEP_ZONE = Answers("keep-zone", writes=True)
ZONE = Opens("zone")
SET_ZONE = Answers("set-zone", writes=True)
LANGUAGE = Opens("language")
SET_LANGUAGE = Answers("set-language", writes=True)
HOURS = Opens("hours")
SET_HOURS = Answers("set-hours", writes=True)
