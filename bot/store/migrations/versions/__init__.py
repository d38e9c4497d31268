"""Migrations of the database, one step a file."""
