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
    Act(
        announcements.CALL_OFF,
        "makes a planned announcement a draft again, and tells the manager who planned it",
        ("Call it off",),
    ),
    Act(
        announcements.TAKE_OVER,
        "keeps that this manager lets a planned announcement go out",
        ("I'll send it",),
    ),
    Act(
        announcements.KEEP_MOVED,
        "moves a planned announcement, and tells the manager who planned it",
        ("Move it to this time",),
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
)
