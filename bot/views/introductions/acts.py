"""What each press does with an introduction."""

from bot.ui.verbs import introductions
from bot.views.common.acts import Act

ACTS = (
    Act(
        introductions.WANT,
        "asks the people who look after mentoring for an introduction",
        ("Ask for an introduction",),
    ),
    Act(introductions.AGREE, "agrees to the person and the words, and asks the mentor", ("Introduce me",)),
    Act(introductions.KEEP_WORDS, "keeps the changed words of the introduction", ("Save",)),
    Act(
        introductions.SOMEBODY_ELSE,
        "asks for another person to be thought of, and shows this one no more",
        ("Suggest somebody else",),
    ),
    Act(
        introductions.LET_GO,
        "ends the introduction before it is made, and tells the managers",
        ("No introduction for now",),
    ),
    Act(
        introductions.PROPOSE_NOW,
        "proposes this mentor to the mentee, and holds a place with the mentor",
        ("Propose this person", "Propose {name}"),
    ),
    Act(
        introductions.ASK_TO_WIDEN,
        "asks the mentee whether another kind of help would do",
        ("Ask them to widen it", "Ask {name} to widen it"),
    ),
)
