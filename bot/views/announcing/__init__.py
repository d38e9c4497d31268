"""How managers write, look at, plan and follow announcements."""
