"""Search: mentors found by words, in an index derived from the database."""
