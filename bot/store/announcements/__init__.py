"""Announcements: their drafts, their audience as rows, and how each ended for each reader."""
