"""Mentors: their cards, offers, places and doors, and the feed of the search index."""
