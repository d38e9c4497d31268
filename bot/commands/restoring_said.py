"""What `restore` says: each sentence names what is wrong and what to do."""

from bot.domain.safety.kept_away import KeptKind

RUNS = (
    "Alongside runs: the process {who} uses this DATA_DIR. Stop it, and restore again. Nothing was changed."
)
CONNECTED = (
    "The database is in use: {who}. Stop every Alongside, and end these connections; then restore"
    " again. Nothing was changed."
)
NOT_EMPTY = (
    "DATABASE_URL names a database with a community in it, and a restore overwrites none. Move the file"
    " away, or make an empty database and name that one. Nothing was changed."
)
NO_KEY = (
    "There is no key, and a backup holds none. Put the secret.key of that database into {folder} (mode"
    " 600), or set SECRET_KEY to it. Nothing was changed."
)
ANOTHER_KEY = (
    "SECRET_KEY is not the key of this backup, so blocks and pauses would be forgotten; write the key"
    " that was there when it was made, or a new one, a comma, and that one. Nothing was changed."
)
NO_COPY = "{file} cannot be restored: {why}. Take another backup. Nothing was changed."
UNKNOWN_KIND = "it is no backup of Alongside"
OF_THE_OTHER = "it is a backup of the other kind of database than DATABASE_URL names"
UNREADABLE = "{file} cannot be read or written: {why}. Nothing was changed."
NO_PROGRAM = (
    "{program} is not on this machine. Install PostgreSQL's client programs (their release at least"
    " that of the server), or restore on a machine that has them. Nothing was changed."
)
FAILED = "PostgreSQL did not take the backup, and nothing of it was kept; it said: {why}"
INDEX_STAYS = "{folder} could not be deleted ({why}): delete it before the next start."

DONE = "{file} is the database now, as it was at {at:%Y-%m-%d %H:%M} UTC. What came after that is lost."
APPLIED = "From kept-away.log holds again: {what}."
KINDS = {
    KeptKind.ERASED: "erased",
    KeptKind.LEFT: "left the workspace",
    KeptKind.BLOCK: "blocks or ends of blocks",
    KeptKind.UNSEEN: "blocks without a name",
    KeptKind.REPORT: "pauses or ends of pauses after a report",
    KeptKind.DOOR: "doors closed",
    KeptKind.REST: "mentors rest",
    KeptKind.REMINDERS: "want no reminders",
    KeptKind.ANNOUNCEMENTS: "want no announcements",
}
STRANGE = (
    "Lines of kept-away.log that mean nobody here: {strange} (of another community, or under a key that"
    " is not in SECRET_KEY), and {unread} that cannot be read."
)
MISSING = (
    "Missing since {since:%Y-%m-%d %H:%M} UTC: no kept-away.log says what people decided then, on"
    " {days}. Those who erased themselves, blocked somebody or stopped something in that time are back"
    " as they were: tell your community so, or restore again into an empty database with --kept-away and"
    " the file of the old machine."
)
BEGAN_LATE = (
    "kept-away.log begins at {begins:%Y-%m-%d %H:%M} UTC, after the backup: a block that was taken back"
    " before that holds again."
)
HELD = (
    "{number} messages are held: the backup had not sent them, and they may have been sent since. See"
    " them with “python -m bot in-doubt”, and settle one (--arrived ROW, --send-again ROW) or all of"
    " them (--held-arrived, --send-held-again). Nothing of them is sent by itself."
)
NONE_HELD = "No message is held. Start Alongside as before."
