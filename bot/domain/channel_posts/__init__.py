"""An announcement that stands once in a channel."""
