"""The guards that the tests of the gallery protect, and the code without each."""

from tests.fakes.mutating import Mutant

OF_THE_GALLERY = (
    Mutant(
        "a link in the web chat tells its host nothing of this page",
        "bot/adapters/web/drawing/render.py",
        'rel = "noopener noreferrer nofollow"',
        'rel = "nofollow"',
        "tests/contract/test_renderers.py -k alive",
    ),
    Mutant(
        "a picture of Slack shows each error",
        "tests/fakes/slack/drawing.py",
        "{}</p>').format(error) if error else NOTHING",
        "{}</p>').format(error) if not error else NOTHING",
        "tests/contract/test_slack_is_drawn.py -k errors",
    ),
    Mutant(
        "a picture of Slack says which answer is private",
        "tests/fakes/slack/drawing.py",
        "</p>') if line.only_for else NOTHING",
        "</p>') if line.thread else NOTHING",
        "tests/contract/test_slack_is_drawn.py -k private",
    ),
    Mutant(
        "a picture of Slack takes no words for markup",
        "tests/fakes/slack/drawing.py",
        'return escape(text["text"])',
        'return Markup(text["text"])',
        "tests/contract/test_slack_is_drawn.py -k markup",
    ),
    Mutant(
        "a picture of Slack leaves out no line of a card",
        "tests/fakes/slack/drawing.py",
        '            return _styled(leaf)\n        case "link":',
        '            return NOTHING\n        case "link":',
        "tests/contract/test_slack_is_drawn.py -k gallery",
    ),
    Mutant(
        "the web chat escapes what people write (F53)",
        "bot/adapters/web/drawing/render.py",
        'Markup(\'<blockquote class="quote" dir="auto">{}</blockquote>\').format(text)',
        'Markup(f\'<blockquote class="quote" dir="auto">{text}</blockquote>\')',
        "tests/contract/test_renderers.py",
    ),
    Mutant(
        "two equal buttons do not cost the whole Slack message (F54)",
        "bot/adapters/slack/drawing/controls.py",
        "if again else button.token",
        "if False else button.token",
        "tests/contract/test_slack_limits.py -k longest",
    ),
    Mutant(
        "what an option is about fits under it in Slack (F54)",
        "bot/adapters/slack/drawing/fields.py",
        "about = _whole_or_cut(option.about, ABOUT)",
        "about = option.about",
        "tests/contract/test_slack_limits.py -k calm",
    ),
    Mutant(
        "a draft longer than its box still opens in Slack",
        "bot/adapters/slack/drawing/fields.py",
        '"type": "plain_text_input",',
        '"type": "plain_text_input", "max_length": field.at_most,',
        "tests/contract/test_slack_limits.py -k draft",
    ),
)
