"""What a platform's own window says while a person fills in a form, before anything is sent."""

from bot.views.common.reader import Reader


def missing(reader: Reader) -> str:
    """Say beside an empty field that it has to be filled in, or one of its options chosen."""
    return reader.say("Please don't leave this empty.")


def paste(reader: Reader) -> str:
    """Say in an empty box for a channel what a platform without a list of channels takes."""
    return reader.say("The link that is copied from the channel's menu")
