"""Blocks, reports, and the readers of reports."""
