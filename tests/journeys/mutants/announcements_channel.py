"""The guards by which an announcement stands in a channel once, and where the bot may write."""

from tests.fakes.mutating import Mutant

_STORY = "tests/journeys/announcements/test_an_announcement_in_a_channel.py"
_CHANNEL = "bot/handlers/channel_posts/channel.py"
_POSTING = "bot/handlers/channel_posts/posting.py"
_STORE = "bot/store/channel_posts/channel.py"

OF_POSTING = (
    Mutant(
        "the same words within a day are asked about once more",
        _CHANNEL,
        "    if twin is not None:\n",
        "    if twin is not None and not work.me.id:\n",
        f"{_STORY} -k same_words",
    ),
    Mutant(
        "after a day the same words are not asked about",
        _STORE,
        "rows.where(same, words, near, kept)",
        "rows.where(same, words, kept)",
        f"{_STORY} -k same_words",
    ),
    Mutant(
        "a question that is over posts nothing",
        _STORE,
        "(outbox.c.state == Status.IN_DOUBT) & (outbox.c.version == version)",
        "outbox.c.state == Status.IN_DOUBT",
        f"{_STORY} -k saw_that_it_is_not_there",
    ),
    Mutant(
        "what stands or was called off is not drawn again",
        _POSTING,
        "    return views.in_channel(work.reader, one) if under_way or corrected else None\n",
        "    return views.in_channel(work.reader, one) if under_way or work.now else None\n",
        f"{_STORY} -k drawn_again",
    ),
    Mutant(
        "a post that is corrected is never posted anew",
        "bot/store/outbox/outbox.py",
        "frozenset({NoticeKind.ANNOUNCEMENT, NoticeKind.CHANNEL_POST})",
        "frozenset({NoticeKind.ANNOUNCEMENT})",
        f"{_STORY} -k stays_away",
    ),
    Mutant(
        "nothing is corrected that stands in no channel yet",
        "bot/domain/corrections/correcting.py",
        "if one.stage is Stage.CHANNEL and not stands(post):",
        "if False:",
        f"{_STORY} -k corrected_where",
    ),
    Mutant(
        "a post is drawn again once its words are corrected",
        "bot/store/corrections/correcting.py",
        "is_post_of if old.stage is Stage.CHANNEL else is_of",
        "is_of",
        f"{_STORY} -k corrected_where",
    ),
    Mutant(
        "what a worker is sending is not called off",
        _STORE,
        "        free = outbox.c.lease.is_(None) & (outbox.c.doubt == 0) & outbox.c.sent_to.is_(None)\n",
        "        free = outbox.c.sent_to.is_(None)\n",
        f"{_STORY} -k called_off_while",
    ),
    Mutant(
        "a channel that the bot is not in is refused before anything is sent",
        _CHANNEL,
        "    elif found.problem:\n",
        "    elif found.problem and not work.me.id:\n",
        f"{_STORY} -k before_anything_is_sent",
    ),
    Mutant(
        "a public channel is open to the bot only by its scope",
        "bot/adapters/slack/people/conversations.py",
        'not found.get("is_private") and EVERYWHERE in self._granted()',
        'not found.get("is_private")',
        f"{_STORY} -k before_anything_is_sent",
    ),
    Mutant(
        "a channel of another organisation is refused",
        "bot/adapters/slack/people/conversations.py",
        'found.get("is_ext_shared") or',
        "None or",
        f"{_STORY} -k before_anything_is_sent",
    ),
    Mutant(
        "a planned post waits where its manager manages no more",
        _STORE,
        "    return planned & exists().where(whose, here)\n",
        "    return planned\n",
        f"{_STORY} -k waits_for_another",
    ),
    Mutant(
        "what a manager who leaves has sent waits for another",
        _POSTING,
        "            work.posts.change(rules.plan(post, work.now), when=PostState.GOING)\n",
        "            pass\n",
        f"{_STORY} -k held_back",
    ),
    Mutant(
        "nothing is posted on a quiet day that was added later",
        _POSTING,
        "        if comes > work.now:\n",
        "        if not post.id:\n",
        f"{_STORY} -k quiet_time",
    ),
    Mutant(
        "a planned time that has passed posts nothing",
        _CHANNEL,
        "    elif rules.is_over(new, post, work.now):\n",
        "    elif not new.id:\n",
        f"{_STORY} -k called_off",
    ),
    Mutant(
        "nothing is posted but what was looked at",
        _CHANNEL,
        '    return {**words, "place": post.place} if words and post else {}\n',
        '    return {"place": post.place} if words and post else {}\n',
        f"{_STORY} -k changed_since",
    ),
    Mutant(
        "who pressed what stands in a channel is counted for a week",
        "bot/handlers/outcomes/outcome.py",
        " if work.now < post.posted_at + A_WEEK else None\n",
        "\n",
        f"{_STORY} -k a_number_for_a_week",
    ),
    Mutant(
        "a manager's own press under their post is not counted",
        "bot/handlers/outcomes/outcome.py",
        "post.posted_at is None or one.by == work.me.id",
        "post.posted_at is None",
        f"{_STORY} -k a_number_for_a_week",
    ),
    Mutant(
        "a draft that is used again is looked at anew",
        "bot/handlers/announcing/writing.py",
        '    new = replace(new, audience="") if is_for_channel(new) else new\n',
        "",
        f"{_STORY} -k used_again",
    ),
    Mutant(
        "of two who saw the same post one sends it",
        _STORE,
        "(announcement_posts.c.id == new.id) & (announcement_posts.c.state == when)",
        "(announcement_posts.c.id == new.id)",
        "tests/store/announcements/test_posts.py -k saw_the_same",
    ),
    Mutant(
        "there is one post an announcement",
        "bot/store/migrations/versions/0026_announcement_posts.py",
        '        sa.UniqueConstraint("announcement", name=op.f("uq_announcement_posts_announcement")),\n',
        "",
        "tests/store/announcements/test_posts.py -k one_post",
    ),
)
