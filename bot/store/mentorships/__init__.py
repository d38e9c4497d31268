"""Mentorships, kept: times, versions, and whether the two met."""
