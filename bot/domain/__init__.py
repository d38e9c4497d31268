"""What mentoring means: pure values and decisions, standard library only."""
