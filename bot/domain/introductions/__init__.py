"""An introduction: a manager thinks of a mentor with room, and the mentee agrees to every word."""
