"""What managers say to drafts of their colleagues, and whom a necessary notice reaches."""
