"""What each press does with an ask that names no mentor."""

from bot.ui.verbs import open_asks
from bot.views.common.acts import Act

ACTS = (
    Act(open_asks.PREVIEW, "keeps the open ask and shows it as each mentor will see it", ("Preview",)),
    Act(open_asks.SEND, "sends the open ask that stands above the button", ("Send",)),
    Act(open_asks.LEAVE, "deletes the draft of the open ask", ("Discard this draft",)),
    Act(
        open_asks.WITHDRAW_NOW,
        "takes the open ask back, and tells the mentor who has it",
        ("Take the ask back",),
    ),
    Act(
        open_asks.PASS_ALONG,
        "passes the open ask on and asks the next mentor; after the last, tells the mentee",
        ("Pass it on kindly",),
    ),
    Act(
        open_asks.CLAIM,
        "takes up the ask of the channel's card, and tells the channel that somebody did",
        ("Take this ask",),
    ),
    Act(
        open_asks.KEEP_CHANNEL,
        "sends open asks to this channel from now on, and a first line at once",
        ("Use this channel",),
    ),
    Act(
        open_asks.LEAVE_CHANNEL,
        "goes over to private asks from now on",
        ("Send open asks privately",),
    ),
)
