"""What the handlers of several nouns share: nudges and alternative mentors."""
