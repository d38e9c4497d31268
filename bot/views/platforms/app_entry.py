"""What a directory of apps that speaks several languages says about Alongside."""

SHORT = "Finds you somebody here who said they would like to be asked"
"""Teams: description.short, 80 characters in any language."""

STORY = (
    "Alongside is a mentoring bot for communities. Mentors say what kinds of help they give and how much of"
    " each; mentees find them, and ask only what is welcome. Nobody is asked above what they offered, every"
    " ask ends in a known state, and a no is kind and leads onward.\n\n"
    "It reads only what is written to it: in its own chat with you, and where it is mentioned. It reads no"
    " other messages."
)
"""Teams: description.full, 4,000 characters in any language."""
