"""Drawing messages and forms as Discord's components. Pure."""
