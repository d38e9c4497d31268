"""What came of an announcement, and what its readers write back."""
