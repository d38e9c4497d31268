"""Announcements: their drafts, which every room that is about announcements reads and changes."""
