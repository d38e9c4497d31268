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
    Act(
        programme.KEEP_KIND,
        "keeps how many places of a kind are suggested, and its first reminder",
        ("Save",),
    ),
    Act(
        programme.ANSWER_18,
        "keeps whether people here may be under 18; whether mentors are screened is open again",
        ("Nobody here is under 18", "Somebody might be under 18"),
        {"no": "Nobody here is under 18", "yes": "Somebody might be under 18"},
    ),
    Act(programme.CONFIRM_18, "keeps that people here may be under 18", ("Save this answer",)),
    Act(programme.SCREENED, "confirms that the mentors are screened", ("Our mentors are screened",)),
    Act(
        programme.INVITATION,
        "keeps that the invitation was read, and shows it",
        ("Read the invitation",),
    ),
    Act(
        programme.OPEN_NOW,
        "opens mentoring to everybody",
        ("Open to everyone",),
    ),
    Act(
        programme.PROMISE_HAND,
        "tells the mentee that this manager will write",
        ("I'll write to them", "I'll write to {name}"),
    ),
    Act(
        programme.HAND_DONE,
        "takes the mentee off the list of those who could use a hand, and tells them",
        ("Mark as done and tell them",),
    ),
    Act(
        programme.HAS_ARRIVED,
        "keeps that a message has arrived, so that it is not sent again",
        ("It arrived",),
    ),
    Act(programme.TELL_AGAIN, "sends a message once more that may not have arrived", ("Send it again",)),
    Act(
        programme.KEEP_SET_UP,
        "keeps under which channel people are told things, who manages too, and the role of mentors",
        ("Save this choice",),
    ),
    Act(
        programme.LOOK_QUIET,
        "keeps the days of a quiet time as a draft, and shows what would move",
        ("See what moves",),
    ),
    Act(
        programme.SAVE_QUIET,
        "adds a quiet time, moves what would end in it or after it, and tells both of each",
        ("Save these days",),
    ),
    Act(programme.TAKE_QUIET_AWAY, "takes a quiet time away; no date moves back", ("Take it away",)),
)
