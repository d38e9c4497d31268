"""Reads what Teams sends: who did what, and where the answer belongs. Pure."""
