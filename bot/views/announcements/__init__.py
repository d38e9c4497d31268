"""Announcements: how they are read, and the first words of six of them."""
