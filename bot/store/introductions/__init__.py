"""Introductions, kept."""
