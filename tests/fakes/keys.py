"""The secret key of the tests' communities."""

from bot.store.database.keys import SecretKeys

KEY = "a key of the tests that nobody can guess"
KEYS = SecretKeys.of((KEY,))
