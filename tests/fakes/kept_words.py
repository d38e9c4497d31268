"""Whether what a person wrote is still in their hands: in an answer, or in a form one press away."""

from bot.handlers.routing import Answer
from bot.ui.attachments import File
from bot.ui.forms import Form, Input, Rejected
from bot.ui.verbs import Opens
from tests.fakes.acting import Acting
from tests.fakes.reading import buttons_of, form_of, message_of, value_of, words_of


def stand(words: str, shown: Answer, who: Acting) -> bool:
    """Tell whether words stand whole in an answer, or in a form that one of its buttons opens."""
    if _stand_in(words, shown):
        return True
    if isinstance(shown, Form | Rejected):
        return False
    tokens = [button.token for button in buttons_of(shown) if isinstance(button.verb, Opens)]
    return any(_stand_in(words, who.presses_token(token)) for token in tokens)


def _stand_in(words: str, shown: Answer) -> bool:
    if isinstance(shown, Form | Rejected):
        boxes = (field for field in form_of(shown).fields if isinstance(field, Input))
        return any(words in value_of(box) for box in boxes)
    files = (node.content.decode() for node in message_of(shown).body if isinstance(node, File))
    # Long words are quoted in several pieces, one after the other.
    pieces = words_of(shown).replace("\n", " ")
    return words in pieces or words in words_of(shown) or any(words in file for file in files)
