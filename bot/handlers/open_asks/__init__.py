"""Open asks."""
