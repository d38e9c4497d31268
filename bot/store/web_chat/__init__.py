"""What the web chat keeps: its people and the lines that it showed."""
