"""What every platform's adapter needs, once: acts taken once, answered in time, landed by a table."""
