"""What the web chat says around its messages."""

BOT_NAME = "Alongside"

LOOKING = "Looking for help"
ASKED = "Mentors with asks waiting"
MANAGING = "Looking after it all"
FOUND = "Found"

OPEN_DOORS = "Everybody whose door is open"
"""The members of the mentors' channel, as the web chat names them."""

NOBODY = "There is nobody by that name here. Choose who you would like to be."
NOT_YOURS = "This room is between others, so it stays closed."
TOO_LARGE = "That is more than fits in one message. Your words are still in the box: please shorten them."
NOT_UNDERSTOOD = "The page sent something I don't understand. Load it again; your words are kept."
UNDER_WAY = (
    "This takes longer than it should. It is under way and nothing is lost; the answer comes by itself."
)
STANDS_STILL = "I cannot reach what I remember at the moment. Nothing is lost; please try again in a minute."
TOO_LONG = "That is longer than any name here. Please look for a part of it, of at most 100 characters."
NO_ROOM = "There is no room left on this machine to keep anything. Your words are still in the box."
NOT_KEPT = (
    "Something broke, and I could not keep even a line about it: perhaps this machine has no room left."
    " Nothing was sent. Please try again later."
)
GOODBYE = "Goodbye"
NOT_FROM_HERE = "This chat only answers its own page on this machine."
"""The answer to a page of another origin: here anybody can be anybody, so only our own page may ask."""

BEGINNINGS = ("Be a student looking for help", "Be a mentor with an ask waiting", "Be the manager")
