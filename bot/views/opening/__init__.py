"""What is said in a community's first days, and in a person's first minute."""
