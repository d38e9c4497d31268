"""What each press does for the community."""

from bot.ui.verbs import programme
from bot.views.common.acts import Act

ACTS = (
    Act(programme.KINDS_RIGHT, "confirms the kinds of help", ("These kinds are right",)),
    Act(
        programme.TURN_KIND,
        "offers a kind of help here, or stops offering it",
        ("Stop offering it here", "Offer it again"),
        {"off": "Stop offering it here", "on": "Offer it again"},
    ),
    Act(programme.KEEP_KIND, "keeps the name, cost and clock of a kind", ("Save",)),
    Act(
        programme.ANSWER_18,
        "keeps whether people here may be under 18",
        ("Nobody here is under 18", "Somebody might be under 18"),
        {"no": "Nobody here is under 18", "yes": "Somebody might be under 18"},
    ),
    Act(programme.CONFIRM_18, "keeps that people here may be under 18", ("Save this answer",)),
    Act(programme.SCREENED, "confirms that the mentors are screened", ("Our mentors are screened",)),
    Act(
        programme.INVITATION,
        "shows the invitation, and keeps that it was read",
        ("Read the invitation",),
    ),
    Act(programme.OPEN_NOW, "opens mentoring to everybody", ("Open to everyone",)),
    Act(
        programme.PROMISE_HAND,
        "promises the mentee that this manager will write",
        ("I'll write to them", "I'll write to {name}"),
    ),
    Act(
        programme.HAND_DONE, "takes the mentee off the list of those who could use a hand", ("Mark as done",)
    ),
)
