"""The demo community: believable people and words, the same for a seed on every machine."""
