"""Drawing messages and forms as Adaptive Cards. Pure."""
