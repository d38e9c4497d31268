"""An open ask: it names no mentor, and goes from one to the next or stands in a channel."""
