"""What the two of a mentorship read in their room and apart."""
