"""The guards that the tests of announcements protect, and the code without each."""

from tests.fakes.mutating import Mutant

MARKUP, ITS_TESTS = "bot/domain/announcements/markup.py", "tests/domain/announcements/test_markup.py"
STARTING = "bot/domain/announcements/starting.py"
DRAWN = "tests/contract/test_written.py"
MESSAGE = "tests/views/announcements/test_message.py"

OF_ANNOUNCEMENTS = (
    Mutant(
        "an announcement's link is https, and is not made so",
        MARKUP,
        '    if not url.lower().startswith(links.HTTPS):\n        return ""\n',
        "",
        ITS_TESTS,
    ),
    Mutant(
        "an announcement's link has a host that can be shown whole",
        MARKUP,
        "or len(_host(read)) > LONGEST_HOST else read",
        "else read",
        ITS_TESTS,
    ),
    Mutant(
        "a link that is not safe stays as it was typed",
        MARKUP,
        "    if not url:\n        return Span(found[0])\n",
        "",
        ITS_TESTS,
    ),
    Mutant(
        "a link within a mark is checked too",
        MARKUP,
        "            yield from _addresses(_inside(found))\n",
        "            yield from ()\n",
        ITS_TESTS,
    ),
    Mutant(
        "words of which only the marks can be seen are none",
        MARKUP,
        "    return None if any(map(_is_seen, _read_aloud(words))) else Problem.EMPTY\n",
        "    return None\n",
        ITS_TESTS,
    ),
    Mutant(
        "an announcement has at most five links",
        MARKUP,
        "    if len(addresses) > MOST_LINKS:\n",
        "    if not addresses:\n",
        ITS_TESTS,
    ),
    Mutant(
        "an announcement is measured as platforms measure",
        MARKUP,
        'len(sent.encode("utf-16-le", "surrogatepass")) // 2',
        "len(sent)",
        ITS_TESTS,
    ),
    Mutant(
        "a link is measured as it is opened",
        MARKUP,
        "_length(words, LONGEST_WORDS - sum(map(_growth, addresses)))",
        "_length(words, LONGEST_WORDS)",
        ITS_TESTS,
    ),
    Mutant(
        "words in which nothing can be seen are none",
        MARKUP,
        "if not any(map(_is_seen, sent)):",
        "if not sent:",
        ITS_TESTS,
    ),
    Mutant(
        "a letter is measured as it is sent",
        MARKUP,
        'unicodedata.normalize("NFC", text.strip())',
        "text.strip()",
        ITS_TESTS,
    ),
    Mutant(
        "a link's whole host is read behind it",
        "bot/ui/written.py",
        'return f" ({host})" if host and host != self.text else ""',
        'return ""',
        "tests/ui/test_written.py -k host",
    ),
    Mutant(
        "the page shows the host behind a link",
        "bot/adapters/web/written.py",
        "+ (HOST.format(piece.beside) if piece.beside else Markup())",
        "",
        f"{DRAWN} -k same_words",
    ),
    Mutant(
        "the page behind a link in marked words learns nothing of ours",
        "bot/adapters/web/written.py",
        ' target="_blank" rel="noopener noreferrer nofollow"',
        "",
        f"{DRAWN} -k alive",
    ),
    Mutant(
        "Slack shows the host behind a link",
        "bot/adapters/slack/drawing/written.py",
        "        yield from (literal(piece.beside),) if piece.beside else ()\n",
        "",
        f"{DRAWN} -k same_words",
    ),
    Mutant(
        "a marked link opens nothing but a web page",
        "bot/ui/written.py",
        "if not ADDRESS.fullmatch(self.url):",
        "if False:",
        "tests/ui/test_written.py -k nothing_else",
    ),
    Mutant(
        "marked words are never cut",
        "bot/ui/written.py",
        'limits.hold("\\n".join(self.texts), limits.WRITTEN, "written words")',
        "pass",
        "tests/ui/test_written.py -k never_cut",
    ),
    Mutant(
        "no message of Slack's is unfurled",
        "bot/adapters/slack/answering/sending.py",
        "            **NO_PREVIEWS,\n",
        "",
        f"{DRAWN} -k mentions_nobody",
    ),
    Mutant(
        "no answer of Slack's is unfurled",
        "bot/adapters/slack/drawing/bodies.py",
        '"blocks": drawn.blocks, **NO_PREVIEWS}',
        '"blocks": drawn.blocks}',
        f"{DRAWN} -k answer_of_slacks",
    ),
    Mutant(
        "a mention in marked words stays dead in Slack",
        "bot/adapters/slack/drawing/written.py",
        "        return literal(piece.text, bold=piece.bold, italic=piece.italic)\n",
        '        return {"type": "broadcast", "range": "channel"}\n',
        f"{DRAWN} -k alive",
    ),
    Mutant(
        "a mention in marked words stays dead in the notification",
        "bot/adapters/slack/drawing/render.py",
        "return Drawn(_blocks(shown), mrkdwn(fit(_notice(shown), NOTICE)))",
        "return Drawn(_blocks(shown), fit(_notice(shown), NOTICE))",
        f"{DRAWN} -k mentions_nobody",
    ),
    Mutant(
        "a notification says what was written rather than the greeting",
        "bot/adapters/slack/drawing/render.py",
        "first = whole or next(",
        "first = next(",
        f"{DRAWN} -k greeting",
    ),
    Mutant(
        "what cannot be seen in an announcement is left out",
        "bot/views/announcements/message.py",
        "text = visible(span.text)",
        "text = span.text",
        f"{MESSAGE} -k cannot_be_seen",
    ),
    Mutant(
        "a quiet day is one of the reader's own zone",
        STARTING,
        "instant.astimezone(zone_named(zone))",
        "instant.astimezone(UTC)",
        "tests/domain/announcements/test_starting.py",
    ),
)
