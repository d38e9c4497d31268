"""What managers read under `/announce`, and what their readers get."""
