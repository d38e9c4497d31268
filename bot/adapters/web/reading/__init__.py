"""Reads what a browser sends, and in which language its page is."""
