"""What each press does to keep people safe."""

from bot.ui.verbs import safety
from bot.views.common.acts import Act

ACTS = (
    Act(
        safety.SEND_REPORT,
        "sends the report to its readers, pauses contact and ends what the two share",
        ("Send the report",),
    ),
    Act(
        safety.BLOCK,
        "keeps the two apart from now on; what they share ends, and tells the other only that",
        ("Block",),
    ),
    Act(
        safety.UNBLOCK,
        "lets the two be in touch again, and tells a mentor the link of an ask again",
        ("Unblock",),
    ),
    Act(safety.TAKE_REPORT, "takes the report on, and tells the reporter", ("I'm looking into it",)),
    Act(safety.END_REPORT, "closes the report and tells the reporter how it ended", ("Close the report",)),
    Act(safety.KEEP_READERS, "sets who reads reports, and tells or asks them", ("Save",)),
    Act(
        safety.START_READING,
        "agrees to read reports, and tells the other reader and those who look after the community",
        ("Agree to read reports",),
    ),
    Act(
        safety.STOP_READING,
        "stops reading reports, and tells the other reader and those who look after the community",
        ("I'd rather not read reports",),
    ),
)
