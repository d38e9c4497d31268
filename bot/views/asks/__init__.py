"""What is said about an ask, from its form to how it ended and what may follow."""
