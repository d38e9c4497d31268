"""What a mentor can say to an ask, what may follow, and when they are reminded."""
