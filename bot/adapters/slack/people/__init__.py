"""Who acts in Slack: the members of a workspace."""
