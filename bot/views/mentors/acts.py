"""What each press does with a mentor's card and door."""

from bot.ui.verbs import mentors
from bot.views.common.acts import Act

ACTS = (
    Act(mentors.KEEP_WHO, "keeps who the mentor is, on their card", ("Save",)),
    Act(mentors.KEEP_WHERE, "keeps place and languages on the card", ("Save",)),
    Act(mentors.KEEP_KINDS, "keeps which kinds the mentor gives", ("Save",)),
    Act(mentors.KEEP_GIVE, "keeps how much of one kind the mentor gives", ("Save",)),
    Act(mentors.KEEP_AT_ONCE, "keeps how many people the mentor helps at a time", ("Save",)),
    Act(mentors.KEEP_WHEN, "keeps the mentor's days, their questions and when asks arrive", ("Save",)),
    Act(mentors.KEEP_WHO_SEES, "keeps who sees which part of the card", ("Save",)),
    Act(
        mentors.OPEN_DOOR,
        "opens the door, or asks the managers for the hello that comes first",
        ("Open my door",),
    ),
    Act(
        mentors.REST_FOR,
        "rests the card for the time on the button, or ends the rest; tells those to whom it was proposed",
        (
            "I'm back now",
            "Rest for a week",
            "Rest for two weeks",
            "Rest for a month",
            "Rest for three months",
        ),
        {
            "now": "I'm back now",
            "week": "Rest for a week",
            "fortnight": "Rest for two weeks",
            "month": "Rest for a month",
            "quarter": "Rest for three months",
        },
    ),
    Act(
        mentors.CLOSE_NOW,
        "closes the door, ends the asks that wait and tells their mentees whom else to ask",
        ("Close my door", "Close my door and find them others"),
    ),
    Act(
        mentors.HAND_ON_NOW,
        "ends the asks that wait, and tells their mentees whom else to ask",
        ("Find them others",),
    ),
    Act(
        mentors.STILL_GLAD,
        "keeps the card open for another quarter, or opens it again",
        ("Still happy to help", "Bring my card back"),
    ),
    Act(
        mentors.SET_NEW_MENTORS,
        "sets whether a hello comes before a first door",
        ("Say hello first", "Let doors open at once"),
        {"hello": "Say hello first", "at-once": "Let doors open at once"},
    ),
    Act(
        mentors.WELCOME,
        "says hello, opens the door where its card is ready, and tells the mentor",
        ("Say hello and open their door",),
    ),
    Act(
        mentors.PREVIEW_NOT_YET,
        "keeps the kind words and shows them as the new mentor will read them",
        ("Preview",),
    ),
    Act(mentors.SEND_NOT_YET, "sends the new mentor the kind words that stand above the button", ("Send",)),
    Act(
        mentors.TAKE_BACK_HELLO,
        "stops waiting for a hello, and tells the managers",
        ("Stop waiting for a hello",),
    ),
    Act(mentors.TAKE_REST, "rests the card for a week", ("Rest for a week",)),
    Act(mentors.LEAVE_REST, "leaves the door as it is", ("Leave my door as it is",)),
)
