"""What follows an answer: follow-ups and thanks."""
