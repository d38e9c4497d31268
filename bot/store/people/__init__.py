"""People of a community, their settings and their drafts, kept."""
