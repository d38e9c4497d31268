"""What the clock runs: delivery, nudges, wishes, closing at deadlines, and the search index."""
