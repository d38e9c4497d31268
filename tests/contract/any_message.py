"""Any message that our own limits let through: of every node, of every length, and the fullest ones."""

from collections.abc import Callable
from itertools import cycle, islice
from typing import Final

from hypothesis import strategies as st

from bot.ui import limits
from bot.ui.attachments import File, Link, Way
from bot.ui.faces import PersonFace
from bot.ui.limits import measure
from bot.ui.nodes import (
    Button,
    Buttons,
    Card,
    Facts,
    Filters,
    Menu,
    Message,
    Node,
    Option,
    Quote,
    Rule,
    Select,
    Table,
    Text,
    Tone,
    Weight,
    Written,
)
from bot.ui.verbs import search
from bot.ui.written import Piece, WordLine

LETTERS: Final = ("x", "*", "_", "漢", "👩‍👩‍👧‍👦", "\n", "<", "[", "\\", " ", "- ", "`", ":joy:", "@everyone")
FACE: Final = PersonFace("Amara", "1", "Amara", "https://cdn.discordapp.com/avatars/1/a.png")


@st.composite
def words(draw: st.DrawFn, most: int) -> str:
    """Draw words of a length, with something to be seen at both ends."""
    letters = draw(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=4))
    size = draw(st.integers(1, most))
    long = "a" + "".join(islice(cycle(letters), size))
    while measure(long) > most - 1:
        long = long[: max(1, len(long) * 3 // 4)]
    return f"{long}z"[:most] if most > 1 else "a"


def buttons(label: str, tokens: tuple[str, ...]) -> tuple[Button, ...]:
    return tuple(
        Button(label, search.FIND, token, Weight.MAIN if n else Weight.PLAIN)
        for n, token in enumerate(tokens)
    )


TOKENS: Final = st.lists(st.sampled_from(["", "x", "y" * 93]), max_size=3).map(tuple)


@st.composite
def nodes(draw: st.DrawFn) -> Node:
    """Draw a node with words of some length, and with equal tokens on its buttons."""
    label = draw(words(75))
    some = buttons(label, draw(TOKENS))
    menu = Menu(label, some) if some else None
    card = st.builds(
        Card,
        title=words(150),
        lines=st.lists(words(300), max_size=3).map(tuple),
        quote=st.one_of(st.just(""), words(700)),
        buttons=st.just(some),
        menu=st.sampled_from([menu, None]),
        face=st.sampled_from([FACE, PersonFace()]),
    )
    facts = st.lists(st.tuples(words(75), words(200)), max_size=4).map(lambda rows: Facts(tuple(rows)))
    listed = words(300).map(_written)
    options = (Option("a", label, count=3), Option("b", "Other"))
    others: list[st.SearchStrategy[Node]] = [
        st.builds(Text, words(900), st.sampled_from(Tone), face=st.sampled_from([FACE, PersonFace()])),
        st.builds(Quote, words(900)),
        st.just(Buttons(some * 2, menu)),
        st.just(Filters((Select("kind", draw(words(45)), options, ("a",)),), search.FILTER, "lkg_1")),
        st.just(Link(label, "https://a.example/" + "a" * draw(st.sampled_from([1, 600])))),
        st.just(Way(label, "shp_1", {"guild": "1", "channel": "2"})),
        st.just(File(label, "a.ics", "text/calendar", b"x")),
        st.just(Table(label, ("A", label), ((label, ("so", label)),))),
        st.just(Rule()),
    ]
    node: Node = draw(st.one_of(card, facts, listed, *others))
    return node


def _written(text: str) -> Written:
    lines = [line for line in text.split("\n") if line.strip()]
    return Written(
        tuple(
            WordLine((Piece(line, bold=bool(n % 2), url="https://a.b" * (n % 3 == 0)),), listed=n % 2 == 0)
            for n, line in enumerate(lines)
        )
    )


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """Draw a message: as many nodes of those drawn as our own limits let into one."""
    title = draw(words(150))
    face = draw(st.sampled_from([FACE, PersonFace()]))
    drawn = draw(st.lists(nodes(), min_size=1, max_size=draw(st.sampled_from([3, 12, 38]))))
    while True:
        try:
            return Message(title, tuple(drawn), face=face)
        except limits.DoesNotFit:
            drawn.pop()


FULL: Final[dict[str, Callable[[], Message]]] = {
    "one text": lambda: Message("T" * 150, (Text("x" * 3_000), Text("y" * 850))),
    "stars": lambda: Message("x" * 150, (Quote("xxxxxxxxx*" * 300), Text("xxxxxxxxx_" * 85))),
    "lines": lambda: Message("T", (Quote("a\n" * 1_400 + "b"), Text("x\n" * 590 + "z", Tone.QUIET))),
    "other letters": lambda: Message("漢" * 150, (Text("漢" * 3_000), Text("漢" * 850))),
    "links": lambda: Message(
        "T", (Written(tuple(WordLine((Piece("x", url="https://a.b"),)) for _ in range(200))),)
    ),
    "rules": lambda: Message("T", (Rule(),) * 38 + (File("F", "a.ics", "text/calendar", b"x"),)),
    "cards": lambda: Message(
        "T",
        tuple(Card(title="N", lines=("l" * 60,), buttons=buttons("B", ("",)), face=FACE) for _ in range(13)),
    ),
    "facts": lambda: Message("T", (Facts((("n" * 75, "v" * 300),) * 10),)),
}
