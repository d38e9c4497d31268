"""Mentors, kept: cards, kinds of help, places, doors, and what the search index is fed."""
