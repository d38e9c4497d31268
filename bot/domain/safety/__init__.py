"""Report and block: who is kept apart from whom, and how a report is dealt with."""
