"""The web chat: a platform of our own, for trying it out."""
