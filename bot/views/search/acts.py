"""What each press does with people and wishes that were found."""

from bot.ui.verbs import search
from bot.views.common.acts import Act

ACTS = (
    Act(search.SAVE, "saves the person for this reader alone", ("Save for later", "Save {name}")),
    Act(
        search.FORGET,
        "takes a mark off a person: saved, or not shown again",
        ("Remove from saved", "Show them again"),
    ),
    Act(search.PASS_OVER, "shows this person no more in this reader's searches", ("Not for me",)),
    Act(
        search.WISH,
        "keeps a wish: one message, once it comes true",
        ("Tell me when", "Tell me when there is room", "Tell me when somebody new fits", "Tell me next time"),
    ),
    Act(search.KEEP_WISH, "keeps a wish with the written words", ("Tell me when",)),
    Act(search.LET_WISH_GO, "deletes a wish", ("Let this wish go",)),
    Act(search.LOOK_ON, "keeps the wish, and goes on looking", ("Keep looking",)),
)
