"""What each press does when a person is asked to help as they were helped."""

from bot.ui.verbs import passing_on
from bot.views.common.acts import Act

ACTS = (
    Act(
        passing_on.OPEN_SMALL_DOOR,
        "opens a door for one person at a time",
        ("Open my door to one",),
    ),
    Act(
        passing_on.KEEP_SMALL_CARD,
        "keeps the small card and opens a door for one person at a time",
        ("Open my door to one",),
    ),
    Act(passing_on.ANSWER_LATER, "puts the question off for three months", ("Ask me later",)),
    Act(passing_on.ANSWER_NONE, "declines for good", ("I'd rather not",)),
    Act(
        passing_on.TELL_FIRST,
        "sets whether the first mentor hears of the help",
        ("Don't tell my first mentor", "Let my first mentor hear"),
        {"leave-out": "Don't tell my first mentor", "tell": "Let my first mentor hear"},
    ),
)
