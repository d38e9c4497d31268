"""Reading what Discord sends, as acts. Pure."""
