"""Draws messages and forms as HTML, in which no word of a person comes alive. Pure."""
