"""Open asks and the mentors' channel, kept."""
