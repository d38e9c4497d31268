"""What a platform's directory of apps says about Alongside."""

NAME = "Alongside"

ABOUT = "Finds you somebody here who said they would like to be asked: mentoring without cold calls."
"""Slack: display_information.description, 140 characters."""

STORY = (
    "Alongside is a mentoring bot for communities. Mentors say what kinds of help they give and how much of"
    " each; mentees find them, and ask only what is welcome. Nobody is asked above what they offered, every"
    " ask ends in a known state, and a no is kind and leads onward.\n\n"
    "It reads only what is written to it: in direct messages, where it is mentioned, and in a message that"
    " somebody hands to it. It reads no channels."
)
"""Slack: display_information.long_description, 174 to 4,000 characters."""

ASK_ABOUT = "Ask a mentor about this"
"""What a message's own menu says. Slack: a shortcut's name, 24 characters."""

ASKS_ABOUT = "Finds people here who like to be asked about this message. Only you see the answer."
"""Slack: a shortcut's description, 150 characters."""
