"""Warm introductions."""
