"""The guards that the tests of what a chat can show protect, and the code without each."""

from tests.fakes.mutating import Mutant

BUTTONS = "tests/ui/test_buttons.py"

OF_BUTTONS = (
    Mutant(
        "what is wanted seldom stands behind the dots",
        "bot/views/safety/report_and_block.py",
        "return Buttons((), more(reader, ref, *before))",
        "return Buttons(more(reader, ref, *before).buttons)",
        "tests/views/test_menus.py -k beside_an_answer",
    ),
    Mutant(
        "an ask's card keeps Why me behind the dots",
        "bot/views/answers/answer.py",
        """        ),
        report_and_block.more(
            reader,
            ask.id,
            *reminders.later(reader, ask, card.mentor, card.later),
            Button(say("Why me?"), answers.WHY_ME, ask.id),
        ),
""",
        """            Button(say("Why me?"), answers.WHY_ME, ask.id),
        ),
        report_and_block.more(reader, ask.id, *reminders.later(reader, ask, card.mentor, card.later)),
""",
        "tests/views/test_menus.py -k beside_an_answer",
    ),
    Mutant(
        "a step on a card says whom it is about",
        "bot/ui/nodes.py",
        'object.__setattr__(self, "buttons", are_about(self.buttons, self.title))',
        "pass",
        f"{BUTTONS} -k title",
    ),
    Mutant(
        "a label that names them is not said twice",
        "bot/ui/buttons.py",
        "one if one.about is not None else",
        "one if one.about else",
        f"{BUTTONS} -k twice",
    ),
    Mutant(
        "what a button is called fits",
        "bot/ui/buttons.py",
        "cut(about.strip(), room)",
        "about.strip()",
        f"{BUTTONS} -k fits",
    ),
    Mutant(
        "what a button is called has its label in it",
        "bot/ui/buttons.py",
        'return f"{label}, {behind}" if behind',
        "return behind if behind",
        f"{BUTTONS} -k fits",
    ),
    Mutant(
        "Slack is told whom a button is about",
        "bot/adapters/slack/render.py",
        """        **({"accessibility_label": button.named} if button.named != button.label else {}),
""",
        "",
        "tests/contract/test_renderers.py -k slack-links",
    ),
    Mutant(
        "the page tells whom a button is about",
        "bot/adapters/web/buttons.py",
        "Markup() if one.named == one.label else",
        "Markup() if True else",
        "tests/adapters/web/test_render.py -k whom",
    ),
    Mutant(
        "somebody who asks without their name has no face",
        "bot/views/common/people.py",
        "if not person.id or not person.name:",
        "if not person.name:",
        "tests/views/common/test_faces.py -k without_their_name",
    ),
    Mutant(
        "a card without a person has no face",
        "bot/adapters/web/faces.py",
        "if not words:",
        "if False:",
        "tests/adapters/web/test_render.py -k initials",
    ),
    Mutant(
        "lines between people never make too many blocks",
        "bot/adapters/slack/render.py",
        "if 1 + sum(map(len, drawn)) + len(below) <= MOST:",
        "if below:",
        "tests/contract/test_slack_limits.py -k too_many_blocks",
    ),
    Mutant(
        "a line stands between two people of a list",
        "bot/adapters/slack/render.py",
        "drawn[n].insert(0,",
        "list().insert(0,",
        "tests/contract/test_slack_limits.py -k between_two",
    ),
    Mutant(
        "no modal of Slack has a table",
        "bot/adapters/slack/render.py",
        "blocks = _blocks(shown, most_tables=0)",
        "blocks = _blocks(shown)",
        "tests/contract/test_slack_limits.py -k row_by_row",
    ),
    Mutant(
        "no message of Slack has a second table",
        "bot/adapters/slack/tables.py",
        "            tables -= 1\n",
        "",
        "tests/contract/test_slack_limits.py -k row_by_row",
    ),
    Mutant(
        "a table has a value for each of its columns",
        "bot/ui/tables.py",
        "if len(values) != len(self.columns):",
        "if False:",
        "tests/ui/test_limits.py -k another_width",
    ),
)
