"""What is said on a person's home, about their data, and to words that they type."""
