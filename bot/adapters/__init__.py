"""Platforms: one folder each, with the same four modules; what all of them need is in `shared`."""
