"""Announcements: few words from managers to many people."""
