"""What each press does with an announcement."""

from bot.ui.verbs import announcements
from bot.views.announcing import starts
from bot.views.common.acts import Act

ACTS = (
    Act(
        announcements.KEEP_WORDS,
        "keeps the words of an announcement as a draft, and tells the manager who asked for a look at it",
        ("Save the words",),
    ),
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
        ("Send it", "Send it to {n}", "Plan it for {n}", "Send to all the same"),
    ),
    Act(
        announcements.SEND_COUNTED,
        "sends the announcement to everybody it is for",
        ("Send to all of them", "Plan it for all of them"),
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
    Act(
        announcements.KEEP_NECESSARY,
        "keeps a necessary notice as a draft, and tells the manager who asked for a look at it",
        ("Save the notice",),
    ),
    Act(
        announcements.CONFIRM,
        "confirms a necessary notice and sends it to everybody, and tells the manager who wrote it",
        ("Confirm and send it", "Confirm and send to {n}"),
    ),
    Act(announcements.SEND_ALONE, "lets a necessary notice go out in a day", ("Send it in 24 hours",)),
    Act(
        announcements.ASK_COLLEAGUE,
        "asks the colleague for a look at the draft",
        ("Ask for a look",),
    ),
    Act(
        announcements.KEEP_RIGHT,
        "keeps that it looks right to this colleague, and tells the manager who asked",
        ("Say so",),
    ),
    Act(
        announcements.KEEP_NOT,
        "keeps that this colleague would change it, and tells the manager who asked",
        ("Say so",),
    ),
    Act(announcements.STOP, "stops announcements for this reader for good", ("Stop announcements",)),
    Act(
        announcements.LATER,
        "lets an announcement also reach those who had another one this week",
        ("1 more on a free day", "{n} more on a free day"),
    ),
    Act(
        announcements.NOT_LATER,
        "leaves out of an announcement who had another one this week",
        ("Leave out who had one",),
    ),
    Act(
        announcements.SEND_FREE,
        "plans an announcement for the first day on which enough people are free",
        ("Send on the first free day", "Send on {day}"),
    ),
    Act(
        announcements.CHOOSE_FREE,
        "keeps that an announcement arrives on the first day on which enough people are free",
        ("Choose the first free day", "Choose {day}"),
    ),
    Act(
        announcements.INVITE,
        "begins a draft that invites mentors, beside the draft that is there",
        ("Invite mentors first",),
    ),
    Act(announcements.KEEP, "keeps an audience under a name", ("Keep under this name",)),
    Act(announcements.USE_KEPT, "keeps for whom an announcement is", ("Choose these people",)),
    Act(announcements.FORGET_KEPT, "deletes an audience that was kept", ("Delete them",)),
    Act(
        announcements.SEND_REPLY,
        "sends typed words to the manager who sent an announcement, and tells them",
        ("Send it", "Send it to {name}"),
    ),
    Act(announcements.KEEP_REPLY, "lets typed words go that nobody gets", ("Keep it to myself",)),
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
