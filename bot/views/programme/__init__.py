"""What managers read under `/programme`."""
