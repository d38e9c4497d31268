"""What managers and readers see where an announcement is corrected, or the rest of one was cancelled."""
