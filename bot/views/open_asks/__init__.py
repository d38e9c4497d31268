"""What is said about an open ask, to its mentee, to a mentor and in the mentors' channel."""
