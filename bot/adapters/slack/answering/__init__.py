"""Putting answers where they belong, and sending what nobody waited for."""
