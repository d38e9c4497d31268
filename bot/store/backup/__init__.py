"""Copies of the database: making one while Alongside runs, checking one, and putting one in place."""
