"""What is said where a mentor answers, offers less, is thanked or reminded."""
