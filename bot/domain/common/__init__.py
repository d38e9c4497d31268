"""What several nouns share: people, ids, clocks, capacity, refusals, notices, nudges."""
