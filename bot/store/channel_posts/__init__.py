"""The posts of announcements in channels."""
