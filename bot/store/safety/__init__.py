"""Reports, readers of reports and who is kept apart, kept."""
