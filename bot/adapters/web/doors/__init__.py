"""The web chat's own HTTP server: the page, acts, and the stream of new lines."""
