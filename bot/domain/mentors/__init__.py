"""A mentor: their card, their first door, and the words of each quarter."""
