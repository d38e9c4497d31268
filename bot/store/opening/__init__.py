"""The opening of a community."""
