"""How a community begins, kept."""
