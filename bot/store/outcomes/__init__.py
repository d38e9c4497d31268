"""What came of announcements, as numbers, and the replies of their readers."""
