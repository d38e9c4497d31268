"""Drawing messages and forms as Slack's blocks. Pure."""
