"""The way in: what Teams POSTs to us is trusted before it is read."""
