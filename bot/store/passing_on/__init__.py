"""Passing on."""
