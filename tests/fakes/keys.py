"""The secret key of the tests' communities."""

from bot.store.database.keys import SecretKeys

KEYS = SecretKeys.of(("a key that nobody can guess, here",))
