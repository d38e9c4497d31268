"""What each press does with an announcement."""

from bot.ui.verbs import announcements
from bot.views.announcements import starts
from bot.views.common.acts import Act

ACTS = (
    Act(announcements.KEEP_WORDS, "keeps the words of an announcement as a draft", ("Save the words",)),
    Act(announcements.KEEP_WHO, "keeps for whom an announcement is", ("Save who it is for",)),
    Act(
        announcements.START,
        "begins a draft with a starting text",
        tuple(text.label for text in starts.STARTS.values()),
        {key: text.label for key, text in starts.STARTS.items()},
    ),
    Act(announcements.USE_AGAIN, "begins a new draft with the words of an announcement", ("Use it again",)),
    Act(announcements.THROW_AWAY, "deletes a draft of an announcement", ("Throw this draft away",)),
    Act(announcements.TRY_OUT, "shows the draft to the manager as a message", ("Send it to me first",)),
    Act(
        announcements.SEND,
        "sends the announcement to everybody it is for",
        ("Send it", "Send it to {n}", "Plan it for {n}"),
    ),
    Act(
        announcements.SEND_COUNTED, "sends the announcement to everybody it is for", ("Send to all of them",)
    ),
    Act(announcements.KEEP_WHEN, "keeps when an announcement arrives", ("Save when it arrives",)),
    Act(announcements.CALL_OFF, "makes a planned announcement a draft again", ("Call it off",)),
    Act(
        announcements.TAKE_OVER,
        "keeps that this manager lets a planned announcement go out",
        ("I'll send it",),
    ),
    Act(announcements.PAUSE, "holds the announcement back, and tells the manager who sent it", ("Pause",)),
    Act(announcements.GO_ON, "goes on with the announcement, and tells the manager who sent it", ("Go on",)),
    Act(
        announcements.CANCEL,
        "cancels the announcement for those who have not had it, and tells the manager who sent it",
        ("Cancel the rest",),
    ),
    Act(
        announcements.AGAIN,
        "tries the announcement again for those who could not be reached",
        ("Try it again", "Try those {n} again"),
    ),
    Act(announcements.STOP, "stops announcements for this reader for good", ("Stop announcements",)),
    Act(announcements.ALLOW, "lets announcements reach this reader again", ("Get announcements again",)),
    Act(
        announcements.KEEP_CHANNEL,
        "keeps in which channel an announcement is posted, and when",
        ("Save where it stands",),
    ),
    Act(
        announcements.POST,
        "tells the channel the announcement, or keeps when that happens",
        ("Post it in the channel", "Plan it for the channel"),
    ),
    Act(announcements.POST_ANYWAY, "tells the channel the same words once more", ("Post it once more",)),
    Act(
        announcements.CALL_OFF_POST,
        "makes an announcement that is not posted a draft again",
        ("Call it off",),
    ),
    Act(
        announcements.TAKE_OVER_POST, "keeps that this manager lets a planned post go out", ("I'll post it",)
    ),
    Act(
        announcements.TRY_POST,
        "tells the channel what the platform refused to show there",
        ("Try it again",),
    ),
    Act(announcements.SEEN_THERE, "keeps that the post stands in the channel", ("It's there",)),
    Act(announcements.POST_AGAIN, "tells the channel what does not stand there", ("Send it again",)),
)
