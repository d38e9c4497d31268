"""Reading what Slack sends, as acts. Pure."""
