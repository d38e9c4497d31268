"""What several nouns say alike: the reader, refusals, cards of people, alternatives."""
