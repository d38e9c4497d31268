"""What each press does with an ask that names no mentor."""

from bot.ui.verbs import open_asks
from bot.views.common.acts import Act

ACTS = (
    Act(open_asks.PREVIEW, "keeps the open ask and shows it as each mentor will see it", ("Preview",)),
    Act(open_asks.SEND, "sends the open ask that stands above the button", ("Send",)),
    Act(open_asks.LEAVE, "deletes the draft of the open ask", ("Discard this draft",)),
    Act(open_asks.WITHDRAW_NOW, "takes the open ask back", ("Take the ask back",)),
    Act(open_asks.PASS_ALONG, "passes the open ask on to the next mentor", ("Pass it on kindly",)),
    Act(open_asks.CLAIM, "takes up the ask of the channel's card and shows its words", ("Take this ask",)),
    Act(open_asks.KEEP_CHANNEL, "sends open asks to this channel from now on", ("Use this channel",)),
    Act(
        open_asks.LEAVE_CHANNEL,
        "sends open asks privately from now on",
        ("Send open asks privately",),
    ),
)
