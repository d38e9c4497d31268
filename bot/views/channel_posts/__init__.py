"""An announcement in a channel, as it stands there and as its manager follows it."""
