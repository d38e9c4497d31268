"""Open asks, and the mentors' channels that show them."""
