"""Alongside: a mentoring bot that lives where a community already talks."""

RELEASE = "0.1.0"
"""This release, as in `pyproject.toml`."""
