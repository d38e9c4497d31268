"""Finding mentors: what fits, and what a person wishes to be told of."""
