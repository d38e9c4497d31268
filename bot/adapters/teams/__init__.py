"""Microsoft Teams: the adapter of Bot Framework activities and Adaptive Cards."""
