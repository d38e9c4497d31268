"""What is said about finding, comparing and wishing."""
