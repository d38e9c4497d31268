"""Slack as a platform: what it sends, how answers look there, and where they land."""
