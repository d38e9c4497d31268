"""Slack: everything that only Slack needs is in this folder."""
