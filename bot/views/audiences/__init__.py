"""For whom an announcement is, and how many that are."""
