"""Answers to people's acts: one first answer within three seconds, and what may follow for fifteen minutes.

The times, and which answer is for which act, are from Discord's documentation (interactions: receiving and
responding).
"""

from typing import Any, Final

from tests.fakes.discord import components, modals, posting
from tests.fakes.discord.errors import Refused, Wrong
from tests.fakes.discord.ledger import Seen
from tests.fakes.discord.posting import Given
from tests.fakes.discord.values import EPHEMERAL, LOADING, Callback, Interaction, Kind, Message, Part
from tests.fakes.discord.world import APP, BOT, Discord

FIRST_WITHIN: Final = 3.0
LIVES: Final = 15 * 60.0
MOST_CHOICES: Final = 25
LONGEST_CHOICE: Final = 100

UPDATES: Final = (Callback.DEFERRED_UPDATE, Callback.UPDATE)
FOR: Final[dict[Kind, frozenset[Callback]]] = {
    Kind.COMMAND: frozenset({Callback.MESSAGE, Callback.DEFERRED, Callback.MODAL}),
    Kind.COMPONENT: frozenset({Callback.MESSAGE, Callback.DEFERRED, Callback.MODAL, *UPDATES}),
    Kind.AUTOCOMPLETE: frozenset({Callback.CHOICES}),
    Kind.MODAL: frozenset({Callback.MESSAGE, Callback.DEFERRED, *UPDATES}),
}


def answer(here: Discord, number: str, token: str, given: Given) -> Interaction:
    """Take the first answer to an interaction."""
    one = here.interactions.get(token)
    if one is None or one.id != number or here.now() - one.made > LIVES:
        raise Refused(10062)
    if one.answer is not Callback.NONE:
        raise Refused(40060)
    if here.now() - one.made > FIRST_WITHIN:
        raise Refused(10062)
    kind = _kind(one, given.body.get("type"))
    _take(here, one, kind, Given(given.body.get("data") or {}, given.files))
    one.answer = kind
    return one


def _kind(one: Interaction, given: object) -> Callback:
    wrong = Wrong()
    allowed = FOR[one.kind] if one.message or one.kind is not Kind.MODAL else FOR[one.kind] - set(UPDATES)
    if given not in allowed:
        says = f"Value must be one of {sorted(map(int, allowed))}."
        wrong.at("type", code="BASE_TYPE_CHOICES", says=says)
    wrong.refuse()
    return Callback(int(str(given)))


def _take(here: Discord, one: Interaction, kind: Callback, given: Given) -> None:
    if kind is Callback.MODAL:
        body = components.without_nulls(given.body)
        modals.check(body)
        one.modal = body
        here.seen.append(Seen(one.user, "modal", one.id, modal=one.modal, at=here.now()))
    elif kind is Callback.CHOICES:
        one.choices = _choices(given.body)
        here.seen.append(Seen(one.user, "choices", one.id, choices=tuple(one.choices), at=here.now()))
    elif kind is Callback.MESSAGE:
        one.original = _written(here, one, given, private=bool(_flags(given) & EPHEMERAL)).id
        one.filled = True
    elif kind is Callback.DEFERRED:
        _defers(here, one, _flags(given))
    else:
        pressed = _pressed(here, one)
        one.original, one.filled = pressed.id, True
        if kind is Callback.UPDATE:
            posting.redraw(here, pressed, _unmarked(given))


def _flags(given: Given) -> int:
    flags = given.body.get("flags") or 0
    return flags if isinstance(flags, int) else 0


def _defers(here: Discord, one: Interaction, flags: int) -> None:
    wrong = Wrong()
    if flags & ~EPHEMERAL:
        wrong.at("data", "flags", code="BITFIELD_INVALID", says="A deferral takes no flag but EPHEMERAL")
    wrong.refuse()
    one.private = bool(flags & EPHEMERAL)
    waiting = _new(here, one, private=one.private)
    waiting.flags |= LOADING
    one.original = waiting.id
    here.keeps(waiting)
    here.shows("loading", waiting, *([one.user] if one.private else []))


def _new(here: Discord, one: Interaction, *, private: bool) -> Message:
    made = Message(here.number(), one.channel, BOT, of=one.id, webhook=APP)
    if private:
        made.only_for, made.flags = one.user, EPHEMERAL
    return made


def _written(here: Discord, one: Interaction, given: Given, *, private: bool) -> Message:
    """Write a message as an answer; its author needs no permission for it."""
    made, shown = _new(here, one, private=private), posting.drawing(_unmarked(given))
    posting.draw(here, made, shown, given.body.get("allowed_mentions"), everybody=False)
    if private:
        here.keeps(made)
        here.shows("ephemeral", made, one.user)
    else:
        posting.appears(here, made)
    return made


def _unmarked(given: Given) -> Given:
    """Return a body without the flag for one reader, which no drawing has."""
    flags = given.body.get("flags")
    if not isinstance(flags, int):
        return given
    return Given({**given.body, "flags": flags & ~EPHEMERAL}, given.files)


def _pressed(here: Discord, one: Interaction) -> Message:
    found = here.messages.get(one.message)
    if found is None or found.deleted:
        raise Refused(10008)
    return found


def _choices(body: Part) -> list[Part]:
    wrong = Wrong()
    given = wrong.many(body.get("choices"), "choices", least=0, most=MOST_CHOICES)
    for number, one in enumerate(given):
        wrong.length(one.get("name"), "choices", number, "name", least=1, most=LONGEST_CHOICE)
        if isinstance(one.get("value"), str):
            wrong.length(one["value"], "choices", number, "value", least=1, most=LONGEST_CHOICE)
    wrong.refuse("data")
    return given


def failed(here: Discord, one: Interaction) -> bool:
    """Tell whether the person reads "The application did not respond": no answer came in time."""
    return one.answer is Callback.NONE and here.now() - one.made > FIRST_WITHIN


# what follows
def of(here: Discord, application: str, token: str) -> Interaction:
    """Return the interaction of a token that is still good and was answered."""
    one = here.interactions.get(token)
    if one is None or application != APP or here.now() - one.made > LIVES:
        raise Refused(50027)
    if one.answer in (Callback.NONE, Callback.CHOICES):
        raise Refused(10015)
    return one


def follow(here: Discord, one: Interaction, given: Given) -> Message:
    """Write a further answer; the first after a deferral fills it, and is as private as that promised."""
    if one.answer is Callback.DEFERRED and not one.filled:
        return fill(here, one, given)
    made = _written(here, one, given, private=bool(_flags(given) & EPHEMERAL))
    one.follow_ups.append(made.id)
    return made


def fill(here: Discord, one: Interaction, given: Given) -> Message:
    """Put the answer where a deferral stands."""
    stood = message(here, one, "@original")
    shown = posting.drawing(_unmarked(given))
    posting.draw(here, stood, shown, given.body.get("allowed_mentions"), everybody=False)
    one.filled = True
    if stood.only_for:
        here.shows("ephemeral", stood, one.user)
        return stood
    posting.appears(here, stood)
    return stood


def edit(here: Discord, one: Interaction, name: str, given: Given) -> Message:
    """Edit one of the answers; of a deferral that waits, this is the answer."""
    found = message(here, one, name)
    if found.flags & LOADING:
        return fill(here, one, given)
    posting.redraw(here, found, _unmarked(given))
    return found


def message(here: Discord, one: Interaction, name: str) -> Message:
    """Return one of the messages that an interaction's token reaches."""
    number = one.original if name == "@original" else name
    found = here.messages.get(number)
    if found is None or found.deleted or number not in (one.original, *one.follow_ups):
        raise Refused(10008)
    return found


def told(here: Discord, one: Interaction, message_json: dict[str, Any] | None) -> dict[str, Any]:
    """Return what `with_response` answers."""
    about: dict[str, Any] = {"id": one.id, "type": int(one.kind)}
    if one.original:
        standing = here.messages[one.original]
        about |= {
            "response_message_id": one.original,
            "response_message_loading": bool(standing.flags & LOADING),
            "response_message_ephemeral": bool(standing.flags & EPHEMERAL),
        }
    made = (
        {"message": message_json}
        if message_json and one.answer in (Callback.MESSAGE, Callback.UPDATE)
        else {}
    )
    return {"interaction": about, "resource": {"type": int(one.answer), **made}}
