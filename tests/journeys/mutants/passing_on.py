"""The guards that the stories protect in passing on, and the code without each."""

from tests.fakes.mutating import Mutant

OF_PASSING_ON = (
    Mutant(
        "nobody is asked to pass it on where nobody asks for something like it",
        "bot/domain/passing_on/pass_it_on.py",
        "return shared if alike else 0",
        "return shared + 1",
        "tests/journeys/passing_on -k sqlite",
    ),
    Mutant(
        "nobody is asked to pass on what is about another field of work",
        "bot/domain/passing_on/pass_it_on.py",
        "if not named or named & (one.about | one.field)",
        "if named is not None",
        "tests/journeys/passing_on -k sqlite",
    ),
    Mutant(
        "a nudge to pass it on is once in a lifetime",
        "bot/store/passing_on/pass_it_on.py",
        "~begun & ~chosen & ~reported & ~had",
        "~begun & ~chosen & ~reported",
        "tests/journeys/passing_on -k sqlite",
    ),
    Mutant(
        "whoever was reported, or has a card of their own, is not asked to pass it on",
        "bot/store/passing_on/pass_it_on.py",
        "return ~begun & ~chosen & ~reported & ~had",
        "return ~had",
        "tests/journeys/passing_on -k sqlite",
    ),
    Mutant(
        "no nudge opens a door where somebody might be under 18",
        "bot/handlers/passing_on/pass_it_on.py",
        "if not begun.is_open or begun.approves or begun.under_18 is UnderEighteen.YES:",
        "if not begun.is_open:",
        "tests/journeys/passing_on -k sqlite",
    ),
    Mutant(
        "a small door never overrules a card of one's own",
        "bot/domain/passing_on/pass_it_on.py",
        "return card.door is Door.DRAFT and not card.offers",
        "return card.door is not Door.OPEN",
        "tests/journeys/passing_on -k sqlite",
    ),
    Mutant(
        "a mentor who was asked without a name hears of nobody that it travelled",
        "bot/handlers/passing_on/travelled.py",
        "asked is None or asked.unnamed or",
        "asked is None or",
        "tests/journeys/passing_on -k sqlite",
    ),
    Mutant(
        "what is left out, or not welcome, is not told to the first mentor",
        "bot/handlers/passing_on/travelled.py",
        "or not passing.tells:",
        "or False:",
        "tests/journeys/passing_on -k sqlite",
    ),
)
