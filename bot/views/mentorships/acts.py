"""What each press does in the room of two."""

from bot.ui.verbs import mentorships
from bot.views.common.acts import Act

ACTS = (
    Act(mentorships.ADD_TIME, "suggests a time to the other person", ("Suggest",)),
    Act(mentorships.CHOOSE_TIME, "agrees on this time", ("Choose this time",)),
    Act(mentorships.CALL_OFF, "calls the agreed time off", ("Call it off",)),
    Act(mentorships.FINISH, "finishes the mentorship, with thanks", ("Finish together",)),
    Act(mentorships.STOP, "ends the mentorship without a reason", ("Stop without a reason",)),
    Act(
        mentorships.MET,
        "keeps whether the two have met",
        ("We met", "We haven't met yet", "We met after all"),
        {"yes": "We met", "not-yet": "We haven't met yet"},
    ),
    Act(
        mentorships.WENT,
        "keeps privately how the meeting went",
        ("It helped", "It was all right", "It wasn't for me"),
        {"good": "It helped", "fair": "It was all right", "poor": "It wasn't for me"},
    ),
    Act(mentorships.ONE_IS_ENOUGH, "offers no second mentor after this talk", ("One is enough",)),
)
