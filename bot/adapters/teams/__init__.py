"""Microsoft Teams: its activities, its connector, its Adaptive Cards."""
