"""Still happy to help: how often a mentor is asked, and when a card rests that nobody speaks for."""

A_QUARTER = 91
"""Days between two askings, and before the first."""

SIX_WEEKS = 42
"""Days of an open door after which somebody whom nobody has asked hears that it is chance."""

SILENCES = 2
"""So many askings without a word, and the card rests."""

PATIENCE = 14
"""Days that the last of them waits for a word."""

A_LONG_REST = 364
"""Days that such a card rests, unless its mentor says a word before."""
