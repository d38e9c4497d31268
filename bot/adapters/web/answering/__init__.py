"""Where an answer goes: into the line that was pressed, below it, or onto the page."""
