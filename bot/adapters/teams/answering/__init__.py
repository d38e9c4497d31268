"""Answers and notices: where each belongs in Teams, and how it gets there once."""
