"""The question that a mentee has not sent yet: the next form of an ask begins with it."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.asks.ask import Ask
from bot.domain.common.people import Mentor
from bot.domain.search.sentences import is_question
from bot.handlers.common import given
from bot.handlers.work import Work
from bot.ui.nodes import Aside
from bot.ui.verbs import asks
from bot.views.common import anonymous
from bot.views.words import link, written_words

UNSENT = "unsent"
"""The form's name under which it is kept, among the drafts."""

LOOKED_WITHIN = timedelta(days=1)
"""How long ago a sentence was searched for that is offered as the question."""

LOOKED_AT = 10
"""How many searches are read for a sentence."""


def keep(work: Work, written: Mapping[str, str]) -> None:
    """Keep a question that was written or taken back; without a question, keep what there is."""
    if written.get("question"):
        work.drafts.save(UNSENT, "", written)


def over(work: Work) -> None:
    """Keep that the question was sent or let go: only what is searched for from now on is offered."""
    work.drafts.save(UNSENT, "", {})


def beside(work: Work, refused: Aside) -> Aside:
    """Return a refusal with the question that was not sent, if there is one."""
    kept = work.drafts.get(UNSENT, "")
    written = [kept[name] for name in ("question", link.FIELD) if kept.get(name)]
    return Aside(written_words.beside(work.reader, refused.message, written))


def question(work: Work) -> Mapping[str, str]:
    """Return the fields of the unsent question, or the sentence that was searched for last."""
    if written := work.drafts.get(UNSENT, ""):
        return written
    since = max(filter(None, (work.now - LOOKED_WITHIN, work.drafts.saved_at(UNSENT, ""))))
    looked = work.lookings.words_since(since, of=work.me.id, limit=LOOKED_AT)
    sentence = next(filter(is_question, looked), "")
    return {"question": sentence} if sentence else {}


def again(kind: str, question: str, shown: str, *, unnamed: bool) -> Mapping[str, str]:
    """Return an ask that was taken back as the fields with which the next form begins."""
    hides = anonymous.YES if unnamed else ""
    return {"kind": kind, "question": question, link.FIELD: shown, anonymous.FIELD: hides}


def first_values(
    about: asks.AskAbout, work: Work, mentor: Mentor, kinds: tuple[str, ...]
) -> Mapping[str, str]:
    """Return the form's first values: what the pressed card passes on, or the question not yet sent."""
    values = {"line": work.me.line}
    match about:
        case asks.AskWithGlad(number=number) if number < len(mentor.glad):
            return {**values, "question": mentor.glad[number]}
        case asks.AskAfter(begins=how, ask=earlier_id):
            earlier = work.asks.get(earlier_id) or work.open_asks.get(earlier_id)
            if earlier is None or earlier.mentee != work.me.id:
                return values
            asked = work.drafts.get(asks.CHANGE_QUESTION.name, earlier.id).get("question") or earlier.question
            wanted = earlier.first_kind or earlier.kind if isinstance(earlier, Ask) else earlier.kind
            kind = given.smallest(work).key if how == "smaller" else wanted
            return {**values, "question": asked, "kind": kind, link.FIELD: earlier.link}
        case _:
            begun = question(work)
            return {**values, **{name: one for name, one in begun.items() if name != "kind" or one in kinds}}
