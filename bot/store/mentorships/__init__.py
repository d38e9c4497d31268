"""Mentorships, their meetings, and second voices."""
