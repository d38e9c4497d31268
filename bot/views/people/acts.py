"""What each press does with a person's settings."""

from bot.ui.verbs import people
from bot.views.common.acts import Act

ACTS = (
    Act(people.KEEP_ZONE, "confirms the time zone", ("That's my time zone",)),
    Act(people.SET_ZONE, "sets the time zone, and tells the rooms their times anew", ("Save",)),
    Act(people.SET_LANGUAGE, "sets the language", ("Save",)),
    Act(people.SET_HOURS, "sets quiet hours and reminders", ("Save",)),
    Act(people.FILE_PAGE, "makes a page that gives a file of the person's once", ("Have it from a page",)),
)
