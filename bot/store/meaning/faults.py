"""What can be wrong with the weights."""


class NoModelError(Exception):
    """The file of weights cannot be read: install the group `meaning` again."""
