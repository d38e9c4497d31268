"""Passing it on: mentees who help others in turn."""
