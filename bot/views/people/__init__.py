"""What is said where people change their own settings."""
