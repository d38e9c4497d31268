"""Slack: everything that is Slack's alone stands in this folder."""
