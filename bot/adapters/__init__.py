"""Platforms: one folder each, with the same three files; what all of them have stands in `shared`."""
