"""Calling Slack: its Web API, within its limits, and what its errors mean for us."""
