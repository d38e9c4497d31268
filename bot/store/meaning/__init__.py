"""Meaning: cards and sentences as vectors, made in the process from weights that an install group brings."""
