"""Thanks and the one follow-up to an answer, kept."""
