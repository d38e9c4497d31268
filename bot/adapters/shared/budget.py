"""The seconds within which a platform is acknowledged: with an answer, or a word that it follows."""

BUDGET = 1.5
"""Seconds within which a platform is acknowledged: half of Slack's and Discord's 3."""

MARGIN = 0.1
"""Seconds before the end of the budget at which it is said that an answer follows."""
