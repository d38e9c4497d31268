"""A mentorship: two people after a yes, their times, whether they met, and its end."""
