"""What each press on an ask does for its mentor, and on an answer for its mentee."""

from bot.ui.verbs import answers
from bot.views.common.acts import Act

ACTS = (
    Act(answers.ACCEPT, "accepts the ask, opens a room for the two and tells the mentee", ("Accept",)),
    Act(answers.PREVIEW, "keeps the written answer and shows it as the mentee will read it", ("Preview",)),
    Act(answers.SEND, "sends the answer that stands above the button", ("Send",)),
    Act(
        answers.PREVIEW_DECLINE,
        "keeps the kind words and shows them as the mentee will read them",
        ("Preview",),
    ),
    Act(answers.SEND_DECLINE, "declines the ask and sends the words that stand above the button", ("Send",)),
    Act(
        answers.REMIND_LATER,
        "moves the reminder and the closing to the day on the button, and tells the mentee the new date",
        ("Remind me later", "Remind me {day}", "Remind me on {day}"),
    ),
    Act(
        answers.REMINDERS,
        "sets how often the person is reminded",
        ("Fewer reminders", "Stop reminders", "Remind me as before"),
        {"fewer": "Fewer reminders", "none": "Stop reminders", "usual": "Remind me as before"},
    ),
    Act(
        answers.PREVIEW_OFFER,
        "keeps the offer of something lighter and shows it as the mentee will read it",
        ("Preview",),
    ),
    Act(answers.SEND_OFFER, "sends the offer of lighter help that stands above the button", ("Send",)),
    Act(
        answers.TAKE_OFFER,
        "accepts what the mentor offered instead, opens a room for the two and tells the mentor",
        ("Take the offer", "Take it and show my name"),
    ),
    Act(
        answers.PASS_ON_OFFER_NOW,
        "lets the offer go, ends the ask and tells the mentor",
        ("Let the offer go",),
    ),
    Act(
        answers.TAKE_BACK_OFFER_NOW,
        "takes the offer back, ends the ask and tells the mentee",
        ("Take the offer back",),
    ),
    Act(answers.PREVIEW_THANKS, "keeps the thanks and shows them as the mentor will read them", ("Preview",)),
    Act(answers.SEND_THANKS, "sends the thanks that stand above the button", ("Send",)),
    Act(
        answers.PREVIEW_FOLLOW_UP, "keeps the follow-up and shows it as the mentor will read it", ("Preview",)
    ),
    Act(answers.SEND_FOLLOW_UP, "sends the follow-up that stands above the button", ("Send",)),
    Act(
        answers.PREVIEW_MORE, "keeps the second answer and shows it as the mentee will read it", ("Preview",)
    ),
    Act(answers.SEND_MORE, "sends the second answer that stands above the button", ("Send",)),
    Act(
        answers.LEAVE_MORE_NOW,
        "ends the follow-up without another answer, and tells the mentee",
        ("Leave it unanswered",),
    ),
)
