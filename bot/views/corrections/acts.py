"""What each press does to an announcement that has been sent."""

from bot.ui.verbs import announcements
from bot.views.common.acts import Act

ACTS = (
    Act(
        announcements.KEEP_CORRECTION,
        "keeps a correction, and shows what its readers will see",
        ("Look at the correction",),
    ),
    Act(
        announcements.SEND_CORRECTION,
        "corrects the announcement, also where it stands, and tells the manager who sent it",
        ("Send the correction",),
    ),
    Act(
        announcements.KEEP_WHY,
        "keeps why the rest was cancelled, and shows what its readers will see",
        ("Look at the reason",),
    ),
    Act(
        announcements.SEND_WHY,
        "tells those who had the announcement why its rest was cancelled",
        ("Tell them now",),
    ),
)
