"""Platforms: one folder each, with the same five modules; what all of them need is in `shared`."""
