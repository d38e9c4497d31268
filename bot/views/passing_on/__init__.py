"""What is said where help is passed on."""
