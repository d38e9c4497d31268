"""The deadline for acknowledging a platform: with the answer, or with a message that it follows."""

BUDGET = 1.5
"""Seconds within which a platform is acknowledged: half of Slack's and Discord's 3."""

MARGIN = 0.1
"""Seconds before that deadline at which the reader is told that the answer follows."""
