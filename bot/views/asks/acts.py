"""What each press does with an ask for its mentee."""

from bot.ui.verbs import asks
from bot.views.common.acts import Act

ACTS = (
    Act(asks.PREVIEW, "keeps the ask and shows it as the mentor will see it", ("Preview",)),
    Act(
        asks.SEND,
        "sends the ask that stands above the button, and keeps the line about the mentee",
        ("Send",),
    ),
    Act(asks.LEAVE, "deletes the draft", ("Discard this draft",)),
    Act(
        asks.WITHDRAW_NOW, "takes the ask back, frees its places and tells the mentor", ("Take the ask back",)
    ),
    Act(asks.KEEP_WORDS, "keeps the new words of the question", ("Save",)),
    Act(
        asks.LET_GO_NOW,
        "takes back the other open ask for the same help, and tells its mentor",
        ("Take back my other ask", "Take back my ask to {name}"),
    ),
    Act(asks.PREVIEW_REWORD, "keeps the new words and shows them as the mentor will see them", ("Preview",)),
    Act(asks.SEND_REWORD, "sends the new words in place of the old ones", ("Send",)),
    Act(asks.SHOW_NAME_NOW, "tells the mentor the mentee's name", ("Show my name",)),
    Act(asks.WANT_HAND, "asks the people who look after mentoring to help", ("Ask a person to help",)),
)
