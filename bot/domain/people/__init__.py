"""A person as written words describe them: what they are called, their place, their clock."""
