"""The guards of Teams' cards and dialogs, and the code without each."""

from tests.fakes.mutating import Mutant

ACTIONS = "bot/adapters/teams/actions.py"
CONTROLS = "bot/adapters/teams/drawing/controls.py"
ELEMENTS = "bot/adapters/teams/drawing/elements.py"
ESCAPE = "bot/adapters/teams/drawing/escape.py"
FALLBACK = "bot/adapters/teams/drawing/fallback.py"
FIELDS = "bot/adapters/teams/drawing/fields.py"
FORMS = "bot/adapters/teams/drawing/forms.py"
LANDING = "bot/adapters/teams/answering/landing.py"
LAYOUT = "bot/adapters/teams/drawing/layout.py"
RENDER = "bot/adapters/teams/drawing/render.py"

CARRIED = "tests/adapters/teams/test_actions.py"
ESCAPED = "tests/adapters/teams/test_escape.py"
FILLED = "tests/contract/test_teams_forms.py"
LIMITED = "tests/contract/test_teams_limits.py"
NARROWED = "tests/adapters/teams/test_narrowing.py"
READ = "tests/contract/test_renderers.py -k teams"

OF_WORDS = (
    Mutant(
        "no mark of a person is one in Teams",
        ESCAPE,
        r'regex.compile(r"[\\*_~`|<>\[\]]|',
        r'regex.compile(r"[\\*_~`|\[\]]|',
        f"{ESCAPED} -k live",
    ),
    Mutant(
        "no list begins where a person wrote a number",
        ESCAPE,
        "return run(_broken_up(_BEGINS.sub(_replaced, signs)))",
        "return run(_broken_up(signs))",
        f"{ESCAPED} -k live",
    ),
    Mutant(
        "no address of a person is live in Teams",
        ESCAPE,
        "return run(_broken_up(_BEGINS.sub(_replaced, signs)))",
        "return run(_BEGINS.sub(_replaced, signs))",
        f"{ESCAPED} -k live",
    ),
    Mutant(
        "Teams writes no date in a person's words",
        ESCAPE,
        'return _FORMATTED.sub(f"{{{JOINER}", text)',
        "return text",
        f"{ESCAPED} -k live",
    ),
    Mutant(
        "a person's words mention nobody where there is no card",
        ESCAPE,
        'return run(_broken_up(text)).replace("<at", f"<{JOINER}at")',
        "return run(_broken_up(text))",
        f"{ESCAPED} -k without_a_card",
    ),
    Mutant(
        "what a link is called cannot end it in Teams",
        ESCAPE,
        'return f"[{twins(one_line(label))}]',
        'return f"[{one_line(label)}]',
        f"{ESCAPED} -k cannot_end",
    ),
    Mutant(
        "an address of a link cannot end it in Teams",
        ESCAPE,
        'regex.compile(r"[()\\[\\]*_~`<>\\\\]")',
        'regex.compile(r"[*]")',
        f"{ESCAPED} -k cannot_end",
    ),
    Mutant(
        "people's words stand in runs", ELEMENTS, '"text": run(text), **style', '"text": text, **style', READ
    ),
)

OF_ACTIONS = (
    Mutant(
        "a comma in a value parts nothing in Teams",
        ACTIONS,
        're.compile(r"[%,;]|\\A-\\Z")',
        're.compile(r"[%]|\\A-\\Z")',
        f"{CARRIED} -k packed",
    ),
    Mutant(
        "two choices of one facet come back together",
        ACTIONS,
        "told[name] = (*told.get(name, ()), *values)",
        "told[name] = values",
        f"{CARRIED} -k together",
    ),
    Mutant(
        "what is left out of a press is empty",
        ACTIONS,
        "for key in asked if isinstance(asked, list) else list(carried):",
        "for key in list(carried):",
        f"{CARRIED} -k together",
    ),
    Mutant(
        "a press made by hand is read as far as it can be",
        ACTIONS,
        'value if isinstance(value, str) else "")',
        "value)",
        f"{CARRIED} -k by_hand",
    ),
    Mutant(
        "a button sends nothing that is chosen beside it",
        CONTROLS,
        "sends = look if along else {**look, **NO_INPUTS}",
        "sends = look",
        "tests/contract/test_cards_are_drawn.py",
    ),
    Mutant(
        "what is ticked in Teams goes along with the press that shows it",
        CONTROLS,
        "self._along |= {verb.name: asked for verb in filters.along}",
        "pass",
        f"{NARROWED} -k ticked_is_shown",
    ),
    Mutant(
        "a page is of what is ticked beside it",
        "bot/handlers/search/find.py",
        "if looking is not None and (other := narrowed(looking, request.chosen)) is not None:",
        "if False:",
        f"{NARROWED} -k ticked_is_shown",
    ),
    Mutant(
        "the next page is of what was found where nothing else is ticked",
        "bot/handlers/search/narrowing.py",
        "return None if same else",
        "return",
        f"{NARROWED} -k nothing_else",
    ),
    Mutant(
        "Teams shows six actions, and the others behind three dots",
        CONTROLS,
        "return {**action, **SECONDARY, **instead}",
        "return action",
        f"{LIMITED} -k six_actions",
    ),
    Mutant(
        "an action in another's place is behind three dots too",
        CONTROLS,
        'instead = {"fallback": behind(action["fallback"])} if "fallback" in action else {}',
        "instead: Element = {}",
        f"{LIMITED} -k six_actions",
    ),
    Mutant(
        "labels stand side by side while they can be read",
        CONTROLS,
        "+ dots > ABREAST:",
        "+ dots > 10_000:",
        f"{LIMITED} -k side_by_side",
    ),
    Mutant(
        "what is chosen of a long facet is in sight",
        CONTROLS,
        "if one.value in shown | on)",
        "if one.value in shown)",
        f"{LIMITED} -k of_a_facet",
    ),
    Mutant(
        "a client that knows no Execute can press in Teams",
        CONTROLS,
        '"data": dict(carried), "fallback": submits}',
        '"data": dict(carried)}',
        f"{LIMITED} -k gallery",
    ),
)

OF_FORMS = (
    Mutant(
        "what is wrong stands beside its field in Teams",
        FIELDS,
        "    if error:\n        yield wrong(error)\n",
        "",
        f"{FILLED} -k wrong",
    ),
    Mutant(
        "what is wrong is not said by a colour alone",
        FIELDS,
        'words(f"{WRONG}{error}", color="attention")',
        'words(error, color="attention")',
        f"{FILLED} -k wrong",
    ),
    Mutant(
        "what is wrong with the whole of a form is said in Teams",
        FORMS,
        "card([*note, *whole, *inputs]",
        "card([*note, *inputs]",
        f"{FILLED} -k wrong",
    ),
    Mutant(
        "a person's words are kept in a dialog",
        FIELDS,
        '**({"value": field.value} if field.value else {}),\n    }\n\n\ndef _conversation',
        "}\n\n\ndef _conversation",
        f"{FILLED} -k comes_back",
    ),
    Mutant(
        "a needed field of Teams has words of error",
        FIELDS,
        '{"isRequired": True, "errorMessage": run(missing)}',
        '{"isRequired": True}',
        f"{FILLED} -k words_of_error",
    ),
    Mutant(
        "a choice in a list can be taken off in Teams",
        FIELDS,
        '"choices": [none, *drawn["choices"]]}',
        '"choices": drawn["choices"]}',
        f"{FILLED} -k can_be_left",
    ),
    Mutant(
        "five boxes of pasted pages still open in Teams",
        FORMS,
        "if size(one) <= limits.SENT), None)",
        "if True), None)",
        f"{FILLED} -k pasted",
    ),
)

OF_PLACES = (
    Mutant(
        "a channel of Teams is chosen by its link",
        ACTIONS,
        "return unquote(link[1]) if link else pasted",
        "return pasted",
        f"{FILLED} -k its_link",
    ),
)

OF_SIZES = (
    Mutant(
        "a card of Teams takes less than 80 KB",
        RENDER,
        "return size(drawn) <= limits.SENT - ENVELOPE",
        "return bool(drawn)",
        f"{LIMITED} -k too_large",
    ),
    Mutant(
        "a card of Teams is measured in UTF-16",
        ELEMENTS,
        "return 2 * measure(",
        "return measure(",
        f"{LIMITED} -k too_large",
    ),
    Mutant(
        "what is cut off a card of Teams is cut with a mark",
        RENDER,
        '"body": [*body, line(words(MARK))]}',
        '"body": [*body]}',
        f"{LIMITED} -k cut_off",
    ),
    Mutant(
        "a lock screen shows a line of Teams' card",
        FALLBACK,
        'return fit(f"{shown.title}\\n{said}", NOTICE)',
        'return f"{shown.title}\\n{said}"',
        f"{LIMITED} -k lock_screen",
    ),
    Mutant(
        "a client without cards reads all of a message",
        RENDER,
        "whole = fallback.plain(shown) if roomy else said",
        "whole = said",
        f"{LIMITED} -k without_a_card",
    ),
    Mutant(
        "each line of a text is a block of its own in Teams",
        LAYOUT,
        "text.strip().splitlines() if self.roomy else [text.strip()]",
        "[text.strip()]",
        f"{LIMITED} -k is_a_block",
    ),
)
