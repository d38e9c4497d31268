"""Platforms: one folder each, with the same three files."""
