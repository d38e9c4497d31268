"""Still happy to help: how often a mentor is asked, and when the card of a silent mentor rests."""

A_QUARTER = 91
"""Days between two questions, and before the first."""

SIX_WEEKS = 42
"""Days of an open door after which a mentor whom nobody has asked hears that it is chance."""

SILENCES = 2
"""After how many unanswered questions the card rests."""

PATIENCE = 14
"""Days to wait for an answer to the last question."""

A_LONG_REST = 364
"""Days that such a card rests, unless its mentor answers before."""
