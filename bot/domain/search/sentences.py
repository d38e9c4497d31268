"""Whether what a person searched for is a question that could be asked of a mentor."""

WORDS = 6
"""How many words make a sentence without a question mark; searches are mostly one to three words."""

WORDS_OF_A_QUESTION = 4

LETTERS = 20
"""The fewest characters of a question (as of an ask)."""

MARKS = ("?", "\uff1f", "\u061f")  # also as Chinese and Arabic write it


def is_question(words: str) -> bool:
    """Tell whether searched words are a sentence that one could ask, and not merely search words."""
    said = words.strip()
    many = len(said.split())
    asked = said.endswith(MARKS) and (many >= WORDS_OF_A_QUESTION or not said.isascii())
    return len(said) >= LETTERS and (asked or many >= WORDS)
