"""The guards of the web chat's try-out bar: only a demo that is alone has it."""

from typing import Final

from tests.fakes.mutating import Mutant

TESTS: Final = "tests/adapters/web/test_tryout.py"

OF_THE_TRY_OUT: Final = (
    Mutant(
        "a forged press of the try-out bar is refused",
        "bot/adapters/web/doors/tryout.py",
        "return _refused(request) if trying is None else await act(trying, request)",
        "return await act(trying or self._given.trying(), request)",
        f"{TESTS} -k beside_a_slack",
    ),
    Mutant(
        "a demo has no try-out bar beside another community",
        "bot/store/web_chat/trying.py",
        "return all(row.platform == platform and row.workspace in workspaces for row in found)",
        "return bool(found)",
        f"{TESTS} -k slack_community",
    ),
    Mutant(
        "no process without a demo has a try-out bar",
        "bot/app.py",
        "or not isinstance(self.clock, DemoClock)",
        "or False",
        f"{TESTS} -k without_the_demo",
    ),
    Mutant(
        "no process that serves a platform has a try-out bar",
        "bot/app.py",
        "asked = len(self.platforms) > 1",
        "asked = False",
        f"{TESTS} -k platform",
    ),
    Mutant(
        "a day passes once for all presses of one sight",
        "bot/demo/trying.py",
        "if seen != self.days or",
        "if",
        f"{TESTS} -k two_presses",
    ),
    Mutant(
        "a demo's day is kept before its jobs write",
        "bot/demo/trying.py",
        "        trying.set_ahead(connection, here, self.clock.hours + 1)\n",
        "",
        f"{TESTS} -k restart",
    ),
    Mutant(
        "the clock of a kept day stays real beside another community",
        "bot/demo/trying.py",
        "is_theirs = here is not None and self._is_alone(connection)",
        "is_theirs = here is not None",
        f"{TESTS} -k kept_day",
    ),
    Mutant(
        "the hour moves only while the demo is alone",
        "bot/demo/trying.py",
        "if here is None or not self._is_alone(connection):",
        "if here is None:",
        "tests/demo/test_trying.py -k meanwhile",
    ),
    Mutant(
        "the empty community begins only while the demo is alone",
        "bot/demo/trying.py",
        "        if not self._is_alone(connection):\n            return False\n",
        "",
        "tests/demo/test_trying.py -k begins",
    ),
    Mutant(
        "a paragraph about nobody has no face beside it",
        "bot/adapters/web/drawing/render.py",
        ".format(face(one.name), words) if one.name else words",
        ".format(face(one.name), words)",
        "tests/adapters/web/test_render.py -k paragraph_that_names",
    ),
    Mutant(
        "what stands above older lines follows the language too",
        "bot/adapters/web/static/chat.js",
        """      this.log.speak((await this.#ours(turn, read("/lines", this.#where()))).lines);
""",
        "",
        "tests/browser/test_the_page_speaks.py",
    ),
    Mutant(
        "the page takes the first language that the bot speaks",
        "bot/adapters/web/reading/tongue.py",
        "if tongue in spoken():",
        "if tongue:",
        "tests/adapters/web/test_tongue.py -k first_language",
    ),
    Mutant(
        "what is wrong is said in the page's language",
        "bot/adapters/web/reading/tongue.py",
        "said = catalogue(language(headers)).gettext(sentence)",
        "said = sentence",
        "tests/adapters/web/test_tongue.py -k what_is_wrong",
    ),
    Mutant(
        "the page follows a language that is chosen in it",
        "bot/adapters/web/static/chat.js",
        "if (language !== spoken()) this.#changesTo(language);",
        "",
        "tests/browser/test_the_page_speaks.py",
    ),
    Mutant(
        "words are given back in pieces that part between words",
        "bot/ui/fit.py",
        "    return text[:at] if at > 0 else whole\n",
        "    return whole\n",
        "tests/ui/test_fit.py -k no_word_that_fits",
    ),
    Mutant(
        "who left is not called sorted after a lighter offer",
        "bot/views/asks/outcome.py",
        "return GONE if mentee.has_left else SORTED",
        "return SORTED",
        "tests/views/test_sentences.py -k nobody_who_left",
    ),
    Mutant(
        "managers' commands are offered to managers alone",
        "bot/adapters/web/static/chat.js",
        "return this.boot.commands.filter((one) => this.#me.manages || !one.managers);",
        "return this.boot.commands;",
        "tests/browser/test_the_try_out.py -k newcomer",
    ),
    Mutant(
        "what narrowing finds stays in sight",
        "bot/adapters/web/static/message.css",
        "position: sticky; bottom: -13px; margin",
        "margin",
        "tests/browser/test_the_try_out.py -k narrowing",
    ),
)

OF_WHAT_SHUTS_OUT: Final = (
    Mutant(
        "soft words can be read",
        "bot/adapters/web/static/chat.css",
        "--soft: light-dark(#4c5b58, #a6b6b2);",
        "--soft: light-dark(#9aa8a5, #a6b6b2);",
        "tests/browser/test_nothing_shuts_anybody_out.py -k desk",
    ),
    Mutant(
        "a button without words has a name",
        "bot/adapters/web/templates/chat.html",
        'data-show="people" aria-label="{{ words.play_another }}" data-say-label="play_another"',
        'data-show="people"',
        "tests/browser/test_nothing_shuts_anybody_out.py -k phone",
    ),
)

OF_THE_WEB_CHAT = (
    Mutant(
        "a menu without steps is not drawn",
        "bot/adapters/web/drawing/buttons.py",
        '_NO_STEPS.sub("", left)',
        "left",
        "tests/adapters/web/test_render.py -k last_of_its_steps",
    ),
    Mutant(
        "the web chat knows what the pressed button says",
        "bot/adapters/web/reading/inbound.py",
        'self._inside = tag == "button" and not self.label and ("data-token", self._token) in attrs',
        "self._inside = False",
        "tests/adapters/web/test_inbound.py -k says",
    ),
    Mutant(
        "an erased person is nobody's row in the web chat (F69)",
        "bot/store/web_chat/cast.py",
        ' & ~people.c.platform_user.startswith(f"{GONE}_")',
        "",
        "tests/adapters/web/test_rooms.py -k erased",
    ),
    Mutant(
        "nobody acts as an erased person (F69)",
        "bot/store/people/people.py",
        "if is_gone(platform_user):",
        "if False:",
        "tests/adapters/web/test_rooms.py -k erased",
    ),
    Mutant(
        "an answer that names an erased person is emptied in the web chat (F69)",
        "bot/store/home/my_data.py",
        "            named,\n",
        "",
        "tests/adapters/web/test_rooms.py -k named_them",
    ),
    Mutant(
        "whom an answer names is noted where it is drawn (F69)",
        "bot/handlers/respond.py",
        "partial(copy_context().run, self.respond, request)",
        "partial(self.respond, request)",
        "tests/adapters/web/test_rooms.py -k named_them",
    ),
    Mutant(
        "a download does not hold the downloads before it",
        "bot/store/home/redactions.py",
        '_A_FILE.sub("", str(row["html"]))',
        'str(row["html"])',
        "tests/adapters/web/test_road.py -k download",
    ),
)
