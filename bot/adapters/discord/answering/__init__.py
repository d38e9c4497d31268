"""Answers and notices: where each belongs on Discord, and how it gets there once."""
