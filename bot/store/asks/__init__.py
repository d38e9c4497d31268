"""Asks, first asks, and requests for a person's help; each change is a compare-and-swap."""
