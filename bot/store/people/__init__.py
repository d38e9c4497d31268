"""People, their settings, and their drafts."""
