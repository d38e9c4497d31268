"""What is said where a person reports or blocks, and to those who read reports."""
