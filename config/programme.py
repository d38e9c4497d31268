"""Read the programme file into the frozen value that the domain decides with."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationError,
    model_validator,
)

from bot.domain.programme.kinds import Budget, Clock, Kind, Per
from bot.domain.programme.programme import Caps, Programme, QuietHours, UnderEighteen
from config.errors import Misconfigured
from config.explain import explained

WORD = r"^[a-z][a-z0-9-]{0,31}$"
"""A command's name. Discord: 1 to 32 small letters ("Application Command Naming"). Slack: at most 32 (app
manifest reference, `slash_commands[].command`)."""

TIME = r"^([01]\d|2[0-3]):[0-5]\d$"

LASTS_DAYS = MappingProxyType({Per.MONTH: 28, Per.TIME: 182})
"""How many days help usually goes on, where the file does not say it, by how its places count."""

MOST_KINDS = 25
"""All kinds are options of one select. Discord: 25 options ("String Select"); Slack: 100."""


def _on_one_line(text: str) -> str:
    if text.isprintable():
        return text
    raise ValueError("has a line break or another sign that cannot be shown; write it on one line")


Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=75), AfterValidator(_on_one_line)
]
"""A short text. 75 is the smallest of the platforms' limits for a button or an option (Slack, Block Kit)."""

Word = Annotated[str, StringConstraints(pattern=WORD)]
COMMAND = "a word of small letters, digits and hyphens, at most 32, that begins with a letter"


class _Part(BaseModel):
    """A part of the file: unknown keys are refused, and the values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _Budget(_Part):
    places: StrictInt = Field(ge=0, le=50, description="a whole number from 0 to 50")
    per: Per = Field(description='"month" or "time"')


class _Clock(_Part):
    reminder_days: StrictInt = Field(ge=1, le=60, description="a whole number of days from 1 to 60")
    closing_days: StrictInt = Field(ge=2, le=60, description="a whole number of days from 2 to 60")

    @model_validator(mode="after")
    def _closes_after_reminding(self) -> Self:
        if self.closing_days > self.reminder_days:
            return self
        raise ValueError(
            f"reminds after {self.reminder_days} days and closes after {self.closing_days}; "
            "write a closing_days above reminder_days"
        )


class _Kind(_Part):
    key: Word = Field(description=COMMAND)
    name: Line = Field(description="what people see, 1 to 75 characters")
    cost: Line = Field(description="what it asks of a mentor, 1 to 75 characters")
    cost_for_mentee: Line | None = Field(default=None, description="the same for a mentee, at most 75")
    minutes: StrictInt = Field(ge=1, le=10_000, description="a whole number of minutes from 1 to 10000")
    meeting: StrictInt = Field(default=0, ge=0, le=10_000, description="minutes, a whole number up to 10000")
    written: StrictBool = Field(description="true or false")
    lasts_days: StrictInt | None = Field(
        default=None, ge=7, le=730, description="a whole number from 7 to 730"
    )
    budget: _Budget = Field(description='{ places = 2, per = "month" }')
    clock: _Clock = Field(description="{ reminder_days = 4, closing_days = 9 }")

    def value(self) -> Kind:
        """Return the domain's value."""
        budget = Budget(self.budget.places, self.budget.per)
        clock = Clock(timedelta(days=self.clock.reminder_days), timedelta(days=self.clock.closing_days))
        return Kind(
            key=self.key,
            name=self.name,
            cost=self.cost,
            minutes=self.minutes,
            written=self.written,
            budget=budget,
            clock=clock,
            meeting=self.meeting,
            lasts=timedelta(days=self.lasts_days or LASTS_DAYS[self.budget.per]),
            cost_for_mentee=self.cost_for_mentee or "",
        )


class _Caps(_Part):
    open_asks: StrictInt = Field(ge=1, le=20, description="a whole number from 1 to 20")
    again_after_days: StrictInt = Field(ge=0, le=365, description="a whole number of days from 0 to 365")
    people_at_once: StrictInt = Field(ge=1, le=50, description="a whole number from 1 to 50")
    closes_by_days: StrictInt = Field(ge=2, le=60, description="a whole number of days from 2 to 60")
    answering_days: StrictInt = Field(ge=1, le=10, description="a whole number from 1 to 10")
    nudges_a_week: StrictInt = Field(ge=0, le=7, description="a whole number from 0 to 7")
    few_doors: StrictInt = Field(default=10, ge=0, le=1000, description="a whole number from 0 to 1000")

    def value(self) -> Caps:
        """Return the domain's value."""
        return Caps(
            open_asks=self.open_asks,
            again_after=timedelta(days=self.again_after_days),
            at_once=self.people_at_once,
            closes_by=timedelta(days=self.closes_by_days),
            answering_days=self.answering_days,
            nudges_a_week=self.nudges_a_week,
            few_doors=self.few_doors,
        )


class _QuietHours(_Part):
    start: str = Field(pattern=TIME, description='a time from "00:00" to "23:59"')
    end: str = Field(pattern=TIME, description='a time from "00:00" to "23:59"')

    @model_validator(mode="after")
    def _leave_time_to_write(self) -> Self:
        if self.start != self.end:
            return self
        raise ValueError(f"start and end at {self.start}; write two different times")

    def value(self) -> QuietHours:
        """Return the domain's value."""
        return QuietHours(time.fromisoformat(self.start), time.fromisoformat(self.end))


class _Commands(_Part):
    find_mentor: Word = Field(alias="find-mentor", description=COMMAND)
    be_a_mentor: Word = Field(alias="be-a-mentor", description=COMMAND)
    mentoring: Word = Field(description=COMMAND)
    announce: Word = Field(description=COMMAND)
    programme: Word = Field(description=COMMAND)

    @model_validator(mode="after")
    def _differ(self) -> Self:
        if again := _twice(self.model_dump().values()):
            raise ValueError(f'have "{again}" twice; write a different word for each')
        return self


class _Programme(_Part):
    community: Line = Field(description="what your community calls itself, 1 to 75 characters")
    under_18: UnderEighteen = Field(description='"yes", "no" or "unanswered"')
    approval: StrictBool = Field(default=False, description="true or false")
    emergency: str = Field(
        min_length=1, max_length=1000, description="what to do in danger, 1 to 1000 characters"
    )
    contact: str = Field(
        default="", max_length=200, description="how to reach a person, at most 200 characters"
    )
    caps: _Caps = Field(description="a part [caps]")
    quiet_hours: _QuietHours = Field(description="a part [quiet_hours]")
    commands: _Commands = Field(description="a part [commands]")
    kinds: tuple[_Kind, ...] = Field(
        min_length=1, max_length=MOST_KINDS, description=f"1 to {MOST_KINDS} parts [[kinds]]"
    )

    @model_validator(mode="after")
    def _kinds_differ(self) -> Self:
        if again := _twice(kind.key for kind in self.kinds):
            raise ValueError(f'kinds has the key "{again}" twice; write a different key for each')
        return self

    @model_validator(mode="after")
    def _close_in_time(self) -> Self:
        cap = self.caps.closes_by_days
        for place, kind in enumerate(self.kinds):
            if kind.clock.closing_days > cap:
                raise ValueError(
                    f"kinds[{place}].clock.closing_days is {kind.clock.closing_days}; "
                    f"write at most {cap}, which is caps.closes_by_days"
                )
        return self

    def value(self) -> Programme:
        """Return the domain's value."""
        return Programme(
            community=self.community,
            kinds=tuple(kind.value() for kind in self.kinds),
            caps=self.caps.value(),
            quiet=self.quiet_hours.value(),
            commands=MappingProxyType(self.commands.model_dump(by_alias=True)),
            emergency=self.emergency,
            under_18=self.under_18,
            approval=self.approval,
            contact=self.contact.strip(),
        )


def _twice(words: Iterable[str]) -> str | None:
    """Return the first word that occurs more than once, or None."""
    return next((word for word, times in Counter(words).items() if times > 1), None)


def read_programme(path: Path) -> Programme:
    """Return the programme in a TOML file; raise `Misconfigured` with a line for each error in it."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        return _Programme.model_validate(written).value()
    except OSError:
        reason = f"PROGRAMME is {path}, which cannot be read; write the path of a programme file"
    except UnicodeDecodeError:
        reason = f"{path.name} is not a text file in UTF-8; save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason = (
            f"{path.name} is not TOML: {error}; write it like the programme.toml that comes with Alongside"
        )
    except ValidationError as error:
        raise Misconfigured(explained(error, _Programme)) from None
    raise Misconfigured((reason,))
