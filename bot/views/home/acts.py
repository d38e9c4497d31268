"""What each press does with a person's own data."""

from bot.ui.verbs import home
from bot.views.common.acts import Act

ACTS = (
    Act(home.FORGET_SEARCHES, "deletes the person's searches", ("Forget my searches",)),
    Act(
        home.ERASE_NOW,
        "erases everything that is kept about the person, and tells those who wait for them",
        ("Erase everything",),
    ),
)
