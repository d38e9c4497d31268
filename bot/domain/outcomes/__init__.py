"""What came of an announcement: what its readers pressed, and what they wrote back."""
