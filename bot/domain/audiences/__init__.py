"""To whom announcements go: groups of people, narrowed by what cards show, and kept under a name."""
