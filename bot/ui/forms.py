"""Forms: what a person fills in, and what comes back when it is rejected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from bot.ui import limits
from bot.ui.nodes import Option
from bot.ui.refs import Ref
from bot.ui.verbs import Answers, Opens, write_ref, write_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A box to write in. `at_least` and `at_most` count characters."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    at_least: int = 0
    at_most: int = limits.INPUT
    tall: bool = False

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        _hold_field(self.label, self.hint)
        limits.hold_count(self.at_most, limits.INPUT, "an input's characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few options, all visible; one has to be chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        _hold_field(self.label, self.hint)
        limits.hold_count(len(self.options), limits.RADIOS, "a choice's options")


@dataclass(frozen=True, slots=True)
class Pick:
    """One of many options from a list, or none where it is optional."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        _hold_field(self.label, self.hint)
        limits.hold_count(len(self.options), limits.OPTIONS, "a list's options")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Any of a few options, all visible."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: tuple[str, ...] = ()
    hint: str = ""

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        _hold_field(self.label, self.hint)
        limits.hold_count(len(self.options), limits.CHECKS, "a group of checks")


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation of several people, chosen with the platform's own picker."""

    name: str
    label: str
    hint: str = ""
    value: str = ""
    """The platform's id of the one that is chosen already."""

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        _hold_field(self.label, self.hint)


@dataclass(frozen=True, slots=True)
class DateInput:
    """A day, chosen with the platform's own picker or typed where it has none; values are ISO dates.

    `first` and `last` are the days a picker may offer, if it can be told (browsers: min and max; Slack: no).
    What comes back is checked by the handler: a person may have typed it.
    """

    name: str
    label: str
    value: str = ""
    first: str = ""
    last: str = ""
    hint: str = ""
    needed: bool = False
    """Whether the form says nothing without it: a client may refuse it empty, and our own check does."""

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        _hold_field(self.label, self.hint)

    @property
    def chosen(self) -> str:
        """Return the day as pickers take it (Slack: `initial_date`, YYYY-MM-DD); empty for typed words."""
        return _iso(date.fromisoformat, self.value)


@dataclass(frozen=True, slots=True)
class TimeInput:
    """A time of day, chosen with the platform's own picker or typed where it has none; values are HH:MM."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    needed: bool = False
    """See `DateInput`."""

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        _hold_field(self.label, self.hint)

    @property
    def chosen(self) -> str:
        """Return the time as pickers take it (Slack: `initial_time`, HH:mm); empty for typed words."""
        return _iso(time.fromisoformat, self.value)[:5]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the community, chosen with the platform's own picker; its value is their platform id.

    `options` are offered where a platform has no such picker.
    """

    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        """Check it against what every platform can show."""
        _hold_field(self.label, self.hint)
        limits.hold_count(len(self.options), limits.OPTIONS, "a list's options")


Field = Input | Choice | Pick | Checks | Conversation | DateInput | TimeInput | Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Something to fill in. `note` is one sentence above the fields; `send` is the button's label."""

    opens: Opens
    submit: Answers
    title: str
    fields: tuple[Field, ...]
    send: str
    ref: str | Ref = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Check it against what every platform shows (Discord: the note is one of a modal's five parts)."""
        limits.hold(self.title, limits.TITLE, "a form's title")
        limits.hold(self.send, limits.TITLE, "a form's button")
        if self.note:
            limits.hold(self.note, limits.TEXT, "a form's note")
        limits.hold_count(len(self.fields) + bool(self.note), limits.FIELDS, "a form's parts")
        write_token(self.submit.name, write_ref(self.submit, self.ref))

    @property
    def token(self) -> str:
        """Return the token that the form carries to the platform and back."""
        return write_token(self.submit.name, write_ref(self.submit, self.ref))


@dataclass(frozen=True, slots=True)
class Rejected:
    """A form that was rejected: what is wrong, beside each field; the words in it are kept."""

    form: Form
    errors: Mapping[str, str]


def _iso(read: Callable[[str], date | time], value: str) -> str:
    try:
        return read(value).isoformat()
    except ValueError:
        return ""


def _hold_field(label: str, hint: str) -> None:
    limits.hold(label, limits.LABEL, "a field's label")
    if hint:
        limits.hold(hint, limits.HINT, "a field's hint")
