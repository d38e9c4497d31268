"""Searches, saved people and wishes, kept."""
