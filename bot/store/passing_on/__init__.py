"""Who was asked to pass help on, and what came of it, kept."""
