"""Routes: which function answers which verb, and what each kind of function may return."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refusal
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import Answers, Opens, Sends
from bot.views.words import preview

Answer = Message | Aside | Form | Rejected
"""What the shell draws."""

Answering = Callable[[Request, Work], Message | Aside]
Opening = Callable[[Request, Work], Form | Aside]
Drafting = Callable[[str, Work], Mapping[str, str]]
"""Returns what a draft about something says now, by field; empty where there is none."""

Receiving = Callable[[Request, Work], Message | Aside | Rejected]


class Who(StrEnum):
    """Who may press a verb; every other presser is refused kindly, at each press."""

    EVERYBODY = "everybody"
    MANAGERS = "managers"
    CHOOSES_READERS = "managers, of readers"
    """Managers, where they choose who reads reports; others are refused with a shorter sentence."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A verb that is answered with a message. `truth` answers a repeated delivery of a writing verb.

    `sends` is the form whose words it sends: it drops their draft once they are sent. `for_former`:
    whether a person who is no member any more may press it too (`former.py`).
    """

    verb: Answers
    act: Answering
    truth: Answering | None = None
    who: Who = Who.EVERYBODY
    sends: Opens | None = None
    for_former: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class SentDraft(Answered):
    """A verb that sends a draft. `act`, `preview` and `truth` read what the draft is about as their ref."""

    verb: Sends
    draft: Drafting | None = field(default=None, kw_only=True)
    """Reads what would be sent; without it, the draft of the form that it `sends`."""
    preview: Answering = field(kw_only=True)
    """Shows the draft as it is now, as its reader will see it."""
    stays: Opens | None = field(default=None, kw_only=True)
    """What can always be pressed under this draft, where the button that sends it may be another one now."""

    def sent(self, request: Request, work: Work) -> Message | Aside:
        """Send the draft that stands above the button; another one is shown, and not sent."""
        seen = self.verb.read(request.ref)
        if seen is None:
            return work.refuse(Refusal.GONE)
        about = replace(request, ref=seen.about)
        written = self.written(seen.about, work)
        if not written:
            # A second press on what was sent reads what the first one reads; of what was let go it is told.
            return (
                self._again(about, work)
                if work.has_seen(self._done(request, work))
                else self.act(about, work)
            )
        if seen.print == print_of(written):
            return self._sends(request, about, work)
        work.forget_request(request.key)
        return preview.changed(work.reader, self.preview(about, work), self.stays or self.verb)

    def _sends(self, request: Request, about: Request, work: Work) -> Message | Aside:
        """Send it, and keep that this very draft was sent."""
        done = self._done(request, work)
        # Of two presses at once the later waits here for the other, and reads what it has left.
        is_first = work.is_first(done)
        if not is_first:
            work.drafts.look_again()
            if not self.written(about.ref, work):
                return self._again(about, work)
        answer = self.act(about, work)
        if is_first and self.written(about.ref, work):
            work.forget_request(done)
        return answer

    def _done(self, request: Request, work: Work) -> str:
        return f"sent.{work.me.id}.{self.verb.name}.{request.ref}"

    def _again(self, about: Request, work: Work) -> Message | Aside:
        return (self.truth or self.act)(about, work)

    def written(self, about: str, work: Work) -> Mapping[str, str]:
        """Return what would be sent now, by field; empty where there is nothing."""
        if self.draft is not None:
            return self.draft(about, work)
        return work.drafts.get(self.sends.name, about) if self.sends else {}

    def stands(self, request: Request, work: Work) -> Message | Aside:
        """Answer a repeated press: show how things stand."""
        seen = self.verb.read(request.ref)
        return self._again(replace(request, ref=seen.about), work) if seen else work.refuse(Refusal.GONE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A verb that is answered with a form."""

    verb: Opens
    act: Opening
    who: Who = Who.EVERYBODY
    for_former: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Received:
    """A submitted form: accepted, or rejected with errors.

    A next step is a button of the message: on Discord no form can follow a form. `truth`
    answers a repeated delivery; a form that only keeps its draft needs none. `form` is what is submitted,
    and `words` names its boxes to write in: what stands in them is never lost.
    """

    verb: Answers
    act: Receiving
    truth: Answering | None = None
    who: Who = Who.EVERYBODY
    for_former: bool = field(default=False, kw_only=True)
    form: Opens = field(kw_only=True)
    words: tuple[str, ...] = field(default=(), kw_only=True)


Route = Answered | Opened | Received
Routes = Mapping[str, Route]


def join(routes: Iterable[Route]) -> Routes:
    """Return all routes by their verb's name; raise ValueError for a double or a missing truth."""
    table: dict[str, Route] = {}
    for route in routes:
        if route.verb.name in table:
            raise ValueError(f"two routes for {route.verb.name!r}")
        if isinstance(route, Answered) and route.verb.writes and route.truth is None:
            raise ValueError(f"{route.verb.name!r} writes: say how a repeat of it is answered")
        table[route.verb.name] = route
    return MappingProxyType(table)
