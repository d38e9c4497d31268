"""To whom announcements go: counted, walked in batches, and kept under a name."""
