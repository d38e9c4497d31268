"""Files that are put into a person's OneDrive, if they allow it: what is said of each answer."""

from bot.ui.nodes import Button, Buttons, Message, Text
from bot.ui.verbs import Answers, home, mentorships, people
from bot.ui.verbs.people import FileOf
from bot.views.common.reader import Reader

MADE_BY: dict[str, Answers] = {one.name: one for one in (home.DOWNLOAD, mentorships.MEETING_FILE)}


def by_page(reader: Reader) -> str:
    """Say above the button that a page gives a file which cannot come here."""
    return reader.say("I can't put a file into this chat; a page gives it to you")


def declined(reader: Reader, file: FileOf) -> Message:
    """Say that nothing was put anywhere, and how to have the file all the same."""
    said = reader.say(
        "{file} is nowhere but with me. A page can give it to you instead, without your OneDrive.",
        file=file.name,
    )
    return Message(reader.say("All right, nothing was put anywhere"), (Text(said), _ways(reader, file)))


def not_uploaded(reader: Reader, file: FileOf) -> Message:
    """Say that an upload failed, and how to have the file all the same."""
    said = reader.say(
        "Your OneDrive did not take {file}. Try it again, or have it from a page.", file=file.name
    )
    return Message(reader.say("The file did not arrive"), (Text(said), _ways(reader, file)))


def uploaded(reader: Reader, file: FileOf) -> Message:
    """Say that a file is there, where no card can show it."""
    return Message(reader.say("{file} is in your OneDrive now", file=file.name))


def no_such_file(reader: Reader, file: FileOf) -> Message:
    """Say that there is no such file any more, and offer what there is now."""
    said = Text(
        reader.say("Things have changed since I asked you, and {file} is not of use now.", file=file.name)
    )
    again = Button(reader.say("Ask for it again"), MADE_BY[file.verb], file.about or "")
    return Message(reader.say("There is no such file any more"), (said, Buttons((again,))))


def page(reader: Reader, file: FileOf) -> Button:
    """Return the button that makes a page which gives a file once."""
    return Button(reader.say("Have it from a page"), people.FILE_PAGE, file)


def _ways(reader: Reader, file: FileOf) -> Buttons:
    return Buttons(
        (
            Button(reader.say("Ask for it again"), MADE_BY[file.verb], file.about or ""),
            page(reader, file),
        )
    )
