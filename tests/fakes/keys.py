"""The secret key of the tests' communities."""

from bot.store.database.keys import Keys

KEYS = Keys.of(("a key that nobody can guess, here",))
