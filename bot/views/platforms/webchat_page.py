"""The sentences of the web chat's own page, in one language: its columns, boxes, hints and troubles."""

from collections.abc import Mapping

from bot.views.catalogues import catalogue

SENTENCES: Mapping[str, str] = {
    "skip": "Skip to the chat",
    "play": "Play somebody",
    "play_another": "Play somebody else",
    "dark": "Dark colours",
    "close": "Close",
    "cancel": "Cancel",
    "for_trying": "This chat is for trying things out. Here you can be anybody.",
    "try_out": "Try it out",
    "empty": "An empty community, as on its first day. The other one stays as it is.",
    "pass_a_day": "Let a day pass",
    "day_passes": "A day passes…",
    "about_a_day": "A day moves the clock of this demo alone, and only forward.",
    "make": "Make somebody",
    "start_empty": "Start with an empty community",
    "back_to_all": "Back to everybody",
    "seek": "Find a person by name or work",
    "find": "Find a person",
    "find_by_name": "Find somebody by name or work",
    "nobody_found": "Nobody by that name, or in that work. Try other letters.",
    "nobody_yet": "Nobody is here yet.",
    "back_to_people": "Back to the people",
    "conversations": "Conversations",
    "back_to_rooms": "Back to the conversations",
    "no_script": "This chat needs JavaScript, which is switched off in this browser.",
    "welcome": "Find a mentor who has said {yes}",
    "ask_me": "“yes, ask me”",
    "about_making": (
        "This community began empty, as on the day Alongside is installed. Make somebody, and be them;"
        " begin with somebody who looks after it."
    ),
    "their_name": "Their name",
    "looks_after": "They look after mentoring here",
    "make_and_be": "Make them, and be them",
    "anybody": (
        "This is a try-out: nobody signs in, and here anybody can be anybody. Open a second window to be two"
        " people at once."
    ),
    "more_to_try": "More to try",
    "newer": "Something new",
    "can_type": "What you can type",
    "your_words": "Your words",
    "send": "Send",
    "keys": "{enter} sends, {shift} {again} starts a new line, {slash} shows what you can type",
    "unreached": (
        "The chat can't be reached at the moment. Your words are kept; press again and I'll try once more."
    ),
    "unread_answer": "Something went wrong on our side. Nothing is lost; please press again.",
    "away": "The line is down. I'll go on as soon as it is back.",
    "alone": "Only you can see this",
    "updated": "Updated",
    "try_again": "Try again",
    "bot_room": "Only you and Alongside",
    "choose": "Who would you like to be?",
    "write_bot": "Write freely, or type /",
    "you_are": "You are {name}",
    "you_are_now": "You are now {name}.",
    "room_for_two": "You and {title}",
    "write_to": "Write to {title}",
    "hello": "Hello {name}. I'm Alongside.",
    "hello_all": (
        "I find people who have said “yes, ask me”. Write what you are wondering about in your own words, or"
        " begin with one of these."
    ),
    "hello_manager": "You look after mentoring here. Begin with how it stands.",
    "quiet_room": "Nothing here yet. What you write goes to {title}.",
    "fits": "{length} of {most} characters",
}
"""What the page says, by the name that its scripts know it by; `{places}` are filled in there."""


class Frame:
    """The page's sentences in one language."""

    def __init__(self, language: str) -> None:
        """Look them up in this language's catalogue."""
        self._catalogue = catalogue(language)

    def words(self) -> dict[str, str | list[str]]:
        """Return every sentence by its name; one that counts as a list: for one, and for several."""
        return {
            **{name: self._catalogue.gettext(sentence) for name, sentence in SENTENCES.items()},
            "unread": self.many(2, "1 unread", "{n} unread"),
            "too_long": self.many(
                2, "1 character too many. Nothing is cut.", "{n} characters too many. Nothing is cut."
            ),
        }

    def many(self, several: int, one: str, other: str) -> list[str]:
        """Return the sentence for one, and the one for so many."""
        return [self._catalogue.ngettext(one, other, number) for number in (1, several)]
