"""What each press does in the room of two."""

from bot.ui.verbs import mentorships
from bot.views.common.acts import Act

ACTS = (
    Act(mentorships.ADD_TIME, "suggests a time to the other person", ("Suggest this time",)),
    Act(mentorships.CHOOSE_TIME, "agrees on this time, and tells the other person", ("Choose this time",)),
    Act(
        mentorships.CALL_OFF_NOW,
        "calls the agreed time off, and tells the other person",
        ("Call off this time",),
    ),
    Act(
        mentorships.FINISH_NOW,
        "finishes the mentorship with thanks, in ten minutes",
        ("Finish this mentoring", "Finish with {name}"),
    ),
    Act(
        mentorships.STOP_NOW,
        "ends the mentorship without a reason, in ten minutes",
        ("Stop this mentoring", "Stop with {name}"),
    ),
    Act(
        mentorships.TAKE_BACK_ENDING,
        "takes back an ending within its ten minutes",
        ("Go on with this mentoring", "Go on with {name}"),
    ),
    Act(
        mentorships.STILL_GOING,
        "keeps the mentorship going, and tells both when they are asked again",
        ("Still going",),
    ),
    Act(
        mentorships.GOES_ON,
        "takes up a mentorship that ended by itself, and tells the other person",
        ("It goes on",),
    ),
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
    Act(mentorships.ONE_IS_ENOUGH, "offers no second mentor after this conversation", ("One is enough",)),
)
