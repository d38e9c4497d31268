"""What several nouns keep: communities, requests that were seen, nudges."""
